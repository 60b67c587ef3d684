/** What becomes of a list in the ledger: decisions, confirmations, applying and undoing. */
import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import { aRegistration, aRequestId } from '../support/office-data.ts'
import {
  aDeathList,
  aHead,
  aKnownPerson,
  anApplied,
  aPreviewed,
  known,
  preview,
  send,
  strangers,
  untilStill,
} from '../support/rosters.ts'
import type { Case } from './case.ts'

const nowhere = { importId: 'no-such-import' }

const deciding: readonly Case[] = [
  {
    call: 'rosters.decideMatch',
    rule: '号码相同姓名不同的由人认定，记住以后再预览就认得',
    office: 'founded',
    async run(desk) {
      const personId = await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      const { importId, counts } = await aPreviewed(clerk, [{ ...known, name: '欧阳修' }])
      expect(counts).toMatchObject({ ambiguous: 1 })
      const decide = (changes: object) =>
        clerk.rosters.decideMatch({
          requestId: aRequestId(),
          importId,
          line: 1,
          personId,
          same: true,
          reason: '户口簿改过名',
          ...changes,
        })
      expect(await codeOf(decide(nowhere))).toBe('IMPORT_NOT_FOUND')
      expect(await codeOf(decide({ line: 9 }))).toBe('LINE_NOT_FOUND')
      expect(await codeOf(decide({ personId: 99 }))).toBe('PERSON_NOT_FOUND')
      const sent = await send(clerk, aDeathList(strangers(1)))
      expect(await codeOf(decide({ importId: sent }))).toBe('WRONG_PHASE')
      expect(await decide({})).toMatchObject({ line: 1, candidates: [{ personId }] })
      expect((await preview(clerk, importId)).counts).toMatchObject({ ambiguous: 0, new: 1 })
      await decide({ same: false, reason: '不是同一人' })
      expect((await preview(clerk, importId)).counts).toMatchObject({ 'not-found': 1, new: 0 })
    },
  },
  {
    call: 'rosters.confirm',
    rule: '少了一成以上的，由另一人看过、输入数字放行，放行以后才能应用',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const reviewer = await desk.signIn('reviewer')
      await anApplied(clerk, strangers(4))
      const { importId, previewDigest, guards } = await aPreviewed(clerk, strangers(2))
      expect(guards).toMatchObject([{ guard: 'ends-many', number: 2, of: 4, confirmedBy: null }])
      const confirm = (changes: object) =>
        reviewer.rosters.confirm({
          requestId: aRequestId(),
          importId,
          previewDigest,
          guard: 'ends-many',
          number: 2,
          ...changes,
        })
      const apply = () => clerk.rosters.apply({ requestId: aRequestId(), importId, previewDigest })
      expect(await codeOf(apply())).toBe('GUARD_STOPS')
      expect(await codeOf(confirm(nowhere))).toBe('IMPORT_NOT_FOUND')
      expect(await codeOf(confirm({ previewDigest: 'another' }))).toBe('PREVIEW_CHANGED')
      expect(await codeOf(confirm({ guard: 'finds-few' }))).toBe('NOTHING_STOPS')
      expect(await codeOf(confirm({ number: 3 }))).toBe('NUMBER_WRONG')
      expect((await confirm({})).guards).toMatchObject([{ confirmedBy: '测试reviewer' }])
      const { batchId } = await apply()
      await untilStill(clerk, importId)
      expect((await clerk.rosters.batch({ batchId })).batch).toMatchObject({
        status: 'applied',
        confirmedBy: '测试reviewer',
      })
      expect(await codeOf(confirm({}))).toBe('WRONG_PHASE')
    },
  },
  {
    call: 'rosters.confirm',
    rule: '自己导入的不能自己放行',
    office: 'founded',
    async run(desk) {
      const reviewer = await desk.signIn('reviewer')
      await anApplied(reviewer, strangers(4))
      const { importId, previewDigest } = await aPreviewed(reviewer, strangers(2))
      const confirm = reviewer.rosters.confirm({
        requestId: aRequestId(),
        importId,
        previewDigest,
        guard: 'ends-many',
        number: 2,
      })
      expect(await codeOf(confirm)).toBe('OWN_IMPORT')
    },
  },
]

