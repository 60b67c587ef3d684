/** An enrolment, in the fixed order of checks: year, window, route, days left, tier, category. */
import type { Benefit, Finding } from '../../shared/rules/model.ts'
import type { Case, EnrolmentFacts } from './case.ts'
import { resolveHeld } from './categories.ts'
import type { IgnoredCategory } from './categories.ts'
import { decideCharge } from './charge.ts'
import { formatDayNumber, yearEnd, yearStart } from './days.ts'
import { partsOfNumber } from '../../shared/kernel/day.ts'
import type { OtherYearRow, Pack, Route, Row, Window } from './pack.ts'
import type { Evaluation, Verdict } from './verdict.ts'

type Place = 'concentrated' | 'outside'
type Trail = {
  readonly pack: Pack
  readonly c: Case
  readonly window: Place
  /** In the order applied. */
  readonly findings: Finding[]
  readonly ignored: readonly IgnoredCategory[]
  /** What a reviewer must agree to; null where nobody is asked. */
  approval: Finding | null
  /** The benefit of a way that stands once they do. */
  onceApproved: Benefit | null
  /** The row of the routes or other years that was met last. */
  row: Row | null
}

/** The verdict under these options, and the readings that were looked at. */
export function decideEnrolment(
  pack: Pack,
  facts: EnrolmentFacts,
  choices: readonly number[],
): Evaluation {
  const { held, ignored } = resolveHeld(pack.categories, facts)
  const window = pack.findWindow(facts.coverageYear)
  const { from: windowFrom, to: windowTo } = window
  const place = measureWindow(window, facts.paidOn)
  const c: Case = {
    ...facts,
    paidFen: 0,
    appliedOn: facts.paidOn,
    ground: null,
    groundOn: null,
    benefitFrom: null,
    windowFrom,
    windowTo,
    held,
    inside: place === 'concentrated',
    from: null,
    to: yearEnd(facts.coverageYear),
    wait: null,
    choices,
    touched: 0,
  }
  const trail: Trail = {
    pack,
    c,
    window: place,
    findings: [],
    ignored,
    approval: null,
    onceApproved: null,
    row: null,
  }
  const verdict = decideVerdict(trail)
  return { verdict, touched: c.touched, c, row: trail.row, onceApproved: trail.onceApproved }
}

/** Where a pay day lies; both ends belong to the window. */
export function measureWindow({ from, to }: Window, paidOn: number): Place {
  return paidOn >= from && paidOn <= to ? 'concentrated' : 'outside'
}

function decideVerdict(trail: Trail): Verdict {
  const { pack, c } = trail
  const other = findOtherYear(pack, c)
  if (other === null) return decideBeforeWindow(trail) ?? decideRoute(trail)
  trail.row = other
  if (other.action === 'undetermined') return stop(trail, 'undetermined', other.finding(c))
  return decideBeforeWindow(trail) ?? decideOnApproval(trail, other)
}

/** Another coverage year or a back-payment, unless the office has entered that year's price. */
function findOtherYear(pack: Pack, c: Case): OtherYearRow | null {
  if (c.circumstance !== 'back-payment' && pack.isOwnYear(c.coverageYear)) return null
  if (pack.pricedYears.has(c.coverageYear)) return null
  return pack.otherYears.find((other) => other.matches(c)) ?? null
}

/** The agency sets amount and benefit; refused all the same where nobody could approve it. */
function decideOnApproval(trail: Trail, row: OtherYearRow): Verdict {
  const { pack, c } = trail
  if (c.birthDate !== null && c.birthDate > c.to) {
    return stop(trail, 'refused', noBenefitLeft(c, c.birthDate, row))
  }
  const charged = decideCharge(pack, c)
  if (charged.kind === 'refused') return stop(trail, 'refused', charged.finding)
  return stop(trail, 'needs-approval', row.finding(c))
}

