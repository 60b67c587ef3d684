/** 名册导入, from the first byte to what counts. */
import { expect } from 'vitest'
import { aWorkbook } from '../../support/workbook-builder.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import {
  aDeathList,
  aHead,
  aKnownPerson,
  anApplied,
  anImportId,
  aPreviewed,
  known,
  preview,
  send,
  strangers,
  untilStill,
} from '../support/rosters.ts'
import type { Case } from './case.ts'

const nowhere = { importId: 'no-such-import' }

const uploading: readonly Case[] = [
  {
    call: 'rosters.begin',
    rule: '缺截至日、部门不对、该全量不全量的不开始；同一编号再来一次是同一份',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const importId = anImportId()
      const begin = (changes: object, byteCount = 10) =>
        clerk.rosters.begin({ importId, head: aHead(changes), byteCount })
      expect(await errorOf(begin({ listDay: null }))).toMatchObject({
        code: 'HEAD_REFUSED',
        message: '导入死亡名单要写明名单截至哪一天，没有开始，请补上。',
      })
      expect(await codeOf(begin({ authority: 'tax' }))).toBe('HEAD_REFUSED')
      expect(
        await codeOf(
          begin({ kind: 'registered-population', authority: 'police', fullList: false }),
        ),
      ).toBe('HEAD_REFUSED')
      const begun = await begin({})
      expect(begun).toMatchObject({ phase: 'uploading', receivedBytes: 0, startedBy: '测试clerk' })
      expect(await begin({})).toEqual(begun)
      expect(await codeOf(begin({ sender: '县公安局' }))).toBe('REQUEST_ID_REUSED')
    },
  },
  {
    call: 'rosters.upload',
    rule: '一段一段接上，重发的一段不算两次，接不上的退回；收齐了算出指纹',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const bytes = aDeathList([known])
      const importId = anImportId()
      const upload = (from: number, to: number) =>
        clerk.rosters.upload({
          importId,
          offset: from,
          base64: bytes.subarray(from, to).toString('base64'),
        })
      expect(await codeOf(upload(0, 5))).toBe('IMPORT_NOT_FOUND')
      await clerk.rosters.begin({ importId, head: aHead(), byteCount: bytes.length })
      expect(await upload(0, 20)).toMatchObject({ receivedBytes: 20, phase: 'uploading' })
      expect(await upload(0, 20)).toMatchObject({ receivedBytes: 20 })
      const gap = await errorOf(upload(30, 40))
      expect(gap).toMatchObject({ code: 'OFFSET_WRONG', data: { receivedBytes: 20 } })
      const whole = await upload(20, bytes.length)
      expect(whole).toMatchObject({ phase: 'uploaded', receivedBytes: bytes.length })
      expect(whole.fileHash).toMatch(/^[0-9a-f]{64}$/)
      const more = clerk.rosters.upload({ importId, offset: bytes.length, base64: 'YWE=' })
      expect(await codeOf(more)).toBe('WRONG_PHASE')
    },
  },
  {
    call: 'rosters.inspect',
    rule: '收齐以后看得出是什么文件、各列是什么；没收齐的不看',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      expect(await codeOf(clerk.rosters.inspect(nowhere))).toBe('IMPORT_NOT_FOUND')
      const importId = anImportId()
      await clerk.rosters.begin({ importId, head: aHead(), byteCount: 10 })
      expect(await codeOf(clerk.rosters.inspect({ importId }))).toBe('WRONG_PHASE')
      const sent = await send(clerk, aDeathList([known]))
      const inspected = await clerk.rosters.inspect({ importId: sent })
      expect(inspected).toMatchObject({
        inspection: { kind: 'read', format: 'csv' },
        profile: null,
      })
      expect(inspected.guess?.layout.columns.map(({ field }) => field)).toEqual([
        'name',
        'idNumber',
        'diedOn',
      ])
      const broken = await send(clerk, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))
      expect(await clerk.rosters.inspect({ importId: broken })).toMatchObject({
        inspection: { kind: 'refused' },
        guess: null,
      })
    },
  },
  {
    call: 'rosters.inspect',
    rule: '几张工作表的，按选定的那张猜；不选就按最像名册的那张',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const head = ['姓名', '身份证号码', '死亡日期']
      const deaths = { name: '死亡', rows: [head, [known.name, known.idNumber, known.diedOn]] }
      const removed = { name: '注销', rows: [['死者姓名', '死亡时间', '公民身份号码']] }
      const book = Buffer.from(await aWorkbook({ sheets: [deaths, removed] }))
      const importId = await send(clerk, book, aHead({ fileName: '死亡.xlsx' }))
      const guessed = async (asked: { sheet?: number }) => {
        const { guess } = await clerk.rosters.inspect({ importId, ...asked })
        return [
          guess?.layout.sheet.name,
          guess?.layout.columns.map(({ letter }) => letter).join(''),
        ]
      }
      expect(await guessed({})).toEqual(['死亡', 'ABC'])
      expect(await guessed({ sheet: 1 })).toEqual(['注销', 'ACB'])
      expect(await guessed({ sheet: 7 })).toEqual(['死亡', 'ABC'])
    },
  },
  {
    call: 'rosters.inspect',
    rule: '同一单位换了格式，写明差在哪里，找不到的列按猜的提出来',
    office: 'founded',
    async run(desk) {
      await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      const first = await send(clerk, aDeathList([known]))
      const { guess } = await clerk.rosters.inspect({ importId: first })
      if (guess === null) throw new Error('no guess')
      await clerk.rosters.preview({ importId: first, layout: guess.layout, profileName: '民政' })
      const { previewDigest } = await untilStill(clerk, first)
      await clerk.rosters.apply({
        requestId: aRequestId(),
        importId: first,
        previewDigest: previewDigest ?? '',
      })
      await untilStill(clerk, first)
      const rows = [
        ['11月'],
        ['序号', '死者姓名', '死亡时间', '证件号码'],
        [1, '张三', '2023-11-01', ''],
      ]
      const sheets = [
        { name: '说明', rows: [['民政局制']] },
        { name: '名单', rows },
      ]
      const book = Buffer.from(await aWorkbook({ sheets }))
      const importId = await send(clerk, book, aHead({ fileName: '11月.xlsx' }))
      const { comparison, profile } = await clerk.rosters.inspect({ importId })
      expect(profile?.name).toBe('民政')
      expect(comparison?.differences.map(({ kind }) => kind)).toContain('header-missing')
      expect(comparison?.adapted).toMatchObject({
        sheet: { name: '名单' },
        header: { row: 2, count: 1 },
        firstRow: 3,
      })
      const columns = comparison?.adapted.columns.map(({ field, letter }) => `${letter} ${field}`)
      expect(columns?.toSorted()).toEqual(['B name', 'C diedOn', 'D idNumber'])
    },
  },
  {
    call: 'rosters.discard',
    rule: '没应用的可以放弃，放弃了就没有了；应用了的不能放弃',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const importId = await send(clerk, aDeathList([known]))
      await clerk.rosters.discard({ importId })
      expect(await codeOf(clerk.rosters.state({ importId }))).toBe('IMPORT_NOT_FOUND')
      expect(await codeOf(clerk.rosters.discard({ importId }))).toBe('IMPORT_NOT_FOUND')
      await anApplied(clerk)
      const [applied] = await clerk.rosters.imports()
      const discard = clerk.rosters.discard({ importId: applied?.importId ?? '' })
      expect(await codeOf(discard)).toBe('WRONG_PHASE')
    },
  },
]

