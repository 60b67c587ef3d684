/** What an amendment changes in a pack: the old value beside the new one, place by place. */
import { grantingLabels, isGranting } from '../../shared/rules/granting.ts'
import type { Overlay } from '../../shared/rules/model.ts'
import type { PackChange } from '../../shared/amendments/model.ts'
import { evidenceKindLabels, sayRanks } from '../../shared/evidence/model.ts'
import { sayWays } from '../../shared/rules/materials.ts'
import { quotaLabels } from '../../shared/rules/fact-words.ts'
import { documentOn } from './amended-packs.ts'
import { movableTables } from './amendment.ts'
import { readDayNumber } from './days.ts'
import { makeTelling, tellOption } from './describe-text.ts'
import type { Telling } from './describe-text.ts'
import { tellWait } from './describe-values.ts'
import type { PackSet } from './pack.ts'
import {
  describeRow,
  describeTierPrice,
  describeWindow,
  pricesOf,
  servesYear,
  yuan,
} from './row-words.ts'

type Entry = { readonly part: PackChange['part']; readonly what: string; readonly value: string }
type Entries = Map<string, Entry>

/**
 * The differences between two overlays in one pack on one day, in the order of the pack. A pack
 * that its amendments do not fit counts as unamended: the linter tells about it.
 */
export function listChanges(
  packs: PackSet,
  asked: {
    readonly policy: string
    readonly day: string
    readonly coverageYears: readonly number[]
  },
  overlays: { readonly before: Overlay; readonly after: Overlay },
): readonly PackChange[] {
  const pack = packs.get(asked.policy)
  const day = readDayNumber(asked.day) ?? Infinity
  const years = [...new Set([pack.source.document.coverageYear, ...asked.coverageYears])].sort(
    (a, b) => a - b,
  )
  const tellingUnder = (overlay: Overlay) =>
    makeTelling(documentOn(pack, overlay, day), overlay.readings, years.at(-1) ?? 0)
  const entriesUnder = (overlay: Overlay) =>
    describe({ ...tellingUnder(overlay), windowNamed: true }, years)
  const before = entriesUnder(overlays.before)
  const after = entriesUnder(overlays.after)
  const changes: PackChange[] = []
  for (const [key, { part, what }] of new Map([...before, ...after])) {
    const old = before.get(key)?.value ?? null
    const now = after.get(key)?.value ?? null
    // A ruling changes the clause of its row too: the place is called as the notice has it.
    const place = before.get(key)?.what ?? what
    if (old !== now) changes.push({ part, what: place, before: old, after: now })
  }
  return changes
}

function describe(telling: Telling, years: readonly number[]): Entries {
  const { document } = telling
  const entries: Entries = new Map()
  const add = (key: string, entry: Entry) => void entries.set(key, entry)
  for (const { tier, label } of document.tiers) {
    add(`tier ${tier}`, { part: 'tiers', what: `${tier} 档`, value: label })
  }
  for (const year of years) {
    if (servesYear(document, year)) describeYear(telling, year, add)
  }
  describeTables(telling, add)
  return entries
}

type Add = (key: string, entry: Entry) => void