/** A back-payment whose price the office has entered; the notice still says nothing of benefits. */
function decidePricedBackPayment(trail: Trail): Verdict {
  const { pack, c } = trail
  const clause = pack.otherYears.find((other) => other.matches(c))?.clause ?? pack.tierClause
  const text = `补缴 ${c.coverageYear} 待遇年度保费的，待遇怎么算通知没有写，须请示医保部门后告知本人。`
  const finding = { code: 'rule-silent', clause, text, rule: 'otherYears' }
  return decideTaken(trail, { findings: [finding], benefit: null })
}

/** Before the window opens only those may pay who have nothing to pay, and routes that say so. */
function decideBeforeWindow(trail: Trail): Verdict | null {
  const { pack, c } = trail
  if (c.paidOn >= c.windowFrom) return null
  const charged = decideCharge(pack, c)
  if (charged.kind === 'charge' && charged.charge.payableFen === 0) {
    c.inside = true
    const { clause } = pack.findWindow(c.coverageYear)
    const text = `个人不用缴费，集中缴费期 ${formatDayNumber(c.windowFrom)} 开始以前也可以核定，按期内参保办理。`
    const values = pack.windowValues(c)
    trail.findings.push({ code: 'in-window', clause, text, rule: 'window', values })
    return null
  }
  const route = pack.routes.find(
    (row) => row.action !== 'note' && row.action !== 'approve' && row.matches(c),
  )
  if (route?.beforeWindow === true) return null
  const from = formatDayNumber(c.windowFrom)
  const to = formatDayNumber(c.windowTo)
  const text = `集中缴费期 ${from} 才开始，${formatDayNumber(c.paidOn)} 还不能缴费；请在 ${from} 至 ${to} 之间来办。`
  const { clause } = pack.findWindow(c.coverageYear)
  const values = pack.windowValues(c)
  const finding = { code: 'outside-window', clause, text, rule: 'window', values }
  return stop(trail, 'refused', finding)
}

function decideRoute(trail: Trail): Verdict {
  const { pack, c } = trail
  if (c.circumstance === 'back-payment' && pack.pricedYears.has(c.coverageYear)) {
    return decidePricedBackPayment(trail)
  }
  for (const route of pack.routes) {
    if (!route.matches(c)) continue
    trail.row = route
    switch (route.action) {
      case 'note':
        trail.findings.push(route.finding(c))
        continue
      case 'approve':
        trail.approval ??= route.finding(c)
        continue
      case 'refuse':
        return stop(trail, 'refused', route.finding(c))
      case 'undetermined':
        return stop(trail, 'undetermined', route.finding(c))
      case 'accept':
        return decideAccepted(trail, route)
    }
  }
  // `lintPack` lets no table pass without a last resort; a hole in one is still no verdict of ours.
  const text = '通知没有写到这种情形，须请示医保部门。'
  const clause = pack.routes.at(-1)?.clause ?? pack.tierClause
  return stop(trail, 'undetermined', { code: 'rule-silent', clause, text, rule: 'routes' })
}

function decideAccepted(trail: Trail, route: Route): Verdict {
  const { c } = trail
  const begin = beginBenefit(c, route)
  const findings = [route.finding(c), ...begin.findings]
  if (begin.late === null) return decideTaken(trail, { findings, benefit: begin.benefit })
  trail.findings.push(...findings)
  return stop(trail, 'refused', noBenefitLeft(c, begin.late, route))
}

