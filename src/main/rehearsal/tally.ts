/** Adds up what was compared: by kind of change, by group, by village, by source of money. */
import { getDefined } from '../../shared/kernel/assert.ts'
import { changeKindSchema } from '../../shared/rehearsal/model.ts'
import type { ChangeKind, RehearsalResult, Standing } from '../../shared/rehearsal/model.ts'
import { subsidyFenOf } from './decide.ts'

/** Two standings that were found together, and of how many people. */
export type ComparedCase = {
  readonly before: Standing
  readonly after: Standing
  readonly kinds: readonly ChangeKind[]
}

type CaseCount = ComparedCase & {
  readonly beforeSubsidyFen: number
  readonly afterSubsidyFen: number
  count: number
  settled: number
  groupId: number
}
type Sides = { before: number; after: number }
type VillageCount = {
  lookedAt: number
  changed: number
  readonly payableFen: Sides
  readonly subsidyFen: Sides
}

export type Looked = {
  readonly personId: number
  readonly registrationId: number | null
  readonly villageId: number
  readonly settled: boolean
}

/**
 * Those changed, in the order of the ledger: numbers only, which say nothing outside the office.
 * Typed arrays pass from thread to thread in a moment, however many they are.
 */
export type ChangedRows = {
  readonly personIds: Int32Array
  /** 0 where the person was looked at, and no registration. */
  readonly registrationIds: Int32Array
  readonly villageIds: Int32Array
  readonly caseIndexes: Int32Array
  /** 1 where the money is booked. */
  readonly settled: Uint8Array
}

export type Rehearsed = {
  readonly result: RehearsalResult
  /** What the rows refer to; `groupId` is that of the result. */
  readonly cases: readonly (ComparedCase & { readonly groupId: number })[]
  readonly rows: ChangedRows
}

export class Tally {
  private readonly cases: CaseCount[] = []
  private readonly villages = new Map<number, VillageCount>()
  private readonly rows = {
    personIds: [] as number[],
    registrationIds: [] as number[],
    villageIds: [] as number[],
    caseIndexes: [] as number[],
    settled: [] as number[],
  }
  private leftOut = 0

  /** Answers the index under which people of this case are added. */
  addCase(compared: ComparedCase): number {
    this.cases.push({
      ...compared,
      beforeSubsidyFen: subsidyFenOf(compared.before),
      afterSubsidyFen: subsidyFenOf(compared.after),
      count: 0,
      settled: 0,
      groupId: -1,
    })
    return this.cases.length - 1
  }

  leaveOut(): void {
    this.leftOut += 1
  }

  add({ personId, registrationId, villageId, settled }: Looked, caseIndex: number): void {
    const found = getDefined(this.cases[caseIndex], 'case')
    found.count += 1
    const village = this.villageOf(villageId)
    village.lookedAt += 1
    village.payableFen.before += found.before.payableFen ?? 0
    village.payableFen.after += found.after.payableFen ?? 0
    village.subsidyFen.before += found.beforeSubsidyFen
    village.subsidyFen.after += found.afterSubsidyFen
    if (found.kinds.length === 0) return
    village.changed += 1
    if (settled) found.settled += 1
    this.rows.personIds.push(personId)
    this.rows.registrationIds.push(registrationId ?? 0)
    this.rows.villageIds.push(villageId)
    this.rows.caseIndexes.push(caseIndex)
    this.rows.settled.push(settled ? 1 : 0)
  }

  private villageOf(villageId: number): VillageCount {
    let village = this.villages.get(villageId)
    if (village === undefined) {
      const sides = () => ({ before: 0, after: 0 })
      village = { lookedAt: 0, changed: 0, payableFen: sides(), subsidyFen: sides() }
      this.villages.set(villageId, village)
    }
    return village
  }

