/** Which of the files that somebody chose make a pack. */
import {
  largestArchiveBytes,
  longestPackFile,
  packFileNames,
} from '../../shared/office/brought-pack.ts'
import { broughtWords as words } from './brought-words.ts'

export type Chosen<File> =
  | { readonly kind: 'archive'; readonly file: File }
  | {
      readonly kind: 'files'
      readonly packYaml: File
      /** Whoever reads the pack says that it is missing. */
      readonly casesYaml: File | null
      readonly taskTable: File | null
    }
  /** One sentence: what is wrong and what to choose. */
  | { readonly kind: 'refused'; readonly text: string }

type Named = { readonly name: string; readonly size: number }

/** By their names, as the README of the packs has them; what else lies in a folder is passed over. */
export function choosePackFiles<File extends Named>(files: readonly File[]): Chosen<File> {
  const [archive, second] = files.filter(({ name }) => name.toLowerCase().endsWith('.zip'))
  if (archive !== undefined) {
    if (second !== undefined || files.length > 1) return refused(words.oneArchive)
    return archive.size > largestArchiveBytes
      ? refused(words.tooLarge(archive.name))
      : { kind: 'archive', file: archive }
  }
  const found = packFileNames.map((wanted) => files.filter(({ name }) => name === wanted))
  const twice = packFileNames.find((_, index) => (found[index]?.length ?? 0) > 1)
  if (twice !== undefined) return refused(words.twice(twice))
  const [packYaml, casesYaml, taskTable] = found.map(([first]) => first ?? null)
  if (packYaml === undefined || packYaml === null) return refused(words.noPackYaml)
  const large = [packYaml, casesYaml, taskTable].find((file) => (file?.size ?? 0) > longestPackFile)
  if (large !== undefined && large !== null) return refused(words.tooLarge(large.name))
  return { kind: 'files', packYaml, casesYaml: casesYaml ?? null, taskTable: taskTable ?? null }
}

const refused = (text: string) => ({ kind: 'refused', text }) as const
