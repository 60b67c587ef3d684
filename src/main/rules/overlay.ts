/** What an office has settled, as the file that its ledger exports. */
import type { Overlay } from '../../shared/rules/model.ts'
import { overlaySchema } from '../../shared/rules/model.ts'
import type { PackSet } from './pack.ts'
import type { DocumentProblem, PackProblem } from './problem.ts'
import { explainIssues, readYaml } from './read-yaml.ts'

/** The overlay, or what is wrong with the file, by line. */
export function readOverlay(
  packs: PackSet,
  source: { readonly file: string; readonly text: string },
): { readonly overlay: Overlay | null; readonly problems: readonly PackProblem[] } {
  const { yaml, problems } = readYaml(source.file, source.text.replace(/^\u{FEFF}/u, ''))
  if (yaml === null) return { overlay: null, problems }
  const parsed = overlaySchema.safeParse(yaml.value ?? { readings: {} }, { reportInput: true })
  if (!parsed.success) {
    return { overlay: null, problems: explainIssues(parsed.error.issues).map(yaml.place) }
  }
  const unknown = lintChoices(packs, parsed.data)
  if (unknown.length > 0) return { overlay: null, problems: unknown.map(yaml.place) }
  return { overlay: parsed.data, problems: [] }
}

function lintChoices(packs: PackSet, overlay: Overlay): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  for (const [policy, choices] of Object.entries(overlay.readings)) {
    const pack = packs.find(policy)
    if (pack === undefined) {
      const text = `没有装入政策包“${policy}”，请删去这一段，或先装好政策包。`
      problems.push({ path: ['readings', policy], text })
      continue
    }
    for (const [name, option] of Object.entries(choices)) {
      const options = pack.readings.find(name)?.options
      if (options?.includes(option) === true) continue
      const text =
        options === undefined
          ? `“${policy}”没有名为“${name}”的读法，请删去。`
          : `读法“${name}”没有“${option}”这一项，可用的有 ${options.join('、')}。`
      problems.push({ path: ['readings', policy, name], text })
    }
  }
  return problems
}
