import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import {
  aFiled,
  aFiling,
  aPlatformList,
  dueOn,
  aSecondRegistered,
  message,
  today,
  twoRegistered,
} from '../support/platform.ts'
import { aRegistered } from '../support/registered.ts'
import { withdrawShown } from '../../support/shown.ts'
import type { Case } from './case.ts'

const tomorrow = getDay('2023-11-21')
const yesterday = getDay('2023-11-19')

/** Registered and taken back. */
async function aWithdrawn(desk: Desk): Promise<number> {
  const { registrationId } = await aRegistered(desk)
  const clerk = await desk.signIn('clerk')
  await withdrawShown(clerk, { requestId: aRequestId(), registrationId, reason: '不办了' })
  return registrationId
}

const looking: readonly Case[] = [
  {
    call: 'platform.list',
    rule: '登记了就是未录入；录入、失败、登记原因以后各到各的单子，按村和原因筛',
    office: 'founded',
    async run(desk) {
      const [first = 0, second = 0] = await twoRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const waiting = await clerk.platform.list({})
      expect(waiting.lines.map(({ name, status }) => [name, status])).toEqual([
        ['张桂英', 'waiting'],
        ['李大山', 'waiting'],
      ])
      await clerk.platform.fail({
        requestId: aRequestId(),
        registrationId: first,
        failedOn: yesterday,
        message,
      })
      await clerk.platform.file({ requestId: aRequestId(), ...aFiling(first) })
      const requestId = aRequestId()
      await clerk.platform.enter({ requestId, registrationIds: [second], enteredOn: today })
      const failed = await clerk.platform.list({ view: 'failed' })
      expect(failed.counts).toEqual({
        waiting: 0,
        failed: 1,
        filed: 1,
        overdue: 0,
        proposed: 0,
        entered: 1,
      })
      expect(failed.lines).toMatchObject([
        {
          name: '张桂英',
          record: { happenedOn: yesterday, message, recordedBy: '测试clerk', recordedOn: today },
          obstacle: { cause: 'employee-active', actor: 'person', dueOn, filedBy: '测试clerk' },
          overdue: false,
        },
      ])
      const asked = [
        { view: 'filed', cause: 'employee-active' },
        { view: 'filed', cause: 'locked' },
        { view: 'filed', actor: 'police' },
        { view: 'entered', villageId: 1 },
        { view: 'entered', villageId: 2, text: 'lds' },
      ] as const
      const names = []
      for (const input of asked) {
        const { lines } = await clerk.platform.list(input)
        names.push(lines.map(({ name }) => name))
      }
      expect(names).toEqual([['张桂英'], [], [], [], ['李大山']])
    },
  },
  {
    call: 'platform.list',
    rule: '期限当天还不算超期，第二天起算；撤回的登记不再出现',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aFiled(desk)
      const clerk = () => desk.signIn('clerk')
      desk.clock.advanceMinutes(7 * 24 * 60)
      expect((await (await clerk()).platform.list({ view: 'overdue' })).lines).toEqual([])
      desk.clock.advanceMinutes(24 * 60)
      const late = await (await clerk()).platform.list({ view: 'overdue' })
      expect(late.lines).toMatchObject([{ registrationId, overdue: true }])
      expect(late.counts).toMatchObject({ filed: 1, overdue: 1 })
      const requestId = aRequestId()
      await withdrawShown(await clerk(), { requestId, registrationId, reason: '已随单位参保' })
      const after = await (await clerk()).platform.list({ view: 'filed' })
      expect(after.counts).toMatchObject({ waiting: 0, filed: 0, overdue: 0 })
    },
  },
  {
    call: 'platform.get',
    rule: '一份登记的录入经过，新的在前；改过的原因留着从前的',
    office: 'founded',
    async run(desk) {
      const filed = await aFiled(desk)
      const { registrationId } = filed
      const clerk = await desk.signIn('clerk')
      await clerk.platform.file({
        requestId: aRequestId(),
        ...aFiling(registrationId),
        replaces: filed.obstacle,
        cause: 'identity-differs',
        actor: 'police',
      })
      const requestId = aRequestId()
      await clerk.platform.enter({ requestId, registrationIds: [registrationId], enteredOn: today })
      const auditor = await desk.signIn('auditor')
      expect(await auditor.platform.get({ registrationId })).toMatchObject({
        status: 'entered',
        standing: true,
        obstacle: null,
        records: [{ status: 'entered', roster: null }],
        obstacles: [
          {
            cause: 'identity-differs',
            actor: 'police',
            outcome: { kind: 'entered', note: null, concludedBy: '测试clerk', concludedOn: today },
            earlier: [{ cause: 'identity-differs' }, { cause: 'employee-active' }],
          },
        ],
      })
    },
  },
  {
    call: 'platform.get',
    rule: '没有的登记找不到；撤回的看得到从前，说明不再办理',
    office: 'founded',
    async run(desk) {
      const registrationId = await aWithdrawn(desk)
      const clerk = await desk.signIn('clerk')
      expect(await clerk.platform.get({ registrationId })).toMatchObject({ standing: false })
      expect(await codeOf(clerk.platform.get({ registrationId: 99 }))).toBe(
        'REGISTRATION_NOT_FOUND',
      )
    },
  },
]