const applying: readonly Case[] = [
  {
    call: 'rosters.apply',
    rule: '应用以后登记要写明理由，名单的哪一行写得清楚',
    office: 'founded',
    async run(desk) {
      const personId = await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      const batchId = await anApplied(clerk)
      expect((await clerk.rosters.batch({ batchId })).batch).toMatchObject({
        status: 'applied',
        visible: true,
        counts: { rows: 1, new: 1 },
        appliedBy: '测试clerk',
      })
      const terms = { ...aRegistration(), registrant: { kind: 'known' as const, personId } }
      const refused = await errorOf(clerk.intake.register({ requestId: aRequestId(), ...terms }))
      expect(refused.code).toBe('EVIDENCE_STANDS')
      expect(refused.message).toContain('县民政局（截至 2023-10-31）“死亡名单.csv”第 2 行：死亡')
      const evidenceReason = '民政已更正，人在世'
      const saved = await clerk.intake.register({
        requestId: aRequestId(),
        ...terms,
        evidenceReason,
      })
      const seen = '县民政局（截至 2023-10-31）“死亡名单.csv”第 2 行：死亡，死亡日期 2023-10-05。'
      expect(saved).toMatchObject({
        state: 'awaiting-review',
        evidenceReason,
        evidenceAgainst: [{ kind: 'death', text: seen }],
      })
      const { registrationId } = saved
      const sheet = await clerk.printing.preview({ kind: 'registration', registrationId })
      expect(sheet.takenAgainst).toBe(`${seen}仍予登记的理由：${evidenceReason}`)
    },
  },
  {
    call: 'rosters.apply',
    rule: '预览以后同类名册撤销过的，旧的预览不能放行、不能应用，重新预览后才行',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const reviewer = await desk.signIn('reviewer')
      const first = await aPreviewed(clerk, strangers(4))
      const { batchId } = await clerk.rosters.apply({
        requestId: aRequestId(),
        importId: first.importId,
        previewDigest: first.previewDigest,
      })
      await untilStill(clerk, first.importId)
      const { importId, previewDigest, outdated } = await aPreviewed(clerk, strangers(2))
      expect(outdated).toBe(false)
      await reviewer.rosters.undo({ requestId: aRequestId(), batchId, reason: '发错' })
      await untilStill(clerk, first.importId)
      const confirmed = reviewer.rosters.confirm({
        requestId: aRequestId(),
        importId,
        previewDigest,
        guard: 'ends-many',
        number: 2,
      })
      expect(await codeOf(confirmed)).toBe('PREVIEW_OUTDATED')
      const apply = (digest: string) =>
        clerk.rosters.apply({ requestId: aRequestId(), importId, previewDigest: digest })
      expect(await codeOf(apply(previewDigest))).toBe('PREVIEW_OUTDATED')
      const again = await preview(clerk, importId)
      expect([again.outdated, again.guards]).toEqual([false, []])
      await apply(again.previewDigest ?? '')
      expect((await untilStill(clerk, importId)).phase).toBe('applied')
    },
  },
  {
    call: 'rosters.apply',
    rule: '没有的、没预览的、不是看到的那份、没有可写的、岗位不对的，都不写',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const apply = (input: { readonly importId: string; readonly previewDigest: string }) =>
        clerk.rosters.apply({ requestId: aRequestId(), ...input })
      expect(await codeOf(apply({ ...nowhere, previewDigest: 'x' }))).toBe('IMPORT_NOT_FOUND')
      const sent = await send(clerk, aDeathList(strangers(1)))
      expect(await codeOf(apply({ importId: sent, previewDigest: 'x' }))).toBe('WRONG_PHASE')
      const { importId } = await aPreviewed(clerk, strangers(2))
      expect(await codeOf(apply({ importId, previewDigest: 'another' }))).toBe('PREVIEW_CHANGED')
      const bad = await aPreviewed(clerk, [{ ...known, idNumber: '379999198005061249' }])
      expect(await codeOf(apply(bad))).toBe('NOTHING_TO_APPLY')
      const people = aHead({
        kind: 'enrolled-before',
        sender: '县医保局',
        authority: 'insurance',
        coverageYear: 2023,
        listDay: null,
      })
      const forReviewer = await aPreviewed(clerk, [known], people)
      expect(await codeOf(apply(forReviewer))).toBe('KIND_NOT_ALLOWED')
    },
  },
  {
    call: 'rosters.apply',
    rule: '同一个文件不写第二遍',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk, strangers(2))
      const again = await aPreviewed(clerk, strangers(2))
      expect(again.sameFile).toMatchObject({ batchId: 1, appliedBy: '测试clerk' })
      const { importId, previewDigest } = again
      const apply = clerk.rosters.apply({ requestId: aRequestId(), importId, previewDigest })
      expect(await errorOf(apply)).toMatchObject({
        code: 'ALREADY_APPLIED',
        data: { batchId: 1 },
      })
    },
  },
  {
    call: 'rosters.apply',
    rule: '正在处理另一份时不应用',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const ready = await aPreviewed(clerk, strangers(2))
      const other = await send(clerk, aDeathList(strangers(3)))
      const { guess } = await clerk.rosters.inspect({ importId: other })
      if (guess === null) throw new Error('no guess')
      await clerk.rosters.preview({ importId: other, layout: guess.layout })
      const { importId, previewDigest } = ready
      const apply = clerk.rosters.apply({ requestId: aRequestId(), importId, previewDigest })
      expect(await codeOf(apply)).toBe('IMPORT_RUNNING')
      await untilStill(clerk, other)
    },
  },
  {
    call: 'rosters.undo',
    rule: '撤销以后凭据不算，撤过的不再撤；没有的批次说没有',
    office: 'founded',
    async run(desk) {
      const personId = await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      const reviewer = await desk.signIn('reviewer')
      const batchId = await anApplied(clerk)
      expect(await clerk.evidence.ofPerson({ personId })).toHaveLength(1)
      const undo = (id: number) =>
        reviewer.rosters.undo({ requestId: aRequestId(), batchId: id, reason: '发错了文件' })
      expect(await codeOf(undo(99))).toBe('BATCH_NOT_FOUND')
      expect(await undo(batchId)).toEqual({ batchId })
      expect(await clerk.evidence.ofPerson({ personId })).toEqual([])
      expect(await clerk.rosters.batch({ batchId })).toMatchObject({
        batch: { status: 'undone', visible: false, undoneReason: '发错了文件' },
        notRestored: [],
      })
      expect(await codeOf(undo(batchId))).toBe('ALREADY_UNDONE')
    },
  },
  {
    call: 'rosters.undo',
    rule: '正在处理另一份时不撤销',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const reviewer = await desk.signIn('reviewer')
      const batchId = await anApplied(clerk, strangers(2))
      const other = await send(clerk, aDeathList(strangers(3)))
      const { guess } = await clerk.rosters.inspect({ importId: other })
      if (guess === null) throw new Error('no guess')
      await clerk.rosters.preview({ importId: other, layout: guess.layout })
      const undo = reviewer.rosters.undo({ requestId: aRequestId(), batchId, reason: '发错' })
      expect(await codeOf(undo)).toBe('IMPORT_RUNNING')
      await untilStill(clerk, other)
    },
  },
  {
    call: 'rosters.resume',
    rule: '没有写到一半的不用继续；正在处理另一份时不继续',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      expect(await codeOf(clerk.rosters.resume(nowhere))).toBe('IMPORT_NOT_FOUND')
      const { importId } = await aPreviewed(clerk)
      expect(await codeOf(clerk.rosters.resume({ importId }))).toBe('WRONG_PHASE')
      const other = await send(clerk, aDeathList(strangers(3)))
      const { guess } = await clerk.rosters.inspect({ importId: other })
      if (guess === null) throw new Error('no guess')
      await clerk.rosters.preview({ importId: other, layout: guess.layout })
      expect(await codeOf(clerk.rosters.resume({ importId }))).toBe('IMPORT_RUNNING')
      await untilStill(clerk, other)
    },
  },
]

