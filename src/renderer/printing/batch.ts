/** Which papers of a village are to be printed. */
import type { RegistrationLine } from '../../shared/intake/model.ts'
import type { SheetKind } from '../../shared/printing/model.ts'
import { rpc } from '../shell/rpc.ts'

/** So many papers stand on one page of the screen without slowing it down. */
export const mostAtOnce = 200
/** As many as one question about copies takes. */
const askedAtOnce = 500

export type BatchAsked = {
  readonly villageId: number
  readonly kind: SheetKind
  /** Leaves out what was printed before. */
  readonly onlyNew: boolean
}

/** A paper that may be printed, and who stands on it. */
export type BatchPaper = Pick<RegistrationLine, 'registrationId' | 'name' | 'villageName'>

/** Oldest first, as they lie in the office's files. */
export async function listForBatch(asked: BatchAsked): Promise<readonly BatchPaper[]> {
  const lines = (await listAll(asked.villageId)).filter((line) => hasPaper(line, asked.kind))
  const papers = lines
    .map(({ registrationId, name, villageName }) => ({ registrationId, name, villageName }))
    .toReversed()
  if (!asked.onlyNew) return papers
  const printed = new Set<number>()
  for (let start = 0; start < papers.length; start += askedAtOnce) {
    const registrationIds = papers
      .slice(start, start + askedAtOnce)
      .map(({ registrationId }) => registrationId)
    const copies = await rpc.printing.copies({ kind: asked.kind, registrationIds })
    for (const { registrationId } of copies) printed.add(registrationId)
  }
  return papers.filter(({ registrationId }) => !printed.has(registrationId))
}

/** A receipt is for money that was taken; a sheet for whatever was registered. */
function hasPaper({ state, payableFen }: RegistrationLine, kind: SheetKind): boolean {
  return kind === 'registration' || (state === 'effective' && payableFen !== 0)
}

async function listAll(villageId: number): Promise<readonly RegistrationLine[]> {
  const lines: RegistrationLine[] = []
  for (;;) {
    const before = lines.at(-1)?.registrationId
    const page = await rpc.intake.list({
      villageId,
      ...(before === undefined ? {} : { before }),
    })
    lines.push(...page.registrations)
    if (!page.more || page.registrations.length === 0) return lines
  }
}
