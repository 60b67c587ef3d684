/** A policy pack that was packed as a zip: its files as text. Nothing is ever written to the disk. */
import { packFileNames } from '../../../shared/office/brought-pack.ts'
import { openSource } from './source.ts'
import { FileRefused } from '../roster-file.ts'
import { openPackage } from './xlsx/package.ts'
import type { Package } from './xlsx/package.ts'

export type PackArchive =
  | {
      readonly kind: 'read'
      readonly packYaml: string
      /** Empty where the file is missing: whoever reads it says so. */
      readonly casesYaml: string
      readonly taskTable: string | null
    }
  /** One sentence: what is wrong and what to do. */
  | { readonly kind: 'refused'; readonly text: string }

/** What a person packs besides: a folder, what the system leaves behind, a note or a copy. */
const mostEntries = 200

/** `mostBytes` is what one file may hold; a longer one is cut there, for its reader to refuse. */
export async function readPackArchive(bytes: Uint8Array, mostBytes: number): Promise<PackArchive> {
  try {
    const parts = await openPackage(await openSource(bytes))
    try {
      return await readParts(parts, mostBytes)
    } finally {
      parts.close()
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    return refused(
      error.refusal.code === 'encrypted'
        ? '压缩包设有密码，读不到内容，请不设密码重新压缩。'
        : '压缩包已损坏、不完整或大得不正常，没有读，请重新压缩成 .zip 再试。',
    )
  }
}

async function readParts(parts: Package, mostBytes: number): Promise<PackArchive> {
  const { names } = parts
  if (names.length > mostEntries) {
    return refused('压缩包里的文件太多，不像政策包，请只压缩政策包这一个文件夹。')
  }
  const [found, ...others] = names.filter(
    (name) => !isLitter(name) && /(?:^|\/)pack\.yaml$/u.test(name),
  )
  if (found === undefined) {
    return refused('压缩包里没有 pack.yaml，请核对是不是选错了文件，或者文件名写得不对。')
  }
  if (others.length > 0) {
    return refused('压缩包里有几个 pack.yaml，不知道要带入哪一个，请一次只压缩一个政策包。')
  }
  const folder = found.slice(0, -'pack.yaml'.length)
  const texts: (string | null)[] = []
  for (const file of packFileNames) {
    const name = folder + file
    if (!names.includes(name)) texts.push(null)
    else {
      const text = await readText(parts, name, mostBytes)
      if (text === null) return refused(`${file} 不是 UTF-8 文字，请另存为 UTF-8 编码再压缩。`)
      texts.push(text)
    }
  }
  const [packYaml, casesYaml, taskTable] = texts
  return {
    kind: 'read',
    packYaml: packYaml ?? '',
    casesYaml: casesYaml ?? '',
    taskTable: taskTable ?? null,
  }
}

/** What macOS adds to every zip. */
const isLitter = (name: string) => name.startsWith('__MACOSX/')

/** Null where it is no text in UTF-8. One byte more than may be is enough to complain of. */
async function readText(parts: Package, name: string, mostBytes: number): Promise<string | null> {
  const pieces: Buffer[] = []
  let byteCount = 0
  for await (const piece of parts.read(name)) {
    pieces.push(piece)
    byteCount += piece.length
    if (byteCount > mostBytes) return ' '.repeat(mostBytes + 1)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    return null
  }
}

const refused = (text: string): PackArchive => ({ kind: 'refused', text })