  /** Village names in the office's order. */
  finish(villageNames: ReadonlyMap<number, string>): Rehearsed {
    const groups = this.group()
    const villages = [...villageNames].flatMap(([villageId, name]) => {
      const village = this.villages.get(villageId)
      return village === undefined ? [] : [{ villageId, name, ...village }]
    })
    const changed = this.rows.personIds.length
    const lookedAt = sumOf(this.cases, ({ count }) => count)
    const result = {
      lookedAt,
      leftOut: this.leftOut,
      unchanged: lookedAt - changed,
      changed,
      settled: sumOf(this.cases, ({ settled }) => settled),
      unconfirmed: sumOf(this.cases, ({ after, count }) => (after.unconfirmed ? count : 0)),
      byKind: changeKindSchema.options.map((kind) => ({
        kind,
        count: sumOf(this.cases, ({ kinds, count }) => (kinds.includes(kind) ? count : 0)),
      })),
      payableFen: sidesOf(villages.map(({ payableFen }) => payableFen)),
      subsidyFen: sidesOf(villages.map(({ subsidyFen }) => subsidyFen)),
      sources: this.sources(),
      groups,
      villages,
    }
    const cases = this.cases.map(({ before, after, kinds, groupId }) => ({
      before,
      after,
      kinds,
      groupId,
    }))
    return { result, cases, rows: this.changedRows() }
  }

  private changedRows(): ChangedRows {
    const { personIds, registrationIds, villageIds, caseIndexes, settled } = this.rows
    return {
      personIds: Int32Array.from(personIds),
      registrationIds: Int32Array.from(registrationIds),
      villageIds: Int32Array.from(villageIds),
      caseIndexes: Int32Array.from(caseIndexes),
      settled: Uint8Array.from(settled),
    }
  }

  /** Those changed, the largest first; the days of benefit do not tell groups apart. */
  private group(): RehearsalResult['groups'] {
    const byKey = new Map<string, CaseCount[]>()
    for (const one of this.cases) {
      if (one.kinds.length === 0 || one.count === 0) continue
      const key = JSON.stringify([shown(one.before), shown(one.after), one.kinds])
      const members = byKey.get(key)
      if (members === undefined) byKey.set(key, [one])
      else members.push(one)
    }
    const sized = [...byKey.values()].map((members) => ({
      members,
      count: sumOf(members, ({ count }) => count),
    }))
    sized.sort((one, other) => other.count - one.count)
    return sized.map(({ members, count }, groupId) => {
      const first = getDefined(members[0], 'member of a group')
      for (const member of members) member.groupId = groupId
      const times = (fen: (one: CaseCount) => number) =>
        sumOf(members, (one) => one.count * fen(one))
      return {
        groupId,
        count,
        kinds: [...first.kinds],
        before: shown(first.before),
        after: shown(first.after),
        payableFen: {
          before: times(({ before }) => before.payableFen ?? 0),
          after: times(({ after }) => after.payableFen ?? 0),
        },
        subsidyFen: {
          before: times(({ beforeSubsidyFen }) => beforeSubsidyFen),
          after: times(({ afterSubsidyFen }) => afterSubsidyFen),
        },
      }
    })
  }

  private sources(): RehearsalResult['sources'] {
    const sums = new Map<string, Sides>()
    for (const { before, after, count } of this.cases) {
      for (const [side, { subsidies }] of [
        ['before', before] as const,
        ['after', after] as const,
      ]) {
        for (const { source, fen } of subsidies) {
          const sum = sums.get(source) ?? { before: 0, after: 0 }
          sum[side] += fen * count
          sums.set(source, sum)
        }
      }
    }
    return [...sums].map(([source, fen]) => ({ source, fen }))
  }
}

function shown({ outcome, code, clause, category, tier, payableFen, subsidies }: Standing) {
  return { outcome, code, clause, category, tier, payableFen, subsidies }
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0)
}

function sidesOf(sides: readonly Sides[]): Sides {
  return { before: sumOf(sides, ({ before }) => before), after: sumOf(sides, ({ after }) => after) }
}
