import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import { aRegistration, aRequestId, aPerson } from '../support/office-data.ts'
import { aPayment } from '../support/registered.ts'
import type { Case } from './case.ts'
import { reviewShown } from '../../support/shown.ts'

const policy = 'dongming-2024'
/** Dongming's annex, as it prints its own total. */
const statedTotal = 713_138

/** Somebody of 沙窝镇, a row of the annex, registered, approved and paid. */
async function onePaidIn(desk: Desk): Promise<void> {
  const administrator = await desk.signIn('administrator')
  const villages = await administrator.office.addVillages({
    requestId: aRequestId(),
    names: ['沙窝镇'],
  })
  const villageId = villages.find(({ name }) => name === '沙窝镇')?.villageId ?? 0
  const clerk = await desk.signIn('clerk')
  const { registrationId } = await clerk.intake.register({
    requestId: aRequestId(),
    ...aRegistration(aPerson({ villageId })),
  })
  const reviewer = await desk.signIn('reviewer')
  await reviewShown(reviewer, {
    requestId: aRequestId(),
    registrationId,
    verdict: 'approved',
    reason: null,
  })
  const payment = await aPayment(desk, registrationId)
  await clerk.collections.pay({ requestId: aRequestId(), ...payment })
}

export const quotasCases: readonly Case[] = [
  {
    call: 'quotas.tables',
    rule: '本单位政策包里有任务分配表的列出来',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      expect(await clerk.quotas.tables()).toEqual([
        {
          policy,
          title: '2023年城乡居民基本医疗保险征缴工作计划分配表',
          coverageYear: 2024,
        },
      ])
    },
  },
  {
    call: 'quotas.table',
    rule: '任务数照附件，完成数从账本数，合计等于各行之和',
    office: 'founded',
    async run(desk) {
      await onePaidIn(desk)
      const clerk = await desk.signIn('clerk')
      const table = await clerk.quotas.table({ policy })
      expect(table).toMatchObject({
        unitLine: '单位：人',
        numbered: false,
        statedTotal,
        total: { target: statedTotal, completed: 1 },
        asOf: '2023-11-20',
      })
      expect(table.rows).toHaveLength(14)
      expect(table.rows[2]).toEqual({
        position: 3,
        name: '沙窝镇',
        target: 71_836,
        completed: 1,
        note: '',
      })
      const other = clerk.quotas.table({ policy: 'tongliang-2024' })
      expect(await codeOf(other)).toBe('TABLE_NOT_FOUND')
    },
  },
  {
    call: 'quotas.note',
    rule: '备注写在自己的那一行，没有的行写不了',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const write = (name: string, note: string, replaces = '') =>
        clerk.quotas.note({ requestId: aRequestId(), policy, name, note, replaces })
      await write('沙窝镇', '缺两个村的名册')
      const { rows } = await write('沙窝镇', '名册已齐', '缺两个村的名册')
      expect(rows.filter(({ note }) => note !== '')).toMatchObject([
        { name: '沙窝镇', note: '名册已齐' },
      ])
      expect(await codeOf(write('不在表里的镇', '备注'))).toBe('ROW_NOT_FOUND')
    },
  },
  {
    call: 'quotas.note',
    rule: '别人刚改过的备注不会被看不见地盖掉，答复里有新的备注和谁改的',
    office: 'founded',
    async run(desk) {
      const row = { policy, name: '沙窝镇' }
      const reviewer = await desk.signIn('reviewer')
      await reviewer.quotas.note({
        requestId: aRequestId(),
        ...row,
        note: '缺名册',
        replaces: '',
      })
      const clerk = await desk.signIn('clerk')
      const late = clerk.quotas.note({
        requestId: aRequestId(),
        ...row,
        note: '已走访',
        replaces: '',
      })
      expect(await errorOf(late)).toMatchObject({
        code: 'NOTE_CHANGED',
        message: '测试reviewer刚把这一行的备注改为“缺名册”，您写的没有保存，请看清后再保存。',
        data: { note: '缺名册', changedBy: '测试reviewer' },
      })
      const { rows } = await clerk.quotas.note({
        requestId: aRequestId(),
        ...row,
        note: '已走访',
        replaces: '缺名册',
      })
      expect(rows.find(({ name }) => name === row.name)?.note).toBe('已走访')
    },
  },
  {
    call: 'quotas.note',
    rule: '备注里看不见的字符不收',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      for (const note of ['a\u0007b', 'a\u202eb', 'a\ufffeb', 'a\u2028b']) {
        const spoilt = clerk.quotas.note({
          requestId: aRequestId(),
          policy,
          name: '沙窝镇',
          note,
          replaces: '',
        })
        expect(await errorOf(spoilt)).toMatchObject({
          code: 'BAD_INPUT',
          data: { issues: [{ path: 'note', text: '备注含有不可见的控制字符，请删去' }] },
        })
      }
    },
  },
  {
    call: 'quotas.workbook',
    rule: '导出的是能打开的工作簿，文件名有表名和日期',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const { fileName, base64 } = await clerk.quotas.workbook({ policy })
      expect(fileName).toBe('2023年城乡居民基本医疗保险征缴工作计划分配表-2023-11-20.xlsx')
      // Every .xlsx is a zip, and every zip begins with PK.
      expect(Buffer.from(base64, 'base64').subarray(0, 2).toString()).toBe('PK')
    },
  },
]
