import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import { aRequestId } from '../support/office-data.ts'
import {
  aFiled,
  aFiling,
  dueOn,
  message,
  obstacleIdOf,
  today,
  twoRegistered,
} from '../support/platform.ts'
import { aRegistered } from '../support/registered.ts'
import type { Case } from './case.ts'

const tomorrow = getDay('2023-11-21')
const yesterday = getDay('2023-11-19')

const listing: readonly Case[] = [
  {
    call: 'platform.obstacles',
    rule: '无法录入名单照村和原因分，办结的不在',
    office: 'founded',
    async run(desk) {
      const [first = 0, second = 0] = await twoRegistered(desk)
      const clerk = await desk.signIn('clerk')
      await clerk.platform.file({ requestId: aRequestId(), ...aFiling(second), cause: 'locked' })
      const filed = await clerk.platform.file({ requestId: aRequestId(), ...aFiling(first) })
      const list = await clerk.platform.obstacles({})
      expect(list).toMatchObject({
        officeName: '沙窝镇医疗保障服务站',
        count: 2,
        overdueCount: 0,
        leftOut: 0,
        villages: [
          {
            villageName: '石庙村',
            causes: [{ cause: 'employee-active', people: [{ name: '张桂英', dueOn }] }],
          },
          { villageName: '柳园村', causes: [{ cause: 'locked', people: [{ name: '李大山' }] }] },
        ],
      })
      await clerk.platform.conclude({
        requestId: aRequestId(),
        obstacleId: obstacleIdOf(filed),
        outcome: 'dropped',
        note: '已随单位参保',
      })
      expect((await clerk.platform.obstacles({})).count).toBe(1)
      expect((await clerk.platform.obstacles({ villageId: 1 })).villages).toEqual([])
      expect((await clerk.platform.obstacles({ cause: 'locked' })).count).toBe(1)
    },
  },
  {
    call: 'platform.workbook',
    rule: '名单导出为 .xlsx，文件名写明单位和日期',
    office: 'founded',
    async run(desk) {
      await aFiled(desk)
      const clerk = await desk.signIn('clerk')
      const { fileName, base64 } = await clerk.platform.workbook({})
      expect(fileName).toBe('无法录入名单-沙窝镇医疗保障服务站-2023-11-20.xlsx')
      // A workbook is a zip archive.
      expect(Buffer.from(base64, 'base64').subarray(0, 2).toString()).toBe('PK')
    },
  },
]

const filing: readonly Case[] = [
  {
    call: 'platform.file',
    rule: '没有的、录入了的登记和过去的期限不收；别人刚登记的不覆盖，带回现在的内容',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const file = (changes: Partial<ReturnType<typeof aFiling>> = {}) =>
        clerk.platform.file({ requestId: aRequestId(), ...aFiling(registrationId), ...changes })
      expect(await codeOf(file({ registrationId: 99 }))).toBe('REGISTRATION_NOT_FOUND')
      expect(await codeOf(file({ dueOn: yesterday }))).toBe('DUE_DAY_PAST')
      await file()
      const refused = await errorOf(file({ dueOn: tomorrow }))
      expect(refused.code).toBe('FILED_BY_OTHER')
      expect(refused.data).toMatchObject({ obstacle: { cause: 'employee-active', dueOn } })
      const requestId = aRequestId()
      await clerk.platform.enter({ requestId, registrationIds: [registrationId], enteredOn: today })
      expect(await codeOf(file())).toBe('ALREADY_ENTERED')
    },
  },
  {
    call: 'platform.conclude',
    rule: '办结写明结果，办结一次；没有的不收；以后可以再登记',
    office: 'founded',
    async run(desk) {
      const filed = await aFiled(desk)
      const { registrationId } = filed
      const clerk = await desk.signIn('clerk')
      const conclude = (obstacleId: number) =>
        clerk.platform.conclude({
          requestId: aRequestId(),
          obstacleId,
          outcome: 'mended',
          note: '已停保',
        })
      expect(await codeOf(conclude(99))).toBe('OBSTACLE_NOT_FOUND')
      const outcome = { kind: 'mended', note: '已停保', concludedBy: '测试clerk' }
      expect(await conclude(obstacleIdOf(filed))).toMatchObject({
        obstacle: null,
        obstacles: [{ outcome }],
      })
      expect(await codeOf(conclude(obstacleIdOf(filed)))).toBe('ALREADY_CONCLUDED')
      const again = await clerk.platform.file({
        requestId: aRequestId(),
        ...aFiling(registrationId),
      })
      expect(again.obstacles.map(({ obstacleId }) => obstacleId)).toEqual([2, 1])
    },
  },
]

