/** The chosen files as they are sent: text, or a zip as it is. */
import type { PackUpload } from '../../shared/office/brought-pack.ts'
import { broughtWords as words } from './brought-words.ts'
import { choosePackFiles } from './pack-files.ts'

export type ReadUpload =
  | { readonly upload: PackUpload; readonly names: string }
  | { readonly upload: null; readonly refusal: string }

export async function readUpload(files: readonly File[]): Promise<ReadUpload> {
  const chosen = choosePackFiles(files)
  switch (chosen.kind) {
    case 'refused':
      return { upload: null, refusal: chosen.text }
    case 'archive': {
      const base64 = toBase64(new Uint8Array(await chosen.file.arrayBuffer()))
      return { upload: { kind: 'archive', base64 }, names: chosen.file.name }
    }
    case 'files': {
      const { packYaml, casesYaml, taskTable } = chosen
      const texts: string[] = []
      for (const file of [packYaml, casesYaml, taskTable]) {
        if (file === null) {
          texts.push('')
          continue
        }
        const text = await readText(file)
        if (text === null) return { upload: null, refusal: words.unreadable(file.name) }
        texts.push(text)
      }
      const [pack = '', cases = '', tasks = ''] = texts
      const names = [packYaml, casesYaml, taskTable].flatMap((file) => file?.name ?? [])
      return {
        upload: {
          kind: 'files',
          packYaml: pack,
          casesYaml: cases,
          taskTable: taskTable === null ? null : tasks,
        },
        names: names.join('、'),
      }
    }
  }
}

async function readText(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    // Not text, not in UTF-8, or gone since it was chosen: the sentence names the file.
    return null
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  // In pieces: a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 8192) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192))
  }
  return btoa(binary)
}
