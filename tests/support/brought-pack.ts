/** A pack that an office could have written: the example that `rules/README.md` gives in full. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PackUpload } from '../../src/shared/office/brought-pack.ts'

export const examplePolicy = 'yunhe-2026'

const guide = readFileSync(join(import.meta.dirname, '../../rules/README.md'), 'utf8')

/** What stands in the guide under the file's name, as somebody would copy it out. */
function copyOut(file: string): string {
  const block = new RegExp(
    `\`\`\`yaml\\n(# ${examplePolicy}/${file}\\n[\\s\\S]*?)\`\`\``,
    'u',
  ).exec(guide)
  if (block?.[1] === undefined) throw new Error(`the guide has no ${file}`)
  return block[1]
}

export const examplePack = { packYaml: copyOut('pack.yaml'), casesYaml: copyOut('cases.yaml') }

type Files = Extract<PackUpload, { readonly kind: 'files' }>

export function anUpload(changes: Partial<Files> = {}): Files {
  return { kind: 'files', ...examplePack, taskTable: null, ...changes }
}
