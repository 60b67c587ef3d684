/** Amendments as an administrator enters them: by form or as a file, checked beside what stands. */
import type { Amendment, Overlay } from '../../shared/rules/model.ts'
import { amendmentSchema } from '../../shared/rules/model.ts'
import type { EntryProblem } from '../../shared/amendments/model.ts'
import { stringify } from 'yaml'
import { amendmentDocumentSchema } from './amendment.ts'
import { explainTooLong, limits } from './limits.ts'
import { lintOverlay } from './overlay.ts'
import type { PackSet } from './pack.ts'
import { lintPlausible } from './plausible.ts'
import type { PlausibleProblem } from './plausible.ts'
import type { DocumentProblem } from './problem.ts'
import { explainIssues, readYaml } from './read-yaml.ts'

/** Unusual: it stands once the amendment says why. */
type EnteredProblem = DocumentProblem & { readonly unusual?: boolean }

export type EnteredAmendments = {
  /** Empty where the text cannot be read. */
  readonly amendments: readonly Amendment[]
  readonly problems: readonly EntryProblem[]
  /** Puts a complaint about one of the amendments where it stands in the text. */
  readonly place: (problem: { readonly index: number } & EnteredProblem) => EntryProblem
}

/** A file of one amendment, of a list of them, or as `canbao overlay` writes it. */
export function readAmendments(text: string): EnteredAmendments {
  const unread = { amendments: [], place: () => wholeProblem('') }
  const tooLong = explainTooLong(text, limits.enteredBytes)
  if (tooLong !== null) {
    return { ...unread, problems: [wholeProblem(tooLong)] }
  }
  const { yaml, problems } = readYaml('', text.replace(/^\u{FEFF}/u, ''))
  if (yaml === null) {
    return {
      ...unread,
      problems: problems.map(({ line, column, text: words }) => ({
        path: '',
        line,
        column,
        text: words,
        unusual: false,
      })),
    }
  }
  const placeAt = ({ unusual = false, ...problem }: EnteredProblem): EntryProblem => {
    const { line, column, text: words } = yaml.place(problem)
    return { path: problem.path.map(String).join('.'), line, column, text: words, unusual }
  }
  const { written, prefix } = listWritten(yaml.value)
  const place: EnteredAmendments['place'] = ({ index, path, ...rest }) =>
    placeAt({ ...rest, path: [...prefix(index), ...path] })
  const found = findUnusable(yaml.value, written)
  const amendments: Amendment[] = []
  if (found.length > 0) return { amendments, problems: found.map(placeAt), place }
  for (const [index, each] of written.entries()) {
    const parsed = amendmentSchema.safeParse(each, { reportInput: true })
    if (parsed.success) amendments.push(parsed.data)
    else
      found.push(
        ...explainIssues(parsed.error.issues).map((problem) => ({
          ...problem,
          path: [...prefix(index), ...problem.path],
        })),
      )
  }
  return {
    amendments: found.length > 0 ? [] : amendments,
    problems: found.slice(0, limits.problems).map(placeAt),
    place,
  }
}

/** A complaint about all of it. */
export function wholeProblem(text: string): EntryProblem {
  return { path: '', line: null, column: null, text, unusual: false }
}

function findUnusable(value: unknown, written: readonly unknown[]): DocumentProblem[] {
  if (typeof value === 'object' && value !== null && 'readings' in value) {
    const readings = value.readings
    if (typeof readings === 'object' && readings !== null && Object.keys(readings).length > 0) {
      const text = '读法不从文件录入：请在“政策理解”里逐项确认，并从这里删去 readings 一段。'
      return [{ path: ['readings'], text }]
    }
  }
  if (written.length > limits.enteredAmendments) {
    const text = `一个文件里写了 ${written.length} 项修改，太多（最多 ${limits.enteredAmendments} 项），请分几次录入。`
    return [{ path: [], text }]
  }
  if (written.length > 0) return []
  return [
    {
      path: [],
      text: '没有写任何一项修改，请照 rules/README.md 的样子写 policy、from、clause 等。',
    },
  ]
}

function listWritten(value: unknown): {
  readonly written: readonly unknown[]
  readonly prefix: (index: number) => readonly PropertyKey[]
} {
  if (Array.isArray(value)) return { written: value, prefix: (index) => [index] }
  if (typeof value !== 'object' || value === null) return { written: [], prefix: () => [] }
  if ('amendments' in value || 'readings' in value) {
    const list: unknown = 'amendments' in value ? value.amendments : []
    const written: readonly unknown[] = Array.isArray(list) ? list : []
    return { written, prefix: (index) => ['amendments', index] }
  }
  return { written: [value], prefix: () => [] }
}

/**
 * What is wrong with new amendments beside those that stand. A complaint about one that stood
 * before comes without an index: the new ones have taken its ground away.
 */
export function lintEntered(
  packs: PackSet,
  overlay: Overlay,
  entered: readonly Amendment[],
): readonly ({ readonly index: number | null } & EnteredProblem)[] {
  const standing = overlay.amendments ?? []
  const whole = { ...overlay, amendments: [...standing, ...entered] }
  const strange = lintAllPlausible(entered).map(({ path: [, at, ...path], ...rest }) => ({
    ...rest,
    index: Number(at),
    path,
  }))
  const wrong = lintOverlay(packs, whole).map(({ path, text }) => {
    const [list, at, ...rest] = path
    if (list !== 'amendments' || typeof at !== 'number') return { index: null, path, text }
    if (at >= standing.length) return { index: at - standing.length, path: rest, text }
    const older = standing[at]
    const name = older?.documentNumber ?? `${older?.clause ?? ''}的裁定`
    return {
      index: null,
      path: [],
      text: `与已经录入的“${name}”（${older?.from ?? ''} 起）合不到一起：${text}`,
    }
  })
  return [...wrong, ...strange]
}

/** What hardly any document has, of all of them; those that cannot be read are complained of elsewhere. */
export function lintAllPlausible(entered: readonly Amendment[]): readonly PlausibleProblem[] {
  return entered.flatMap((each, index) => {
    const { data } = amendmentDocumentSchema.safeParse(each)
    if (data === undefined) return []
    return lintPlausible(data).map((problem) => ({
      ...problem,
      path: ['amendments', index, ...problem.path],
    }))
  })
}

const plain = { schema: 'core', lineWidth: 0, aliasDuplicateObjects: false } as const

/** The overlay as the file that `decide --overlay` reads. */
export function writeOverlay(overlay: Overlay, heading: string): string {
  const { readings, amendments = [] } = overlay
  const remarks = heading.split('\n').map((line) => `# ${line}\n`)
  const body = amendments.length === 0 ? { readings } : { readings, amendments }
  return `${remarks.join('')}${stringify(body, plain)}`
}

/** Amendments alone, as a file that can be entered or rehearsed. */
export function writeAmendments(amendments: readonly Amendment[]): string {
  return stringify({ amendments }, plain)
}
