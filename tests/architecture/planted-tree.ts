/** A small house that keeps every law, for planting violations into. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export type Files = Readonly<Record<string, string>>

/** Each file imports only what its law allows, so that the tree as it is breaks nothing. */
export const soundTree: Files = {
  'tsconfig.json': '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler" } }',
  'src/shared/kernel/day.ts': "import { z } from 'zod'\nexport const day = z.string()",
  'src/shared/people/model.ts': "export { day } from '../kernel/day.ts'",
  'src/preload/index.ts': "import 'electron'\nimport '../shared/kernel/day.ts'",
  'src/renderer/kit/Money.tsx': "import 'react'\nexport const money = 1",
  'src/renderer/people/Page.tsx':
    "import '../kit/Money.tsx'\nimport '../../shared/people/model.ts'",
  'src/main/kernel/clock.ts': "import 'node:fs'\nexport const clock = 1",
  'src/main/ledger/index.ts':
    "import 'better-sqlite3'\nimport '../kernel/clock.ts'\nexport const ledger = 1",
  'src/main/ledger/writer.ts': 'export const writer = 1',
  'src/main/rules/index.ts': "import 'yaml'\nexport type Pack = string\nexport const rules = 1",
  'src/main/spreadsheets/index.ts': "import '../kernel/clock.ts'",
  'src/main/accounts/index.ts': 'export const accounts = 1',
  'src/main/people/decide.ts':
    "import type { Pack } from '../rules/index.ts'\nimport '../../shared/kernel/day.ts'\nexport type P = Pack",
  'src/main/people/store.ts': "import '../ledger/index.ts'\nexport const store = 1",
  'src/main/people/procedures.ts':
    "import '@orpc/server'\nimport './decide.ts'\nimport './store.ts'\nexport const procedures = 1",
  'src/main/people/index.ts': "export { procedures } from './procedures.ts'",
  'src/main/people/people.test.ts': "import 'vitest'\nimport './store.ts'",
  'src/main/intake/procedures.ts': "import '../people/index.ts'",
  'src/main/intake/index.ts': "import './procedures.ts'",
  'src/main/router.ts': "import './people/index.ts'\nimport './intake/index.ts'",
  'src/main/app.ts': "import './router.ts'\nimport './ledger/index.ts'",
  'src/main/shells/telling.ts': "import '../kernel/clock.ts'",
  'src/main/shells/web/index.ts': "import '../../app.ts'\nimport '../telling.ts'",
  'src/main/shells/cli/index.ts': "import '../../app.ts'\nimport 'commander'",
  'src/main/shells/electron/index.ts': "import 'electron'\nimport '../telling.ts'",
}

export type PlantedTree = { readonly root: string; remove(): void }

/** Writes the sound tree with some files replaced or added; the packages are the project's own. */
export function plantTree(planted: Files): PlantedTree {
  const root = mkdtempSync(join(tmpdir(), 'canbao-laws-'))
  for (const [name, text] of Object.entries({ ...soundTree, ...planted })) {
    const file = join(root, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${text}\n`)
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
