/** From which pay day a quotation would no longer hold: printed on the slip that goes home. */
import { assertNever } from '../../shared/kernel/assert.ts'
import { addDays, getDay, readDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Answer, NextChange, Overlay } from '../../shared/rules/model.ts'
import { isFields } from './check-fields.ts'
import { decide } from './decide.ts'
import type { PackSet } from './pack.ts'
import { sameBenefit, sameCharge } from './same-result.ts'

/** A year and a half: past the end of any coverage year that can be paid for today. */
const horizonDays = 550
/** The day after it still exists. */
const lastDay = getDay('2199-12-30')

/**
 * The first later pay day with another outcome, charge and benefit, in order of days. Empty for
 * anything but a valid enrolment. The day of registration moves along where it was not given; once
 * the outcome changes, charge and benefit are told with it.
 */
export function nextChanges(
  packs: PackSet,
  question: unknown,
  overlay?: Overlay,
): readonly NextChange[] {
  if (!isFields(question) || question['ask'] !== 'enrolment') return []
  const facts = question['facts']
  if (!isFields(facts)) return []
  const paidOn = readDay(facts['paidOn'])
  const now = decide(packs, question, overlay)
  if (paidOn === null || now.outcome === 'invalid') return []
  const answerOn = (on: Day) =>
    decide(packs, { ...question, facts: { ...facts, paidOn: on } }, overlay)
  const changes: NextChange[] = []
  const wanted = new Set<NextChange['aspect']>(['charge', 'benefit'])
  let on = paidOn
  for (let count = 1; count <= horizonDays && on < lastDay; count += 1) {
    on = addDays(on, 1)
    const answer = answerOn(on)
    if (answer.outcome !== now.outcome) {
      changes.push({ aspect: 'outcome', on, text: tellOutcome(on, answer), answer })
      break
    }
    if (wanted.has('charge') && !sameCharge(now.charge, answer.charge)) {
      wanted.delete('charge')
      changes.push({ aspect: 'charge', on, text: tellCharge(on, answer), answer })
    }
    if (wanted.has('benefit') && !sameBenefit(now.benefit, answer.benefit)) {
      wanted.delete('benefit')
      const after = answerOn(addDays(on, 1))
      const text = tellBenefit(on, [now, answer, after])
      changes.push({ aspect: 'benefit', on, text, answer })
    }
  }
  return changes
}

function tellOutcome(on: Day, answer: Answer): string {
  const why = answer.findings[0]?.text ?? ''
  switch (answer.outcome) {
    case 'accepted':
      return `${on} 起可以办理${tellTerms(answer)}。`
    case 'needs-approval':
      return `${on} 起缴费的，须经审核人员批准：${why}`
    case 'refused':
      return `${on} 起缴费的不能办理：${why}`
    case 'undetermined':
      return `${on} 起缴费的须请示后再办：${why}`
    case 'invalid':
      return `${on} 起所填内容不再成立：${why}`
    default:
      return assertNever(answer.outcome)
  }
}

function tellTerms({ charge, benefit }: Answer): string {
  const pay = charge ? `，应缴 ${speakYuan(charge.payableFen)} 元` : ''
  const days = benefit ? `，待遇自 ${benefit.from} 起` : ''
  return `${pay}${days}`
}

function tellCharge(on: Day, { charge }: Answer): string {
  if (!charge) return `${on} 起缴费金额须另行核定。`
  const category = charge.category === null ? '' : `（按“${charge.category}”）`
  return `${on} 起应缴 ${speakYuan(charge.payableFen)} 元${category}。`
}

/** The answers before the change, on its first day, and the day after. */
function tellBenefit(on: Day, [before, first, second]: readonly [Answer, Answer, Answer]): string {
  const { benefit } = first
  if (!benefit) return `${on} 起缴费的，待遇从哪天起通知没有写，须请示医保部门。`
  const since = benefit.retroactiveFrom === undefined ? '' : `，可追溯到 ${benefit.retroactiveFrom}`
  const rolls = isDayLater(before, first) && isDayLater(first, second)
  const rolling = rolls ? '；再晚缴，起始日随缴费日逐日顺延' : ''
  return `${on} 缴费的，待遇自 ${benefit.from} 起${since}${rolling}。`
}

function isDayLater(one: Answer, other: Answer): boolean {
  if (!one.benefit || !other.benefit) return false
  return addDays(one.benefit.from, 1) === other.benefit.from
}