const notices: readonly Case[] = [
  {
    call: 'platform.previewNotice',
    rule: '没有登记原因的没有告知书；登记了的写明原因、谁办、期限和平台的提示',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber } = await aRegistered(desk)
      const clerk = await desk.signIn('clerk')
      const preview = () => clerk.platform.previewNotice({ registrationId })
      expect(await codeOf(preview())).toBe('NOTHING_FILED')
      const requestId = aRequestId()
      await clerk.platform.fail({ requestId, registrationId, failedOn: today, message })
      await clerk.platform.file({ requestId: aRequestId(), ...aFiling(registrationId) })
      expect(await preview()).toMatchObject({
        officeName: '沙窝镇医疗保障服务站',
        sheetNumber: `G${registrationNumber}-1`,
        person: { name: '张桂英', villageName: '石庙村' },
        cause: 'employee-active',
        actor: 'person',
        message,
        dueOn,
        filedBy: '测试clerk',
      })
    },
  },
  {
    call: 'platform.printNotice',
    rule: '第二份是补打；办结以后不再打',
    office: 'founded',
    async run(desk) {
      const filed = await aFiled(desk)
      const { registrationId } = filed
      const clerk = await desk.signIn('clerk')
      const print = () => clerk.platform.printNotice({ requestId: aRequestId(), registrationId })
      const first = await print()
      const second = await print()
      expect([first.copyNumber, second.copyNumber]).toEqual([1, 2])
      expect(second.shortHash).toBe(first.shortHash)
      expect((await clerk.platform.get({ registrationId })).noticeCopies).toBe(2)
      await clerk.platform.conclude({
        requestId: aRequestId(),
        obstacleId: obstacleIdOf(filed),
        outcome: 'dropped',
        note: '不录',
      })
      expect(await codeOf(print())).toBe('NOTHING_FILED')
    },
  },
  {
    call: 'platform.getNotice',
    rule: '打过的告知书按链接原样再现',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aFiled(desk)
      const clerk = await desk.signIn('clerk')
      const requestId = aRequestId()
      const printed = await clerk.platform.printNotice({ requestId, registrationId })
      const { noticeId } = printed
      const auditor = await desk.signIn('auditor')
      expect(await auditor.platform.getNotice({ noticeId })).toEqual(printed)
      expect(await codeOf(auditor.platform.getNotice({ noticeId: 99 }))).toBe('NOTICE_NOT_FOUND')
    },
  },
  {
    call: 'platform.verifyNotice',
    rule: '查验：号码没打过、查验码不符、是本单位打的，各说各的',
    office: 'founded',
    async run(desk) {
      const { registrationId } = await aFiled(desk)
      const clerk = await desk.signIn('clerk')
      const requestId = aRequestId()
      const { shortHash, content } = await clerk.platform.printNotice({ requestId, registrationId })
      const verify = (sheetNumber: string, typed: string) =>
        clerk.platform.verifyNotice({ sheetNumber, shortHash: typed })
      expect(await verify('G1-1', shortHash)).toEqual({ kind: 'unknown-number' })
      expect(await verify(content.sheetNumber, '0000-0000')).toMatchObject({
        kind: 'hash-differs',
        copies: 1,
        copyNumbers: [],
      })
      const typed = content.sheetNumber.toLowerCase().replaceAll('-', '——')
      expect(await verify(typed, shortHash.toLowerCase())).toMatchObject({
        kind: 'found',
        copyNumbers: [1],
        original: { content },
      })
    },
  },
]

export const obstacleCases: readonly Case[] = [...listing, ...filing, ...notices]
