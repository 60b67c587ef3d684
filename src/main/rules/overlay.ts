/** What an office has settled, as the file that its ledger exports. */
import type { Overlay } from '../../shared/rules/model.ts'
import { overlaySchema } from '../../shared/rules/model.ts'
import { listEpochs } from './amended-packs.ts'
import { explainTooLong, limits } from './limits.ts'
import type { PackSet } from './pack.ts'
import type { DocumentProblem, PackProblem } from './problem.ts'
import { explainIssues, placeFirst, readYaml } from './read-yaml.ts'

/** The overlay, or what is wrong with the file, by line. */
export function readOverlay(
  packs: PackSet,
  source: { readonly file: string; readonly text: string },
): { readonly overlay: Overlay | null; readonly problems: readonly PackProblem[] } {
  const tooLong = explainTooLong(source.text, limits.overlayBytes)
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
  const wrong = lintOverlay(packs, parsed.data)
  if (wrong.length > 0) return { overlay: null, problems: placeFirst(wrong, yaml) }
  return { overlay: parsed.data, problems: [] }
}

/** What is wrong with an overlay, by path; empty where everything in it can be used. */
export function lintOverlay(packs: PackSet, overlay: Overlay): readonly DocumentProblem[] {
  const count = overlay.amendments?.length ?? 0
  if (count > limits.amendments) {
    const text = `共有 ${count} 项修改，太多（最多 ${limits.amendments} 项），请撤销不再用的，或把同一文件的几项合成一项。`
    return [{ path: ['amendments'], text }]
  }
  const strangers = (overlay.amendments ?? []).flatMap(({ policy }, index) => {
    if (packs.find(policy) !== undefined) return []
    const text = `没有装入政策包“${policy}”，请删去这一项，或先装好政策包。`
    return [{ path: ['amendments', index, 'policy'], text }]
  })
  const amended = new Set((overlay.amendments ?? []).map(({ policy }) => policy))
  const unusable = [...amended].flatMap((policy) => {
    const pack = packs.find(policy)
    return pack === undefined ? [] : listEpochs(pack, overlay).flatMap(({ problems }) => problems)
  })
  return [...lintChoices(packs, overlay), ...strangers, ...unusable]
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
