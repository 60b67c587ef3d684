/** The one function that decides: at the counter, in an import, in a rehearsal, on the command line. */
import { assertNever, getDefined } from '../../shared/kernel/assert.ts'
import type { Answer, Benefit, Finding, Overlay, WhyNot } from '../../shared/rules/model.ts'
import { checkEnrolment, checkQuota, checkRefund } from './check-facts.ts'
import { complain, isAbsent, isFields, readObject, readOption } from './check-fields.ts'
import type { Complaints, Place } from './check-fields.ts'
import { decideEnrolment, measureWindow } from './decide-enrolment.ts'
import { decideQuota, decideRefund } from './decide-refund.ts'
import { findEpoch } from './amended-packs.ts'
import type { RefundFacts } from './case.ts'
import { readDayNumber } from './days.ts'
import { epochsOf, evaluateOn, turnsUnder } from './other-days.ts'
import type { Epochs } from './other-days.ts'
import type { Pack, PackSet } from './pack.ts'
import { chooseReadings } from './readings.ts'
import type { ChosenReadings } from './readings.ts'
import { sameResult } from './same-result.ts'
import type { Evaluation, Verdict } from './verdict.ts'
import { explainEnrolment, explainRefund } from './why-not.ts'

const asks = ['enrolment', 'refund', 'quota'] as const

/** The answer to any value whatever: a question that makes no sense is `invalid`, never a throw. */
export function decide(packs: PackSet, question: unknown, overlay?: Overlay): Answer {
  const read = readQuestion(packs, question, overlay)
  if (read.kind === 'invalid') return invalid(read.id, read.complaints)
  const { pack, asked } = read
  const { ask, facts } = asked
  const epoch = overlay === undefined ? null : findEpoch(pack, overlay, findDay(ask, facts))
  if (epoch?.pack === null) return decideUnusable(pack, asked, epoch.citation)
  return decideBy(epoch?.pack ?? pack, asked, epochsOf(pack, overlay))
}

/**
 * Pay days on which the answer to an enrolment may turn, in order, each once. Between two of them a
 * later payment can only begin benefits later, or too late. Empty for anything else.
 */
export function listPayTurns(
  packs: PackSet,
  question: unknown,
  overlay?: Overlay,
): readonly number[] {
  const read = readQuestion(packs, question, overlay)
  if (read.kind === 'invalid' || read.asked.ask !== 'enrolment') return []
  const { pack, asked } = read
  const complaints: Complaints = []
  const { choices } = chooseFor(pack, asked, complaints)
  if (complaints.length > 0) return []
  const turns = turnsUnder(epochsOf(pack, overlay), { facts: asked.facts, choices })
  return [...new Set(turns)].sort((a, b) => a - b)
}

/**
 * The benefit of an enrolment that waits for a reviewer, as it holds once they have approved it; the
 * answer itself names none before. Null where nobody is asked, or the notice does not say.
 */
export function findBenefitOnceApproved(
  packs: PackSet,
  question: unknown,
  overlay?: Overlay,
): Benefit | null {
  const read = readQuestion(packs, question, overlay)
  if (read.kind === 'invalid' || read.asked.ask !== 'enrolment') return null
  const { asked } = read
  const epoch =
    overlay === undefined ? null : findEpoch(read.pack, overlay, findDay('enrolment', asked.facts))
  if (epoch?.pack === null) return null
  const pack = epoch?.pack ?? read.pack
  const complaints: Complaints = []
  const { choices } = chooseFor(pack, asked, complaints)
  const facts = checkEnrolment(pack, asked.facts, complaints)
  if (complaints.length > 0) return null
  return decideEnrolment(pack, facts, choices).onceApproved ?? null
}

type ReadQuestion =
  | { readonly kind: 'invalid'; readonly id: string | null; readonly complaints: Complaints }
  | { readonly kind: 'read'; readonly pack: Pack; readonly asked: Asked }

function readQuestion(packs: PackSet, question: unknown, overlay?: Overlay): ReadQuestion {
  const complaints: Complaints = []
  if (!isFields(question)) {
    complain(complaints, '', '一行须是一个 JSON 对象。')
    return { kind: 'invalid', id: null, complaints }
  }
  const place: Place = { fields: question, path: '' }
  const id = readId(place, complaints)
  const pack = readPolicy(packs, place, complaints)
  const ask = readOption(place, { key: 'ask', options: asks }, complaints)
  const facts = readObject(place, 'facts', complaints)
  if (pack === null || ask === null || complaints.length > 0) {
    return { kind: 'invalid', id, complaints }
  }
  return { kind: 'read', pack, asked: { id, place, ask, facts, overlay } }
}