const recording: readonly Case[] = [
  {
    call: 'platform.enter',
    rule: '几份一起记为已录入，要么都记要么都不记；登记过的原因随之办结',
    office: 'founded',
    async run(desk) {
      const [first = 0, second = 0] = await twoRegistered(desk)
      const clerk = await desk.signIn('clerk')
      await clerk.platform.file({ requestId: aRequestId(), ...aFiling(second) })
      const enter = (registrationIds: number[], enteredOn = today) =>
        clerk.platform.enter({ requestId: aRequestId(), registrationIds, enteredOn })
      expect(await codeOf(enter([first], tomorrow))).toBe('FUTURE_DAY')
      expect(await codeOf(enter([first, 99]))).toBe('REGISTRATION_NOT_FOUND')
      expect(await enter([second])).toEqual({ entered: 1 })
      const refused = await errorOf(enter([first, second]))
      expect(refused.code).toBe('ALREADY_ENTERED')
      const { registrationNumber } = await clerk.platform.get({ registrationId: second })
      expect(refused.data).toEqual({ registrationNumbers: [registrationNumber] })
      expect(refused.message).toContain(registrationNumber)
      expect(await clerk.platform.get({ registrationId: first })).toMatchObject({
        status: 'waiting',
        records: [],
      })
      expect(await clerk.platform.get({ registrationId: second })).toMatchObject({
        obstacle: null,
        obstacles: [{ outcome: { kind: 'entered' } }],
      })
      expect(await enter([first, first])).toEqual({ entered: 1 })
    },
  },
  {
    call: 'platform.fail',
    rule: '失败记下平台的提示；没有的、撤回的登记和将来的日期不收；录入过的平台退回也记得下',
    office: 'founded',
    async run(desk) {
      const withdrawn = await aWithdrawn(desk)
      const { registrationId } = await aSecondRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const fail = (id: number, failedOn = today) =>
        clerk.platform.fail({ requestId: aRequestId(), registrationId: id, failedOn, message })
      expect(await codeOf(fail(registrationId, tomorrow))).toBe('FUTURE_DAY')
      expect(await codeOf(fail(withdrawn))).toBe('REGISTRATION_NOT_FOUND')
      const requestId = aRequestId()
      await clerk.platform.enter({ requestId, registrationIds: [registrationId], enteredOn: today })
      expect(await fail(registrationId)).toMatchObject({
        status: 'failed',
        records: [{ status: 'failed', message }, { status: 'entered' }],
      })
      expect(await clerk.platform.list({ view: 'failed' })).toMatchObject({
        lines: [{ registrationId }],
      })
    },
  },
  {
    call: 'platform.correct',
    rule: '点错的更正为未录入，写明理由，从前的记录留着；没有记录的、撤回的不收',
    office: 'founded',
    async run(desk) {
      const withdrawn = await aWithdrawn(desk)
      const { registrationId } = await aSecondRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const correct = (id: number) =>
        clerk.platform.correct({ requestId: aRequestId(), registrationId: id, reason: '点错了人' })
      expect(await codeOf(correct(withdrawn))).toBe('REGISTRATION_NOT_FOUND')
      expect(await codeOf(correct(registrationId))).toBe('NOTHING_RECORDED')
      const requestId = aRequestId()
      await clerk.platform.enter({ requestId, registrationIds: [registrationId], enteredOn: today })
      expect(await correct(registrationId)).toMatchObject({
        status: 'waiting',
        records: [{ status: 'waiting', message: '点错了人' }, { status: 'entered' }],
      })
      expect(await codeOf(correct(registrationId))).toBe('NOTHING_RECORDED')
      expect((await clerk.platform.list({})).counts).toMatchObject({ waiting: 1, entered: 0 })
    },
  },
  {
    call: 'platform.takeOver',
    rule: '名册说的先是说法，采用了才是记录，记着来自哪一行；采用过的不再提',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const takeOver = () =>
        clerk.platform.takeOver({
          requestId: aRequestId(),
          which: { kind: 'some', registrationIds: [registrationId] },
        })
      expect(await codeOf(takeOver())).toBe('NOTHING_PROPOSED')
      await aPlatformList(clerk, '失败')
      const proposal = { status: 'failed', happenedOn: today, message }
      expect(await clerk.platform.get({ registrationId })).toMatchObject({
        status: 'waiting',
        proposal,
      })
      expect((await clerk.platform.list({ view: 'proposed' })).lines).toMatchObject([{ proposal }])
      expect(await takeOver()).toEqual({ taken: 1, left: 0 })
      const roster = { sender: '县医保中心', fileName: '平台导出失败.csv', rowNumber: 2 }
      expect(await clerk.platform.get({ registrationId })).toMatchObject({
        status: 'failed',
        record: { message, roster },
        proposal: null,
      })
      expect(await codeOf(takeOver())).toBe('NOTHING_PROPOSED')
    },
  },
  {
    call: 'platform.takeOver',
    rule: '全部采用：只采用这个村的；名册说已录入的，登记过的原因随之办结',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aFiled(desk)
      const clerk = await desk.signIn('clerk')
      await aPlatformList(clerk, '成功')
      const takeAll = (villageId?: number) =>
        clerk.platform.takeOver({
          requestId: aRequestId(),
          which: { kind: 'all', ...(villageId === undefined ? {} : { villageId }) },
        })
      expect(await codeOf(takeAll(2))).toBe('NOTHING_PROPOSED')
      expect(await takeAll()).toEqual({ taken: 1, left: 0 })
      expect(await clerk.platform.get({ registrationId })).toMatchObject({
        status: 'entered',
        obstacles: [{ outcome: { kind: 'entered' } }],
      })
    },
  },
]

export const platformCases: readonly Case[] = [...looking, ...recording]
