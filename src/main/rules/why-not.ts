/** Why a refusal refuses: the nearest condition that failed, and the day on which it would hold. */
import type { WhyNot } from '../../shared/rules/model.ts'
import type { Case, EnrolmentFacts, RefundFacts } from './case.ts'
import { listOfferedTiers } from './charge.ts'
import { sayDays, sayGrounds, saySince, sayUntil } from './condition-words.ts'
import { formatDayNumber } from './days.ts'
import { nameDay } from './leaf.ts'
import type { DayFact, Leaf } from './leaf.ts'
import { groundKinds } from './pack-document.ts'
import type { Pack, Row } from './pack.ts'
import { remember } from './remember.ts'
import { findNearestDay, turnsOf } from './turns.ts'
import type { Evaluation } from './verdict.ts'

/** A refused enrolment, and how the same person would be answered under other facts. */
export type RefusedEnrolment = {
  readonly pack: Pack
  readonly facts: EnrolmentFacts
  readonly refused: Evaluation
  /** Pay days on which the answer may turn, by the rules of any day. */
  readonly turns: () => readonly number[]
  readonly answerOn: (paidOn: number) => Evaluation
}

/** More days than one refusal asks about. */
const rememberedDays = 10_000

export function explainEnrolment(asked: RefusedEnrolment): WhyNot {
  const { pack, facts, refused } = asked
  const { c } = refused
  const code = codeOf(refused)
  if (code === 'tier-not-offered') return withoutDay(sayTiers(pack, c))
  const on = remember(rememberedDays, asked.answerOn)
  const turns = asked.turns()
  const least = Math.max(facts.birthDate ?? -Infinity, facts.eventOn ?? -Infinity)
  const search = (holds: (evaluation: Evaluation) => boolean) =>
    findNearestDay({ from: facts.paidOn, turns, least, holds: (day) => holds(on(day)) })
  // What the person could not have paid for anyway is asked last, so that its refusal may stand.
  const day = search(isOpen) ?? search((evaluation) => codeOf(evaluation) === 'tier-not-offered')
  if (day === null) return explainWithoutDay(asked)
  const condition = sayDifference(refused, on(day), { fact: 'paidOn', day, was: facts.paidOn })
  // The way was open for longer, but to no benefit any more.
  const late = code !== 'no-benefit-left' && codeOf(on(day + 1)) === 'no-benefit-left'
  return withDay(late ? `${condition}，且${sayBenefitLeft(c)}` : condition, day, facts.paidOn)
}

const isOpen = ({ verdict }: Evaluation) => verdict.outcome !== 'refused'

function codeOf({ verdict }: Evaluation): string | undefined {
  return verdict.findings[0]?.code
}

/** What differs between the refusal and the day that would do, by the rules of that day. */
function sayDifference(
  refused: Evaluation,
  open: Evaluation,
  turned: { readonly fact: DayFact; readonly day: number; readonly was: number },
): string {
  const { c } = refused
  if (codeOf(refused) === 'no-benefit-left') return sayBenefitLeft(c)
  if (refused.verdict.findings[0]?.rule === 'window') return sayWindow(open.c)
  // As it was on the refused day, with every fact that the rules of the other day look at.
  const { paidOn, registeredOn, inside, held, groundOn, appliedOn } = c
  const then = { ...open.c, paidOn, registeredOn, inside, held, groundOn, appliedOn }
  const failing = (open.row?.leaves ?? []).flatMap((leaf) => listFailing(leaf, then, open.c))
  if (failing.length > 0) return failing.map((leaf) => leaf.say(open.c)).join('，且')
  const { fact, day, was } = turned
  return `${nameDay(fact)}在 ${day < was ? sayUntil(day) : saySince(day)}`
}

/** The conditions that fail in one case and hold in the other. */
function listFailing(leaf: Leaf, c: Case, other: Case): readonly Leaf[] {
  if (leaf.test(c)) return []
  const held = leaf.any?.find((leaves) => leaves.every((each) => each.test(other)))
  return held === undefined ? [leaf] : held.flatMap((each) => listFailing(each, c, other))
}

function sayBenefitLeft({ to }: Case): string {
  return `待遇在 ${sayUntil(to)}开始`
}

function sayWindow({ windowFrom, windowTo }: Case): string {
  return `在集中缴费期（${sayDays(windowFrom, windowTo)}）内缴费`
}

function sayTiers(pack: Pack, c: Case): string {
  return `选择${listOfferedTiers(pack, c).join('或')}`
}

function explainWithoutDay({ pack, refused }: RefusedEnrolment): WhyNot {
  const { c, row } = refused
  if (codeOf(refused) === 'no-benefit-left') {
    const born = c.birthDate
    if (born === null || born <= c.to) return withoutDay(sayBenefitLeft(c))
    return withDay(`出生日期在 ${sayUntil(c.to)}`, c.to, born)
  }
  if (row === null) return withoutDay(sayWindow(c))
  return withoutDay(sayWithoutRow(pack, row, c) ?? sayNearest(pack, c))
}

