/** The same enrolment paid on another day, by the rules that an office has for that day. */
import type { Overlay } from '../../shared/rules/model.ts'
import { findEpoch, listEpochs } from './amended-packs.ts'
import type { EnrolmentFacts } from './case.ts'
import { checkEnrolment } from './check-facts.ts'
import type { Complaints, Place } from './check-fields.ts'
import { formatDayNumber } from './days.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import type { Pack } from './pack.ts'
import { payTurnsOf } from './turns.ts'
import type { Evaluation } from './verdict.ts'

/** The rules of all days. */
export type Epochs = {
  /** Days on which other rules begin to hold. */
  readonly days: readonly number[]
  /** The pack as it was written, and as each amendment made it. */
  readonly packs: readonly Pack[]
  /** Null where the rules of that day cannot be used. */
  readonly packOn: (day: number) => Pack | null
}

export function epochsOf(pack: Pack, overlay: Overlay | undefined): Epochs {
  if (overlay === undefined) return { days: [], packs: [pack], packOn: () => pack }
  const epochs = listEpochs(pack, overlay)
  return {
    days: epochs.flatMap(({ from }) => (Number.isFinite(from) ? from : [])),
    packs: [pack, ...epochs.flatMap((epoch) => epoch.pack ?? [])],
    packOn: (day) => {
      const epoch = findEpoch(pack, overlay, day)
      return epoch === null ? pack : epoch.pack
    },
  }
}

/** What is asked: the facts as written, and the readings in force. */
type Asked = { readonly facts: Place; readonly choices: readonly number[] }

/** Pay days on which the answer may turn, in no order and perhaps twice. */
export function turnsUnder({ days, packs }: Epochs, { facts, choices }: Asked): readonly number[] {
  const turns = packs.flatMap((pack) => {
    const complaints: Complaints = []
    const checked = checkEnrolment(pack, facts, complaints)
    // What makes no sense under some rules does not turn by them either.
    if (complaints.length > 0) return []
    return payTurnsOf(pack, decideEnrolment(pack, checked, choices).c)
  })
  return [...days, ...turns]
}

/**
 * The evaluation for another pay day. Facts that only the rules of that day look at are checked
 * then; null where they make no sense on it. Whoever pays on another day has registered by then.
 */
export function evaluateOn(
  paidOn: number,
  asked: Asked & { readonly pack: Pack; readonly checked: EnrolmentFacts },
  { packOn }: Epochs,
): Evaluation | null {
  const { pack, facts, checked, choices } = asked
  const other = packOn(paidOn) ?? pack
  if (other === pack) {
    return decideEnrolment(pack, { ...checked, paidOn, registeredOn: paidOn }, choices)
  }
  const day = formatDayNumber(paidOn)
  const fields = { ...facts.fields, paidOn: day, registeredOn: day }
  const complaints: Complaints = []
  const checkedThen = checkEnrolment(other, { fields, path: facts.path }, complaints)
  return complaints.length > 0 ? null : decideEnrolment(other, checkedThen, choices)
}
