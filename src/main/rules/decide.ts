/** The one function that decides: at the counter, in an import, in a rehearsal, on the command line. */
import { assertNever, getDefined } from '../../shared/kernel/assert.ts'
import type { Answer, Finding, Overlay } from '../../shared/rules/model.ts'
import { checkEnrolment, checkQuota, checkRefund } from './check-facts.ts'
import { complain, isAbsent, isFields, readObject, readOption } from './check-fields.ts'
import type { Complaints, Place } from './check-fields.ts'
import { decideEnrolment } from './decide-enrolment.ts'
import { decideQuota, decideRefund } from './decide-refund.ts'
import { findEpoch } from './amended-packs.ts'
import { readDayNumber } from './days.ts'
import type { Pack, PackSet } from './pack.ts'
import { chooseReadings } from './readings.ts'
import type { ChosenReadings } from './readings.ts'
import { sameResult } from './same-result.ts'
import type { Evaluation, Verdict } from './verdict.ts'

const asks = ['enrolment', 'refund', 'quota'] as const

/** The answer to any value whatever: a question that makes no sense is `invalid`, never a throw. */
export function decide(packs: PackSet, question: unknown, overlay?: Overlay): Answer {
  const complaints: Complaints = []
  if (!isFields(question)) {
    complain(complaints, '', '一行须是一个 JSON 对象。')
    return invalid(null, complaints)
  }
  const place: Place = { fields: question, path: '' }
  const id = readId(place, complaints)
  const pack = readPolicy(packs, place, complaints)
  const ask = readOption(place, { key: 'ask', options: asks }, complaints)
  const facts = readObject(place, 'facts', complaints)
  if (pack === null || ask === null || complaints.length > 0) return invalid(id, complaints)
  const epoch = overlay === undefined ? null : findEpoch(pack, overlay, findDay(ask, facts))
  if (epoch?.pack === null) return { id, ...unusable(ask, epoch.citation) }
  return decideBy(epoch?.pack ?? pack, { id, place, ask, facts, overlay })
}

type Asked = {
  readonly id: string | null
  readonly place: Place
  readonly ask: (typeof asks)[number]
  readonly facts: Place
  readonly overlay: Overlay | undefined
}

function decideBy(pack: Pack, { id, place, ask, facts, overlay }: Asked): Answer {
  const complaints: Complaints = []
  const asked = readReadings(pack, place, complaints)
  const chosen = chooseReadings(pack.readings, findOffice(overlay, pack.policy), asked)
  const decideWith = prepare({ pack, ask, facts }, complaints)
  if (complaints.length > 0) return invalid(id, complaints)
  return { id, ...settleReadings({ pack, chosen, decideWith }) }
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

/** An amendment no longer fits the pack: better no answer than one by rules that are gone. */
function unusable(ask: Asked['ask'], clause: string): Verdict {
  const text = '本单位录入的修改与现在的政策包对不上，须由管理人员改正后再办理，不要先收款。'
  const findings = [{ code: 'amendment-unusable', clause, text }]
  const nothing = ask === 'refund' ? { refundFen: null } : { charge: null, benefit: null }
  return { outcome: 'undetermined', ...(ask === 'quota' ? {} : nothing), findings }
}

type DecideWith = (choices: readonly number[]) => Evaluation

/** Checks the facts once, so that the verdict can be had under several readings. */
function prepare(
  question: { readonly pack: Pack; readonly ask: (typeof asks)[number]; readonly facts: Place },
  complaints: Complaints,
): DecideWith {
  const { pack, ask, facts } = question
  switch (ask) {
    case 'enrolment': {
      const checked = checkEnrolment(pack, facts, complaints)
      return (choices) => decideEnrolment(pack, checked, choices)
    }
    case 'refund': {
      const checked = checkRefund(pack, facts, complaints)
      return (choices) => decideRefund(pack, checked, choices)
    }
    case 'quota': {
      const counts = checkQuota(facts, complaints)
      return () => ({ verdict: decideQuota(pack, counts), touched: 0 })
    }
    default:
      return assertNever(ask)
  }
}

/** Adds a finding for each reading that the office has not settled and that matters here. */
function settleReadings(run: {
  readonly pack: Pack
  readonly chosen: ChosenReadings
  readonly decideWith: DecideWith
}): Verdict {
  const { pack, chosen, decideWith } = run
  const { verdict, touched } = decideWith(chosen.choices)
  const open = touched & ~chosen.settled
  if (open === 0) return verdict
  const findings: Finding[] = []
  for (const { index, optionCount, reading } of pack.readings.list) {
    if ((open & (1 << index)) === 0) continue
    const current = chosen.choices[index] ?? 0
    for (let option = 0; option < optionCount; option += 1) {
      if (option === current) continue
      const other = decideWith(chosen.choices.with(index, option)).verdict
      if (sameResult(verdict, other)) continue
      findings.push(unconfirmed(reading, current))
      break
    }
  }
  if (findings.length === 0) return verdict
  return { ...verdict, findings: [...verdict.findings, ...findings] }
}

function unconfirmed(
  reading: Pack['readings']['list'][number]['reading'],
  current: number,
): Finding {
  const option = getDefined(reading.options[current], 'option in force')
  return {
    code: 'reading-unconfirmed',
    clause: reading.clause,
    path: `readings.${reading.name}`,
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
