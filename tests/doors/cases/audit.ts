import { expect } from 'vitest'
import { anIdNumber, aPerson, aRegistration, aRequestId } from '../support/office-data.ts'
import { aRegistered } from '../support/registered.ts'
import { reviewShown } from '../../support/shown.ts'
import type { Case } from './case.ts'

export const auditCases: readonly Case[] = [
  {
    call: 'audit.actions',
    rule: '每笔写入都有记录，新的在前，没有人员信息',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      await clerk.intake.register({ requestId: aRequestId(), ...aRegistration() })
      const auditor = await desk.signIn('auditor')
      const { actions, count, more } = await auditor.audit.actions({})
      const shown = actions.map((line) => [line.actionId, line.kind, line.role, line.subject])
      expect(shown).toEqual([
        [4, 'accounts.signIn', 'auditor', 'account:4'],
        [3, 'intake.register', 'clerk', 'registration:1'],
        [2, 'accounts.signIn', 'clerk', 'account:1'],
        [1, 'office.found', null, 'office:1'],
      ])
      expect(actions[1]).toMatchObject({
        label: '保存参保登记',
        operator: '测试clerk',
        recordedAt: '2023-11-20T02:00:00.000Z',
      })
      expect([count, more]).toEqual([4, false])
      expect(JSON.stringify(actions)).not.toContain('张桂英')
    },
  },
  {
    call: 'audit.actions',
    rule: '写明登记号、审核意见和收款；理由给审计看，不给管理员看',
    office: 'founded',
    async run(desk) {
      const { registrationId, registrationNumber, version } = await aRegistered(desk)
      const reviewer = await desk.signIn('reviewer')
      const shown = { requestId: aRequestId(), registrationId, version }
      const verdict = { ...shown, verdict: 'sent-back' as const }
      await reviewShown(reviewer, { ...verdict, reason: '户口本没有带' })
      const auditor = await desk.signIn('auditor')
      const { actions } = await auditor.audit.actions({})
      const line = actions.find(({ kind }) => kind === 'intake.review')
      expect(line).toMatchObject({
        subject: `registration:${registrationId}`,
        subjectName: registrationNumber,
        detail: '退回，理由：户口本没有带',
      })
      const administrator = await desk.signIn('administrator')
      const seen = await administrator.audit.actions({})
      expect(seen.actions.find(({ kind }) => kind === 'intake.review')?.detail).toBe('退回')
    },
  },
  {
    call: 'audit.actions',
    rule: '任务分配表的备注写明是哪份通知',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const note = { policy: 'dongming-2024', name: '菜园集镇', note: '已走访', replaces: '' }
      await clerk.quotas.note({ requestId: aRequestId(), ...note })
      const auditor = await desk.signIn('auditor')
      const { actions } = await auditor.audit.actions({})
      expect(actions.find(({ kind }) => kind === 'quotas.note')).toMatchObject({
        subjectName: expect.stringContaining('东明县'),
        detail: '菜园集镇：已走访',
      })
    },
  },
  {
    call: 'audit.actions',
    rule: '一页 100 笔，接着看更早的',
    office: 'founded',
    async run(desk) {
      const client = await desk.openClient()
      // With the founding and the auditor's own sign-in, 103 actions.
      for (let i = 0; i < 101; i += 1) {
        await client.accounts.signIn({
          requestId: aRequestId(),
          userName: 'clerk',
          password: 'chuntian-lvshui-101',
        })
      }
      const auditor = await desk.signIn('auditor')
      const first = await auditor.audit.actions({})
      expect([first.actions.length, first.count, first.more]).toEqual([100, 103, true])
      const before = first.actions.at(-1)?.actionId ?? 0
      const second = await auditor.audit.actions({ before })
      expect(second.actions.map(({ actionId }) => actionId)).toEqual([3, 2, 1])
      expect(second.more).toBe(false)
    },
  },
  {
    call: 'audit.verify',
    rule: '账本完好时给出操作数和末端校验值',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const person = aPerson({ idNumber: anIdNumber('19991231', '017') })
      await clerk.intake.register({ requestId: aRequestId(), ...aRegistration(person) })
      const auditor = await desk.signIn('auditor')
      const verification = await auditor.audit.verify()
      expect(verification).toMatchObject({ sound: true, actionCount: 4, problems: [] })
      expect(verification.headHash).toMatch(/^[0-9a-f]{64}$/)
    },
  },
]