const looking: readonly Case[] = [
  {
    call: 'rosters.batches',
    rule: '新的在前，可以只看一种',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk, strangers(1))
      await anApplied(clerk, strangers(2))
      const auditor = await desk.signIn('auditor')
      const { batches, more } = await auditor.rosters.batches({ kind: 'deaths' })
      expect(batches.map(({ batchId, visible }) => [batchId, visible])).toEqual([
        [2, true],
        [1, false],
      ])
      expect(more).toBe(false)
      expect((await auditor.rosters.batches({ kind: 'identities' })).batches).toEqual([])
    },
  },
  {
    call: 'rosters.batch',
    rule: '没有的批次说没有',
    office: 'founded',
    async run(desk) {
      const auditor = await desk.signIn('auditor')
      expect(await codeOf(auditor.rosters.batch({ batchId: 9 }))).toBe('BATCH_NOT_FOUND')
    },
  },
  {
    call: 'rosters.profiles',
    rule: '没有记住过就没有',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      expect(await clerk.rosters.profiles({})).toEqual([])
    },
  },
  {
    call: 'rosters.due',
    rule: '人员在前、缴费在后，导过的写明是哪一批；没采用的政策包没有顺序',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk, strangers(1))
      const steps = await clerk.rosters.due({ policy: 'dongming-2024' })
      const kinds = steps.map(({ kind }) => kind)
      expect(kinds.indexOf('registered-population')).toBe(0)
      expect(kinds.indexOf('paid-register')).toBeGreaterThan(kinds.indexOf('identities'))
      expect(steps.find(({ kind }) => kind === 'deaths')?.batch).toMatchObject({ batchId: 1 })
      expect(await codeOf(clerk.rosters.due({ policy: 'meishan-2024' }))).toBe('POLICY_NOT_ADOPTED')
    },
  },
]