type Asked = {
  readonly id: string | null
  readonly place: Place
  readonly ask: (typeof asks)[number]
  readonly facts: Place
  readonly overlay: Overlay | undefined
}

function decideBy(pack: Pack, asked: Asked, epochs: Epochs): Answer {
  const { id, ask, facts } = asked
  const complaints: Complaints = []
  const chosen = chooseFor(pack, asked, complaints)
  const decideWith = prepare({ pack, ask, facts, epochs }, complaints)
  if (complaints.length > 0) return invalid(id, complaints)
  return { id, ...settleReadings({ pack, chosen, decideWith }) }
}

/** The readings in force: the question's own, then the office's, then the default. */
function chooseFor(
  pack: Pack,
  { place, overlay }: Pick<Asked, 'place' | 'overlay'>,
  complaints: Complaints,
): ChosenReadings {
  const named = readReadings(pack, place, complaints)
  return chooseReadings(pack.readings, findOffice(overlay, pack.policy), named)
}

/** The day whose rules count; null where none is asked about or it cannot be read. */
function findDay(ask: Asked['ask'], facts: Place): number | null {
  switch (ask) {
    case 'enrolment':
      return readDayNumber(facts.fields['paidOn'])
    case 'refund':
      return readDayNumber(facts.fields['appliedOn'])
    case 'quota':
      return null
    default:
      return assertNever(ask)
  }
}

/**
 * An amendment no longer fits the pack: better no answer than one by rules that are gone. What is
 * asked is checked against the pack as it was written, which also tells the window.
 */
function decideUnusable(pack: Pack, asked: Asked, clause: string): Answer {
  const { id, ask, facts } = asked
  const complaints: Complaints = []
  chooseFor(pack, asked, complaints)
  const nothing = makeNothing(pack, { ask, facts }, complaints)
  if (complaints.length > 0) return invalid(id, complaints)
  const text = '本单位录入的修改与现在的政策包对不上，须由管理人员改正后再办理，不要先收款。'
  const findings = [{ code: 'amendment-unusable', clause, text, rule: 'amendments' }]
  return { id, outcome: 'undetermined', ...nothing, findings }
}

/** The fields that an answer to such a question carries where nothing can be decided. */
function makeNothing(
  pack: Pack,
  { ask, facts }: Pick<Asked, 'ask' | 'facts'>,
  complaints: Complaints,
): Partial<Answer> {
  switch (ask) {
    case 'enrolment': {
      const { coverageYear, paidOn } = checkEnrolment(pack, facts, complaints)
      const window = measureWindow(pack.findWindow(coverageYear), paidOn)
      return { window, charge: null, benefit: null }
    }
    case 'refund':
      checkRefund(pack, facts, complaints)
      return { refundFen: null }
    case 'quota':
      checkQuota(facts, complaints)
      return {}
    default:
      return assertNever(ask)
  }
}

/** The verdict under some readings, and what a refusal would have needed. */
type Decided = Pick<Evaluation, 'verdict' | 'touched'> & { readonly whyNot: (() => WhyNot) | null }
type DecideWith = (choices: readonly number[]) => Decided

/** Checks the facts once, so that the verdict can be had under several readings. */
function prepare(
  question: {
    readonly pack: Pack
    readonly ask: (typeof asks)[number]
    readonly facts: Place
    readonly epochs: Epochs
  },
  complaints: Complaints,
): DecideWith {
  const { pack, ask, facts } = question
  switch (ask) {
    case 'enrolment':
      return prepareEnrolment(question, complaints)
    case 'refund':
      return prepareRefund(pack, checkRefund(pack, facts, complaints))
    case 'quota': {
      const counts = checkQuota(facts, complaints)
      return () => ({ verdict: decideQuota(pack, counts), touched: 0, whyNot: null })
    }
    default:
      return assertNever(ask)
  }
}

function prepareEnrolment(
  { pack, facts, epochs }: { readonly pack: Pack; readonly facts: Place; readonly epochs: Epochs },
  complaints: Complaints,
): DecideWith {
  const checked = checkEnrolment(pack, facts, complaints)
  return (choices) => {
    const refused = decideEnrolment(pack, checked, choices)
    const asked = { pack, facts, checked, choices }
    const answerOn = (paidOn: number) => evaluateOn(paidOn, asked, epochs) ?? refused
    const turns = () => turnsUnder(epochs, asked)
    const whyNot = () => explainEnrolment({ pack, facts: checked, refused, turns, answerOn })
    return { ...refused, whyNot }
  }
}