/** Way and days stand; what is left is the charge. */
function decideTaken(
  trail: Trail,
  taken: { readonly findings: readonly Finding[]; readonly benefit: Benefit | null },
): Verdict {
  const { pack, c } = trail
  trail.findings.push(...taken.findings)
  const charged = decideCharge(pack, c)
  if (charged.kind === 'unpriced') {
    const stopped = stop(trail, 'undetermined', charged.finding)
    return { ...stopped, benefit: taken.benefit }
  }
  if (charged.kind !== 'charge') return stop(trail, charged.kind, charged.finding)
  if (trail.approval !== null) {
    trail.onceApproved = taken.benefit
    const verdict = stop(trail, 'needs-approval', trail.approval)
    return {
      ...verdict,
      charge: charged.charge,
      findings: [...verdict.findings, ...charged.findings],
    }
  }
  return {
    outcome: 'accepted',
    window: trail.window,
    charge: charged.charge,
    benefit: taken.benefit,
    findings: [...trail.findings, ...charged.findings, ...explainIgnored(trail)],
  }
}

type Begun = {
  readonly benefit: Benefit | null
  readonly findings: readonly Finding[]
  /** First day that benefits would have, where it lies after their last. */
  readonly late: number | null
}

function beginBenefit(c: Case, route: Route): Begun {
  const { start } = route
  if (start === null || start.at === 'unstated') {
    // Nobody has benefits before birth, so that someone born after the year has none of it.
    const late = c.birthDate !== null && c.birthDate > c.to ? c.birthDate : null
    return { benefit: null, findings: start === null ? [] : [start.finding(c)], late }
  }
  const firstOfYear = yearStart(c.coverageYear)
  const day = start.dayOf(c)
  const from = start.beforeCoverageYear ? day : Math.max(day, firstOfYear)
  c.from = from
  if (from > c.to) {
    const { noneLeft } = start
    return { benefit: null, findings: noneLeft === null ? [] : [noneLeft(c)], late: from }
  }
  const days = { from: formatDayNumber(from), to: formatDayNumber(c.to) }
  const since =
    start.retroactive && c.eventOn !== null ? Math.max(c.eventOn + 1, firstOfYear) : from
  const benefit = since < from ? { ...days, retroactiveFrom: formatDayNumber(since) } : days
  const findings = start.at === 'birth' && day < firstOfYear ? [priorYearNeeded(day, route)] : []
  return { benefit, findings, late: null }
}

function priorYearNeeded(birthDate: number, { clause, rule }: Row): Finding {
  const { year } = partsOfNumber(birthDate)
  const text = `孩子 ${formatDayNumber(birthDate)} 出生，这笔保费的待遇从次年 1 月 1 日起；出生当年的待遇要另缴 ${year} 待遇年度的保费。`
  return { code: 'prior-year-needed', clause, text, rule }
}

function noBenefitLeft(c: Case, from: number, { clause, rule }: Row): Finding {
  const text = `待遇最早要到 ${formatDayNumber(from)} 才能开始，而 ${c.coverageYear} 待遇年度到 ${formatDayNumber(c.to)} 为止，缴了也没有待遇，不能办理；请办理下一年度参保。`
  return { code: 'no-benefit-left', clause, text, rule }
}

/** Ends with the finding that settles it first, and the rest in the order applied. */
function stop(trail: Trail, outcome: Verdict['outcome'], finding: Finding): Verdict {
  return {
    outcome,
    window: trail.window,
    charge: null,
    benefit: null,
    findings: [finding, ...trail.findings, ...explainIgnored(trail)],
  }
}

function explainIgnored({ ignored, pack, c }: Trail): readonly Finding[] {
  const clause = pack.categoryClause
  const rule = 'categories'
  return ignored.map(({ code, asked }) => {
    const term = asked.term.slice(0, 40)
    if (code === 'category-unknown') {
      const text = `通知里没有“${term}”这类人员，未按它计算；请核对身份名称。`
      return { code, clause, text, rule }
    }
    const from = asked.from === null ? '' : `自 ${formatDayNumber(asked.from)} `
    const to = asked.to === null ? '' : `至 ${formatDayNumber(asked.to)} `
    const text = `“${term}”的有效期${from}${to}不含缴费日 ${formatDayNumber(c.paidOn)}，未按它计算。`
    return { code, clause, text, rule }
  })
}
