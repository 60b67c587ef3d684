/** What an office thinks of entering, on top of everything that it has entered. */
import { overlaySchema } from '../../shared/rules/model.ts'
import type { Overlay } from '../../shared/rules/model.ts'
import { explainTooLong, limits } from './limits.ts'
import { lintAllPlausible } from './entered-amendments.ts'
import { lintOverlay } from './overlay.ts'
import type { PackSet } from './pack.ts'
import type { DocumentProblem, PackProblem } from './problem.ts'
import { explainIssues, placeFirst, readYaml } from './read-yaml.ts'

/**
 * The standing overlay with the draft added, or what is wrong with the draft, by line. Written like
 * the file of `--overlay`; its amendments come after those that stand.
 */
export function readOverlayDraft(
  packs: PackSet,
  source: { readonly file: string; readonly text: string },
  standing: Overlay,
): { readonly overlay: Overlay | null; readonly problems: readonly PackProblem[] } {
  const tooLong = explainTooLong(source.text, limits.enteredBytes)
  if (tooLong !== null) {
    const problem = { file: source.file, line: 0, column: 0, text: tooLong }
    return { overlay: null, problems: [problem] }
  }
  const { yaml, problems } = readYaml(source.file, source.text.replace(/^\u{FEFF}/u, ''))
  if (yaml === null) return { overlay: null, problems }
  const parsed = overlaySchema.safeParse(yaml.value ?? { readings: {} }, { reportInput: true })
  if (!parsed.success) {
    return { overlay: null, problems: placeFirst(explainIssues(parsed.error.issues), yaml) }
  }
  const draft = parsed.data
  if ((draft.amendments ?? []).length === 0 && Object.keys(draft.readings).length === 0) {
    const text = '里面没有任何修改或读法，没有可演练的，请照 rules/README.md 的样式写上。'
    return { overlay: null, problems: [{ file: source.file, line: 0, column: 0, text }] }
  }
  const before = standing.amendments ?? []
  const readings = { ...standing.readings }
  for (const [policy, choices] of Object.entries(draft.readings)) {
    readings[policy] = { ...readings[policy], ...choices }
  }
  const overlay = { readings, amendments: [...before, ...(draft.amendments ?? [])] }
  const place = (problem: DocumentProblem): PackProblem => {
    const [key, index, ...rest] = problem.path
    if (key !== 'amendments' || typeof index !== 'number') return yaml.place(problem)
    if (index >= before.length) {
      return yaml.place({ ...problem, path: [key, index - before.length, ...rest] })
    }
    const text = `加上以后，本单位已录入的第 ${index + 1} 项修改不能再用：${problem.text}`
    return { file: source.file, line: 0, column: 0, text }
  }
  const strange = placeFirst(lintAllPlausible(draft.amendments ?? []), yaml)
  const wrong = [...lintOverlay(packs, overlay).map(place), ...strange]
  return wrong.length > 0 ? { overlay: null, problems: wrong } : { overlay, problems: [] }
}