function describeYear(telling: Telling, year: number, add: Add): void {
  const { document } = telling
  const own = document.windows?.find(({ coverageYears }) => coverageYears.includes(year))
  const window = describeWindow(own ?? document.window, year)
  add(`window ${year}`, { part: 'window', what: `${year} 待遇年度`, value: window })
  const tiers = document.tiers.map(({ tier }) => tier)
  for (const { name, plain, bands } of pricesOf(document, year)) {
    for (const tier of tiers) {
      const value = describeTierPrice(bands, tier)
      if (value === null) continue
      const what = `${year} 待遇年度 ${tier} 档${plain ? '' : `（${name}）`}`
      add(`price ${year} ${tier} ${plain ? '' : name}`, { part: 'price', what, value })
    }
  }
  for (const { name, bands } of pricesOf(document, year)) {
    for (const [index, { paidFrom, subsidies }] of bands.entries()) {
      if (subsidies === 'apply') continue
      const since = paidFrom === undefined ? '' : ` ${paidFrom} 起缴费的`
      const what = `${year} 待遇年度${since}`
      const value = isGranting(subsidies) ? grantingLabels[subsidies] : '通知没有写'
      add(`granting ${year} ${name} ${index}`, { part: 'subsidies', what, value })
    }
  }
  for (const { term, amounts, silentText } of document.categories.rows) {
    if (silentText !== undefined) {
      const what = `${year} 待遇年度 ${term}`
      add(`silent ${year} ${term}`, { part: 'subsidies', what, value: silentText })
    }
    for (const { tier, payable, subsidy, source, reading, coverageYears } of amounts ?? []) {
      if (coverageYears !== undefined && !coverageYears.includes(year)) continue
      const chosen = Object.entries(reading ?? {}).map(
        ([name, option]) => `理解为“${tellOption(name, option, telling)}”时`,
      )
      const under = chosen.length === 0 ? '' : `（${chosen.join('，')}）`
      add(`subsidy ${year} ${term} ${tier} ${under}`, {
        part: 'subsidies',
        what: `${year} 待遇年度 ${term} ${tier} 档${under}`,
        value: `个人缴 ${yuan(payable)}，${source ?? document.categories.source}资助 ${yuan(subsidy)}`,
      })
    }
  }
}

const silenceWords = { refund: 'refundSilence', quota: 'quotaSilence' } as const

function describeTables(telling: Telling, add: Add): void {
  const { document } = telling
  for (const { term, members, aliases, codes } of document.categories.rows) {
    const names = [...(members ?? []), ...(aliases ?? []), ...(codes ?? [])].join('、')
    add(`term ${term}`, {
      part: 'terms',
      what: term,
      value: names === '' ? '认得' : `认得，又称 ${names}`,
    })
  }
  const { quota } = document
  for (const { label, text } of tellWait(telling).flatMap(({ lines }) => lines)) {
    add(`wait ${label}`, { part: 'wait', what: label, value: text })
  }
  for (const table of movableTables) {
    // A price per coverage year is told above; here only rows with conditions of their own.
    for (const [index, row] of (document[table] ?? []).entries()) {
      if (table === 'prices' && isPlainPrice('when' in row ? row.when : undefined)) continue
      const what = `第 ${index + 1} 条${'clause' in row ? ` ${row.clause}` : ''}`
      add(`${table} ${row.name}`, {
        part: table,
        what,
        value: describeRow({ ...row, refunding: table === 'refund' }, telling),
      })
    }
  }
  if (quota !== undefined) {
    const value = `户籍人口数减去${quota.minus.map((field) => quotaLabels[field]).join('、')}`
    add('quota', { part: 'quota', what: '任务公式', value })
  }
  for (const [part, key] of Object.entries(silenceWords)) {
    const silence = document[key]
    if (silence === undefined) continue
    add(part, {
      part: part === 'refund' ? 'refund' : 'quota',
      what: '通知没有写',
      value: silence.text,
    })
  }
  for (const { channel, collectedHere } of document.channels) {
    const value = collectedHere === true ? '可用，代收' : '可用'
    add(`channel ${channel}`, { part: 'channels', what: channel, value })
  }
  for (const { kind, authorities } of document.evidenceRanks ?? []) {
    const what = `${evidenceKindLabels[kind]}以谁为准`
    add(`evidence ${kind}`, { part: 'evidenceRanks', what, value: sayRanks(authorities) })
  }
  for (const { name, ways } of document.materials) {
    const value = ways === undefined ? '要带' : `${sayWays(ways)}要带`
    add(`material ${name}`, { part: 'materials', what: name, value })
  }
}

function isPlainPrice(when: object | undefined): boolean {
  return Object.entries(when ?? {}).every(
    ([key, value]) => key === 'coverageYear' || value === undefined,
  )
}