/** What the refusing row has that the row after it has not: without that, the way is open. */
function sayWithoutRow(pack: Pack, refusing: Row, c: Case): string | null {
  const after = pack.routes.slice(pack.routes.findIndex((row) => row === refusing) + 1)
  const next = after.find((row) => isDeciding(row) && row.matches(c))
  if (next === undefined || next.action === 'refuse') return null
  const shared = new Set(next.leaves.map((leaf) => leaf.say(c)))
  const own = refusing.leaves.flatMap((leaf) => {
    return leaf.sayNot === null || shared.has(leaf.say(c)) ? [] : leaf.sayNot(c)
  })
  // The row refuses where all of it holds: one thing less, and the next row decides.
  return own.length === 0 ? null : own.join('，或')
}

/** The one condition that is missing from a row that would accept. */
function sayNearest(pack: Pack, c: Case): string {
  const distanceOf = (leaf: Leaf) =>
    Math.min(...(leaf.turns?.daysOf(c) ?? []).map((day) => Math.abs(day - c.paidOn)))
  const missing = pack.routes.flatMap((row) => {
    const failing = row.action === 'accept' ? row.leaves.filter((leaf) => !leaf.test(c)) : []
    const [only, ...more] = failing
    return only === undefined || only.lasting || more.length > 0 ? [] : only
  })
  const [nearest] = missing.sort((a, b) => distanceOf(a) - distanceOf(b))
  return nearest?.say(c) ?? '符合通知写明的一种参保途径'
}

function isDeciding({ action }: Row): boolean {
  return action !== 'note' && action !== 'approve'
}

/** A refused refund, and how it would be answered under other facts. */
export type RefusedRefund = {
  readonly rows: readonly Row[]
  readonly facts: RefundFacts
  readonly refused: Evaluation
  readonly answerTo: (facts: RefundFacts) => Evaluation
}

export function explainRefund(asked: RefusedRefund): WhyNot {
  const code = codeOf(asked.refused)
  const otherwise = (evaluation: Evaluation) =>
    evaluation.verdict.outcome !== 'undetermined' && codeOf(evaluation) !== code
  const isGranted = ({ verdict }: Evaluation) => verdict.outcome === 'accepted'
  return (
    explainRefundDay(asked, isOpen) ??
    explainGround(asked, isGranted) ??
    explainRefundDay(asked, otherwise) ??
    explainGround(asked, otherwise) ??
    withoutDay('符合通知写明的退费情形')
  )
}

/** Of the days that would do, each for one fact alone, the one nearest to the payment. */
function explainRefundDay(
  { rows, facts, refused, answerTo }: RefusedRefund,
  holds: (evaluation: Evaluation) => boolean,
): WhyNot | null {
  const { c } = refused
  const leaves = rows.flatMap((row) => row.leaves)
  const found = (['paidOn', 'groundOn', 'appliedOn'] as const).flatMap((fact) => {
    const was = facts[fact]
    if (was === null) return []
    const turns = turnsOf(leaves, fact).flatMap((daysOf) => [...daysOf(c)])
    const on = (day: number) => answerTo({ ...facts, [fact]: day })
    const search = { from: was, turns, least: -Infinity, holds: (day: number) => holds(on(day)) }
    const day = findNearestDay(search)
    return day === null
      ? []
      : { day, was, condition: () => sayDifference(refused, on(day), { fact, day, was }) }
  })
  const far = ({ day }: { readonly day: number }) => Math.abs(day - facts.paidOn)
  const [nearest] = found.sort((a, b) => far(a) - far(b))
  return nearest === undefined ? null : withDay(nearest.condition(), nearest.day, nearest.was)
}

function explainGround(
  { facts, answerTo }: RefusedRefund,
  holds: (evaluation: Evaluation) => boolean,
): WhyNot | null {
  const kinds = groundKinds.filter((ground) => holds(answerTo({ ...facts, ground })))
  return kinds.length === 0
    ? null
    : withoutDay(`${sayGrounds(kinds)}${kinds.length > 1 ? '之一' : ''}`)
}

function withoutDay(condition: string): WhyNot {
  return { condition, firstDay: null, lastDay: null, text: `须符合“${condition}”。` }
}

/** The day lies before the fact's own day, or after it. */
function withDay(condition: string, dayNumber: number, was: number): WhyNot {
  const day = formatDayNumber(dayNumber)
  const past = dayNumber < was
  const days = past ? { firstDay: null, lastDay: day } : { firstDay: day, lastDay: null }
  const told = condition.endsWith(`${day} 及以前`) || condition.endsWith(`${day} 起`)
  const when = past ? `，${day} 已截止` : `，${day} 起才符合`
  return { condition, ...days, text: `须符合“${condition}”${told ? '' : when}。` }
}
