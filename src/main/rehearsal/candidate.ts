/** What is rehearsed, read and checked like everything that is entered for good. */
import { assertNever } from '../../shared/kernel/assert.ts'
import { packSetOf, readOverlayDraft, readPack } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import type { Candidate, CandidateProblem } from '../../shared/rehearsal/model.ts'

/** Packs and overlay as they would be. */
export type Proposed = {
  readonly title: string
  readonly packs: PackSet
  readonly overlay: Overlay
  /** The new pack, by which everybody would be decided; null where each keeps their own. */
  readonly policy: string | null
}

export type ReadCandidate =
  | { readonly proposed: Proposed; readonly problems: readonly [] }
  | { readonly proposed: null; readonly problems: readonly CandidateProblem[] }

export type Standing = { readonly packs: PackSet; readonly overlay: Overlay }

/** Installs nothing and records nothing. */
export function readCandidate(candidate: Candidate, standing: Standing): ReadCandidate {
  switch (candidate.kind) {
    case 'amendment':
      return readAmendment(candidate.text, standing)
    case 'pack':
      return readNewPack(candidate, standing)
    case 'installed':
      return findInstalled(candidate.policy, standing)
    default:
      return assertNever(candidate)
  }
}

function findInstalled(policy: string, { packs, overlay }: Standing): ReadCandidate {
  const pack = packs.find(policy)
  if (pack === undefined) {
    const text = `没有装入政策包“${policy}”，请从列表中另选一个。`
    return { proposed: null, problems: [{ file: '政策包', line: 0, column: 0, text }] }
  }
  return { proposed: { title: pack.summary.title, packs, overlay, policy }, problems: [] }
}

function readAmendment(text: string, { packs, overlay: standing }: Standing): ReadCandidate {
  const { overlay, problems } = readOverlayDraft(packs, { file: '修改', text }, standing)
  if (overlay === null) return { proposed: null, problems }
  const added = (overlay.amendments ?? []).slice((standing.amendments ?? []).length)
  const documents = added.map(({ documentNumber, clause }) => documentNumber ?? clause)
  const title = documents.length === 0 ? '政策理解' : [...new Set(documents)].join('、')
  return { proposed: { title, packs, overlay, policy: null }, problems: [] }
}

function readNewPack(
  files: Candidate & { readonly kind: 'pack' },
  { packs, overlay }: Standing,
): ReadCandidate {
  // The folder is named after the policy; a file that was chosen has no folder.
  const folder = /^policy:\s*['"]?([\w-]+)/mu.exec(files.packYaml)?.[1] ?? '新政策包'
  const { pack, problems } = readPack({ folder, ...files })
  if (pack === null) return { proposed: null, problems }
  const { policy, summary } = pack
  if (packs.find(policy)?.hash === pack.hash) {
    const text = '与已装入的政策包完全相同，没有可演练的，请选择改过的文件。'
    return { proposed: null, problems: [{ file: `${folder}/pack.yaml`, line: 0, column: 0, text }] }
  }
  const others = packs.list().flatMap((one) => (one.policy === policy ? [] : packs.get(one.policy)))
  const proposed = { title: summary.title, packs: packSetOf([...others, pack]), overlay, policy }
  return { proposed, problems: [] }
}