function prepareRefund(pack: Pack, facts: RefundFacts): DecideWith {
  const rows = pack.refund.kind === 'table' ? pack.refund.rows : []
  return (choices) => {
    const refused = decideRefund(pack, facts, choices)
    const answerTo = (other: RefundFacts) => decideRefund(pack, other, choices)
    return { ...refused, whyNot: () => explainRefund({ rows, facts, refused, answerTo }) }
  }
}

/** Adds a finding for each reading that the office has not settled and that matters here. */
function settleReadings(run: {
  readonly pack: Pack
  readonly chosen: ChosenReadings
  readonly decideWith: DecideWith
}): Verdict {
  const { pack, chosen, decideWith } = run
  const decided = decideWith(chosen.choices)
  const verdict = explain(decided)
  const open = decided.touched & ~chosen.settled
  if (open === 0) return verdict
  const findings: Finding[] = []
  for (const { index, optionCount, reading } of pack.readings.list) {
    if ((open & (1 << index)) === 0) continue
    const current = chosen.choices[index] ?? 0
    for (let option = 0; option < optionCount; option += 1) {
      if (option === current) continue
      const other = decideWith(chosen.choices.with(index, option)).verdict
      if (sameResult(verdict, other)) continue
      findings.push(unconfirmed(pack, reading, current))
      break
    }
  }
  return { ...verdict, findings: [...verdict.findings, ...findings] }
}

/** A refusal says which condition failed, and when it would have held. */
function explain({ verdict, whyNot }: Decided): Verdict {
  if (verdict.outcome !== 'refused' || whyNot === null) return verdict
  const [first, ...others] = verdict.findings
  if (first === undefined) return verdict
  return { ...verdict, findings: [{ ...first, whyNot: whyNot() }, ...others] }
}

function unconfirmed(
  pack: Pack,
  reading: Pack['readings']['list'][number]['reading'],
  current: number,
): Finding {
  const option = getDefined(reading.options[current], 'option in force')
  const { clause } = reading
  const path = `readings.${reading.name}`
  const source = pack.sourceOf(clause)
  return {
    code: 'reading-unconfirmed',
    clause,
    path,
    rule: `readings/${reading.name}`,
    values: [{ name: reading.question, value: option.label, clause, source }],
    text: `${reading.question}本次暂按“${option.label}”计算，须先由管理人员确认，确认前不登记、不收款。`,
  }
}

function readId(place: Place, complaints: Complaints): string | null {
  const value = place.fields['id']
  if (isAbsent(value)) return null
  if (typeof value === 'string') return value
  complain(complaints, 'id', '“id”须是文字。')
  return null
}

function readPolicy(packs: PackSet, place: Place, complaints: Complaints): Pack | null {
  const value = place.fields['policy']
  const pack = typeof value === 'string' ? packs.find(value) : undefined
  if (pack !== undefined) return pack
  const policies = packs.list().map((summary) => summary.policy)
  const known = policies.length === 0 ? '目前没有可用的政策包' : `可用的有 ${policies.join('、')}`
  const text = isAbsent(value) ? '缺少“policy”' : '“policy”不是已装入的政策包'
  complain(complaints, 'policy', `${text}，${known}。`)
  return null
}

function readReadings(
  pack: Pack,
  place: Place,
  complaints: Complaints,
): Readonly<Record<string, string>> | undefined {
  if (isAbsent(place.fields['readings'])) return undefined
  const { fields } = readObject(place, 'readings', complaints)
  const named: [string, string][] = []
  for (const [name, option] of Object.entries(fields)) {
    const path = `readings.${name}`
    const reading = pack.readings.find(name)
    if (reading === undefined) {
      complain(complaints, path, `“${pack.policy}”没有名为“${name}”的读法。`)
    } else if (typeof option === 'string' && reading.options.includes(option)) {
      named.push([name, option])
    } else if (!isAbsent(option)) {
      complain(complaints, path, `“${path}”可用的选项有 ${reading.options.join('、')}。`)
    }
  }
  return Object.fromEntries(named)
}

function findOffice(
  overlay: Overlay | undefined,
  policy: string,
): Readonly<Record<string, string>> | undefined {
  if (overlay === undefined || !Object.hasOwn(overlay.readings, policy)) return undefined
  return overlay.readings[policy]
}

function invalid(id: string | null, findings: Complaints): Answer {
  return { id, outcome: 'invalid', findings }
}