const downloading: readonly Case[] = [
  {
    call: 'rosters.download',
    rule: '来文原样加一列结果，有错的行另成一份，按村分开',
    office: 'founded',
    async run(desk) {
      await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      const wrong = { ...known, name: '王秀', idNumber: '379999198005061249' }
      const { importId } = await aPreviewed(clerk, [known, wrong])
      const get = (what: 'answer' | 'bad-rows' | 'by-village') =>
        clerk.rosters.download({ importId, what })
      const answer = await get('answer')
      expect(answer).toMatchObject({ fileName: '死亡名单-办理结果.csv', more: false })
      const text = Buffer.from(answer.base64, 'base64').toString('utf8')
      const [headings, first, second] = text.replace('\u{FEFF}', '').split(/\r?\n/)
      expect(headings).toBe('姓名,身份证号码,死亡日期,医保办理结果')
      expect(first).toBe(`张桂英,${known.idNumber},2023-10-05,新增`)
      expect(second).toContain('有错：身份证号校验位不符')
      expect(await get('bad-rows')).toMatchObject({ fileName: '死亡名单-有错的行.xlsx' })
      expect(await get('by-village')).toMatchObject({ fileName: '死亡名单-按村分开.zip' })
      expect(await codeOf(clerk.rosters.download({ ...nowhere, what: 'answer' }))).toBe(
        'IMPORT_NOT_FOUND',
      )
      const sent = await send(clerk, aDeathList([known]))
      const early = clerk.rosters.download({ importId: sent, what: 'answer' })
      expect(await codeOf(early)).toBe('WRONG_PHASE')
    },
  },
  {
    call: 'rosters.sample',
    rule: '样表的列就是这种名册的列，自己认得自己的样表',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const sample = await clerk.rosters.sample({ kind: 'deaths' })
      expect(sample).toMatchObject({ fileName: '死亡名单-样表.xlsx', more: false })
      const importId = await send(clerk, Buffer.from(sample.base64, 'base64'))
      const { guess } = await clerk.rosters.inspect({ importId })
      expect(guess?.missing).toEqual([])
    },
  },
]

export const rosterBatchCases: readonly Case[] = [
  ...deciding,
  ...applying,
  ...looking,
  ...downloading,
]
