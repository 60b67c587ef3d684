/** From which pay day a quotation would no longer hold: printed on the slip that goes home. */
import { assertNever } from '../../shared/kernel/assert.ts'
import { addDays, dayNumberOf, getDay, readDay } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Answer, NextChange, Overlay } from '../../shared/rules/model.ts'
import { isFields } from './check-fields.ts'
import { formatDayNumber } from './days.ts'
import { decide, listPayTurns } from './decide.ts'
import type { PackSet } from './pack.ts'
import { sameBenefit, sameCharge } from './same-result.ts'
import { lastBetween } from './turns.ts'

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
  const wanted = new Set<NextChange['aspect']>(['charge', 'benefit'])
  const findChanged = (answer: Answer) => ({
    outcome: answer.outcome !== now.outcome,
    charge: wanted.has('charge') && !sameCharge(now.charge, answer.charge),
    benefit: wanted.has('benefit') && !sameBenefit(now.benefit, answer.benefit),
  })
  const changes: NextChange[] = []
  const first = dayNumberOf(paidOn) + 1
  const last = Math.min(first - 1 + horizonDays, dayNumberOf(lastDay))
  for (const piece of listPieces(listPayTurns(packs, question, overlay), { first, last })) {
    const isSame = (day: number) => {
      const { outcome, charge, benefit } = findChanged(answerOn(formatDayNumber(day)))
      return !outcome && !charge && !benefit
    }
    let from = piece.from
    let found = firstChange(from, piece.to, isSame)
    while (found !== null) {
      const on = formatDayNumber(found)
      const answer = answerOn(on)
      const changed = findChanged(answer)
      if (changed.outcome) {
        changes.push({ aspect: 'outcome', on, text: tellOutcome(on, answer), answer })
        return changes
      }
      if (changed.charge) {
        wanted.delete('charge')
        changes.push({ aspect: 'charge', on, text: tellCharge(on, answer), answer })
      }
      if (changed.benefit) {
        wanted.delete('benefit')
        const text = tellBenefit(on, [now, answer, answerOn(addDays(on, 1))])
        changes.push({ aspect: 'benefit', on, text, answer })
      }
      from = found + 1
      found = from > piece.to ? null : firstChange(from, piece.to, isSame)
    }
  }
  return changes
}

type Piece = { readonly from: number; readonly to: number }

/** The days between two turns, one piece after the other. Turns come in order, each once. */
function listPieces(
  turns: readonly number[],
  { first, last }: { readonly first: number; readonly last: number },
): readonly Piece[] {
  const starts = [first, ...turns.filter((day) => day > first && day <= last)]
  return starts.flatMap((from, index) => {
    const to = (starts[index + 1] ?? last + 1) - 1
    // Nothing is left after the last day that exists.
    return from > to ? [] : [{ from, to }]
  })
}

/** Within a piece an answer that has changed stays changed, so halving finds the day. */
function firstChange(from: number, to: number, isSame: (day: number) => boolean): number | null {
  if (!isSame(from)) return from
  return isSame(to) ? null : lastBetween(from, to, isSame) + 1
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
