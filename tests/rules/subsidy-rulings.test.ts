/** Rulings on subsidies by form, from what is typed to what somebody pays. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decide, gapsOn, lintEntered, packSetOf, readPack } from '../../src/main/rules/index.ts'
import type { Overlay } from '../../src/main/rules/index.ts'
import { readRuling, startRuling } from '../../src/renderer/amendments/ruling-draft.ts'
import type { SubsidyRulingDraft } from '../../src/renderer/amendments/subsidy-ruling.ts'
import { contentOf } from '../../src/shared/amendments/content-words.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { GapKind } from '../../src/shared/amendments/model.ts'
import { rulesFolder, shipped } from './support.ts'

const { packs } = shipped
const nothing: Overlay = { readings: {}, amendments: [] }
const today = getDay('2024-01-05')

function gapOf(policy: string, kind: GapKind, row = '') {
  const gaps = gapsOn(packs, { policy, day: today }, nothing)
  return getDefined(
    gaps.find((gap) => gap.kind === kind && gap.row.startsWith(row)),
    `gap ${kind}`,
  )
}

type Ruled = {
  readonly policy: string
  readonly kind: GapKind
  readonly row?: string
  readonly text?: string
}

function rule({ policy, kind, row, text = '' }: Ruled, subsidy: Partial<SubsidyRulingDraft>) {
  const pack = packs.get(policy).summary
  const start = startRuling(today, pack)
  const draft = { ...start, basis: '电话请示', text, subsidy: { ...start.subsidy, ...subsidy } }
  return readRuling(draft, pack, gapOf(policy, kind, row))
}

function overlayOf(...ruled: Parameters<typeof rule>): Overlay {
  const { amendment, errors } = rule(...ruled)
  expect(errors).toEqual({})
  const amendments = [getDefined(amendment ?? undefined, 'ruling')]
  expect(lintEntered(packs, nothing, amendments)).toEqual([])
  return { readings: {}, amendments }
}

function ask(policy: string, facts: object, overlay: Overlay) {
  const asked = { coverageYear: 2024, circumstance: { kind: 'ordinary' }, ...facts }
  return decide(packs, { policy, ask: 'enrolment', facts: asked }, overlay)
}

describe('铜梁 7 月起有资助的人', () => {
  const policy = 'tongliang-2024'
  const paid = (granting: SubsidyRulingDraft['granting'], term: string, tier = 1) =>
    ask(
      policy,
      { paidOn: '2024-07-01', tier, person: { categories: [term] } },
      overlayOf({ policy, kind: 'subsidies-silent' }, { granting }),
    )
  const before = (term: string) =>
    ask(policy, { paidOn: '2024-06-30', person: { categories: [term] } }, nothing).charge

  test.each(['特困人员', '城乡低保对象', '低保边缘户'])('%s：三种裁定各缴多少', (term) => {
    const table = getDefined(before(term) ?? undefined, 'charge')
    const subsidy = 38_000 - table.payableFen
    // The full price is 1020 yuan from 2024-07-01 on: 二（三）2.
    expect(paid('none', term).charge).toMatchObject({ payableFen: 102_000, subsidies: [] })
    expect(paid('same-subsidy', term).charge).toMatchObject({
      standardFen: 102_000,
      payableFen: 102_000 - subsidy,
      subsidies: [{ fen: subsidy }],
    })
    expect(paid('same-payable', term).charge).toMatchObject({
      payableFen: table.payableFen,
      subsidies: [{ fen: 102_000 - table.payableFen }],
    })
  })

  test('依据写裁定，所列的数就是算出的数', () => {
    const { findings } = paid('same-subsidy', '特困人员')
    const applied = findings.find(({ code }) => code === 'category-applied')
    expect(applied).toMatchObject({
      clause: '附件1（本单位确定）',
      values: [
        { name: '资助', value: 38_000, source: '本单位确定' },
        { name: '个人应缴', value: 64_000, source: '本单位确定' },
      ],
    })
    // What the notice does say goes on standing where it stood.
    expect(findings.find(({ code }) => code === 'standard-price')?.clause).toBe('二（三）2')
  })

  test('没有裁定以前须请示，6 月底以前照原表', () => {
    const person = { categories: ['特困人员'] }
    expect(ask(policy, { paidOn: '2024-07-01', person }, nothing).outcome).toBe('undetermined')
    expect(paid('none', '特困人员').outcome).not.toBe('undetermined')
    const ruled = overlayOf({ policy, kind: 'subsidies-silent' }, { granting: 'none' })
    const early = ask(policy, { paidOn: '2024-06-30', person }, ruled)
    expect(early.charge?.payableFen).toBe(0)
  })

  test('稳定脱贫人口本来没有资助，还是全价', () => {
    expect(paid('same-payable', '稳定脱贫人口').charge?.payableFen).toBe(102_000)
  })
})

describe('眉山 2305 低收入救助对象', () => {
  const policy = 'meishan-2024'
  const asked = { paidOn: '2024-01-10', person: { categories: ['低收入救助对象'] } }
  const kind = 'category-silent'

  test('有资助：照填的缴，不再说通知没有写', () => {
    const amounts = [{ tier: 1, payable: '190', subsidy: '190' }]
    const ruled = overlayOf({ policy, kind }, { granted: 'amounts', amounts, source: '县财政' })
    const { charge, findings } = ask(policy, asked, ruled)
    expect(charge).toMatchObject({
      payableFen: 19_000,
      subsidies: [{ source: '县财政', fen: 19_000 }],
    })
    expect(findings.map(({ code }) => code)).not.toContain('rule-silent')
    const gap = gapsOn(packs, { policy, day: today }, ruled).find((each) => each.kind === kind)
    expect(gap?.settled).toBe('三（三）2（3）（本单位确定）')
  })

  test('没有资助：按普通居民，话是裁定写的', () => {
    const text = '其余低收入救助对象没有资助，按普通居民缴。'
    const { charge, findings } = ask(
      policy,
      asked,
      overlayOf({ policy, kind, text }, { granted: 'none' }),
    )
    expect(charge).toMatchObject({ payableFen: 38_000, subsidies: [] })
    expect(findings).toContainEqual(
      expect.objectContaining({ clause: '三（三）2（3）（本单位确定）', text }),
    )
  })

  test('金额只填一半、凑不成 380 元的，说出来', () => {
    const half = [{ tier: 1, payable: '190', subsidy: '' }]
    expect(rule({ policy, kind }, { granted: 'amounts', amounts: half }).errors).toHaveProperty(
      'ruling-amounts',
    )
    const short = [{ tier: 1, payable: '190', subsidy: '180' }]
    const { amendment } = rule({ policy, kind }, { granted: 'amounts', amounts: short })
    const found = lintEntered(packs, nothing, [getDefined(amendment ?? undefined, 'ruling')])
    expect(found.map(({ text }) => text).join('')).toContain('不等于第 1 档标准 380.00 元')
  })
})

describe('以“等”字结尾的', () => {
  // No notice at hand ends a list of people so; one that does is written like this.
  const policy = 'dongming-2024'
  const row = '低保对象（城乡低保户等）'
  const read = (name: string) => readFileSync(join(rulesFolder, policy, name), 'utf8')
  const packYaml = read('pack.yaml').replace('term: 低保对象\n', `term: ${row}\n`)
  const { pack, problems } = readPack({
    folder: policy,
    packYaml,
    taskTable: read('task-table.csv'),
  })
  const open = packSetOf([getDefined(pack ?? undefined, problems.map(({ text }) => text).join())])
  const gap = getDefined(
    gapsOn(open, { policy, day: today }, nothing).find(({ kind }) => kind === 'and-others'),
    'open end',
  )
  const ruleOn = (subsidy: Partial<SubsidyRulingDraft>) => {
    const { summary } = open.get(policy)
    const start = startRuling(getDay('2023-10-01'), summary)
    const draft = { ...start, basis: '电话请示', subsidy: { ...start.subsidy, ...subsidy } }
    return readRuling(draft, summary, gap)
  }
  const settledBy = (subsidy: Partial<SubsidyRulingDraft>) => {
    const amendments = [getDefined(ruleOn(subsidy).amendment ?? undefined, 'ruling')]
    expect(lintEntered(open, nothing, amendments)).toEqual([])
    const overlay = { readings: {}, amendments }
    const after = gapsOn(open, { policy, day: today }, overlay)
    expect(after.find(({ key }) => key === gap.key)?.settled).toBe(`${gap.clause}（本单位确定）`)
    return overlay
  }
  const charged = (term: string, overlay: Overlay) => {
    const facts = { coverageYear: 2024, paidOn: '2023-11-01', circumstance: { kind: 'ordinary' } }
    const person = { categories: [term] }
    return decide(open, { policy, ask: 'enrolment', facts: { ...facts, person } }, overlay)
  }

  test('添的人同列出的人一样，列出的人不变', () => {
    const term = '本县新认定的人员'
    expect(charged(term, nothing).findings.map(({ code }) => code)).toContain('category-unknown')
    const overlay = settledBy({ others: 'named', terms: `${term}、 ${term}` })
    const added = charged(term, overlay)
    expect(added.charge).toMatchObject({ category: term })
    expect(added.charge?.payableFen).toBe(charged(row, nothing).charge?.payableFen)
    expect(charged(row, overlay)).toEqual(charged(row, nothing))
  })

  test('没有别人的，只记下裁定，谁也不变', () => {
    const overlay = settledBy({ others: 'nobody' })
    expect(charged(row, overlay)).toEqual(charged(row, nothing))
    expect(contentOf(getDefined(overlay.amendments[0], 'ruling'))).toBe('以通知写明的为限')
  })

  test.each([
    [{}, 'ruling-others'],
    [{ others: 'named', terms: ' 、' }, 'ruling-terms'],
  ] as const)('没有选、没有写的说出来 %j', (subsidy, field) => {
    expect(ruleOn(subsidy).errors).toHaveProperty(field)
  })
})