const previewing: readonly Case[] = [
  {
    call: 'rosters.preview',
    rule: '预览写明新增、找不到、有错各几行，账本不动',
    office: 'founded',
    async run(desk) {
      await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      const auditor = await desk.signIn('auditor')
      const before = (await auditor.audit.actions({})).count
      const wrong = { ...known, idNumber: '379999198005061249' }
      const state = await aPreviewed(clerk, [known, ...strangers(1), wrong])
      expect(state).toMatchObject({
        phase: 'previewed',
        counts: { rows: 3, new: 1, 'not-found': 1, bad: 1, matched: 1 },
        guards: [],
      })
      expect((await auditor.audit.actions({})).count).toBe(before)
    },
  },
  {
    call: 'rosters.preview',
    rule: '必填的列没有指定的、没收齐的、没有这份的，不预览；同时只能处理一份',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const importId = await send(clerk, aDeathList([known]))
      const { guess } = await clerk.rosters.inspect({ importId })
      const layout = guess?.layout
      if (layout === undefined) throw new Error('no layout')
      const without = { ...layout, columns: layout.columns.slice(0, 2) }
      expect(await errorOf(clerk.rosters.preview({ importId, layout: without }))).toMatchObject({
        code: 'LAYOUT_REFUSED',
        data: { problems: ['没有指定“死亡日期”在哪一列，请选择，或填写整份名册相同的内容。'] },
      })
      const given = { importId, layout: without, constants: { diedOn: '2023-10-09' } }
      await clerk.rosters.preview(given)
      expect(await untilStill(clerk, importId)).toMatchObject({ counts: { rows: 1, bad: 0 } })
      expect(await codeOf(clerk.rosters.preview({ ...nowhere, layout }))).toBe('IMPORT_NOT_FOUND')
      const half = anImportId()
      await clerk.rosters.begin({ importId: half, head: aHead(), byteCount: 10 })
      expect(await codeOf(clerk.rosters.preview({ importId: half, layout }))).toBe('WRONG_PHASE')
      const other = await send(clerk, aDeathList(strangers(3)))
      await clerk.rosters.preview({ importId, layout })
      expect(await codeOf(clerk.rosters.preview({ importId: other, layout }))).toBe(
        'IMPORT_RUNNING',
      )
      await untilStill(clerk, importId)
    },
  },
  {
    call: 'rosters.preview',
    rule: '记住的格式变了，逐条写出，确认以后才读',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const first = await send(clerk, aDeathList(strangers(2)))
      const { guess } = await clerk.rosters.inspect({ importId: first })
      if (guess === null) throw new Error('no guess')
      await clerk.rosters.preview({ importId: first, layout: guess.layout, profileName: '月报' })
      const { previewDigest } = await untilStill(clerk, first)
      await clerk.rosters.apply({
        requestId: aRequestId(),
        importId: first,
        previewDigest: previewDigest ?? '',
      })
      await untilStill(clerk, first)
      const changed = Buffer.from(
        `序号,姓名,身份证号码,死亡时间\n1,${known.name},${known.idNumber},2023-10-05\n`,
      )
      const importId = await send(clerk, changed)
      const { profile, comparison } = await clerk.rosters.inspect({ importId })
      expect(profile?.name).toBe('月报')
      if (profile === null || comparison === null) throw new Error('no comparison')
      const asked = { importId, layout: comparison.adapted, profileId: profile.profileId }
      const refused = await errorOf(clerk.rosters.preview(asked))
      expect(refused.code).toBe('LAYOUT_CHANGED')
      expect(JSON.stringify(refused.data)).toContain('死亡')
      const { layout } = (await clerk.rosters.inspect({ importId })).guess ?? asked
      await clerk.rosters.preview({ ...asked, layout, differencesConfirmed: true })
      expect(await untilStill(clerk, importId)).toMatchObject({ counts: { rows: 1, bad: 0 } })
    },
  },
  {
    call: 'rosters.state',
    rule: '谁都看得到进度；没有的说没有',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const { importId } = await aPreviewed(clerk)
      const auditor = await desk.signIn('auditor')
      expect(await auditor.rosters.state({ importId })).toMatchObject({ phase: 'previewed' })
      expect(await codeOf(auditor.rosters.state(nowhere))).toBe('IMPORT_NOT_FOUND')
    },
  },
  {
    call: 'rosters.imports',
    rule: '新的在前',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      expect(await clerk.rosters.imports()).toEqual([])
      await send(clerk, aDeathList([known]))
      desk.clock.advanceMinutes(1)
      await send(clerk, aDeathList(strangers(1)), aHead({ fileName: '第二份.csv' }))
      const names = (await clerk.rosters.imports()).map(({ fileName }) => fileName)
      expect(names).toEqual(['第二份.csv', '死亡名单.csv'])
    },
  },
  {
    call: 'rosters.rows',
    rule: '按结果、按姓名和号码挑出各行，行号是来文的行号',
    office: 'founded',
    async run(desk) {
      await aKnownPerson(desk)
      const clerk = await desk.signIn('clerk')
      const { importId } = await aPreviewed(clerk, [known, ...strangers(2)])
      const all = await clerk.rosters.rows({ importId })
      expect(all.rows.map(({ rowNumber, outcome }) => [rowNumber, outcome])).toEqual([
        [2, 'new'],
        [3, 'not-found'],
        [4, 'not-found'],
      ])
      expect((await clerk.rosters.rows({ importId, outcome: 'new' })).count).toBe(1)
      expect((await clerk.rosters.rows({ importId, text: known.idNumber })).count).toBe(1)
      expect((await clerk.rosters.rows({ importId, text: '4' })).rows[0]?.rowNumber).toBe(4)
      expect((await clerk.rosters.rows({ importId, after: 3 })).rows).toEqual([])
      expect(await codeOf(clerk.rosters.rows(nowhere))).toBe('IMPORT_NOT_FOUND')
      const sent = await send(clerk, aDeathList([known]))
      expect(await codeOf(clerk.rosters.rows({ importId: sent }))).toBe('WRONG_PHASE')
    },
  },
  {
    call: 'rosters.ended',
    rule: '上次有、这次没有的人逐个列出',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      await anApplied(clerk, strangers(3))
      const { importId, counts } = await aPreviewed(clerk, strangers(1))
      expect(counts).toMatchObject({ lastTime: 3, ended: 2 })
      const { lines, count } = await clerk.rosters.ended({ importId })
      expect(count).toBe(2)
      expect(lines.map(({ rowNumber }) => rowNumber)).toEqual([3, 4])
      expect(await codeOf(clerk.rosters.ended(nowhere))).toBe('IMPORT_NOT_FOUND')
      const sent = await send(clerk, aDeathList([known]))
      expect(await codeOf(clerk.rosters.ended({ importId: sent }))).toBe('WRONG_PHASE')
    },
  },
  {
    call: 'rosters.cancel',
    rule: '没在处理的不能停',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      expect(await codeOf(clerk.rosters.cancel(nowhere))).toBe('IMPORT_NOT_FOUND')
      const { importId, phase } = await aPreviewed(clerk)
      expect(phase).toBe('previewed')
      expect(await codeOf(clerk.rosters.cancel({ importId }))).toBe('WRONG_PHASE')
    },
  },
  {
    call: 'rosters.cancel',
    rule: '正在预览的停得下来，停下的可以重新预览',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const importId = await send(clerk, aDeathList(strangers(3)))
      const { guess } = await clerk.rosters.inspect({ importId })
      if (guess === null) throw new Error('no guess')
      await clerk.rosters.preview({ importId, layout: guess.layout })
      expect((await clerk.rosters.cancel({ importId })).phase).toBe('cancelled')
      expect((await preview(clerk, importId)).phase).toBe('previewed')
    },
  },
]

export const rosterCases: readonly Case[] = [...uploading, ...previewing]
