import { expect } from 'vitest'
import { codeOf, errorOf } from '../support/desk.ts'
import {
  aMergeablePair,
  aMerged,
  aProposed,
  aTwinPair,
  registerKnown,
  twin,
} from '../support/duplicates.ts'
import { anIdNumber, aPerson, aRegistration, aRequestId } from '../support/office-data.ts'
import type { Case } from './case.ts'

const reason = '看过身份证'

export const duplicateCases: readonly Case[] = [
  {
    call: 'intake.register',
    rule: '同名同日生的新建要先回答是不是同一人，列出是谁、哪些相同',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const one = await clerk.intake.register({ requestId: aRequestId(), ...aRegistration() })
      const refused = await errorOf(
        clerk.intake.register({ requestId: aRequestId(), ...aRegistration(twin) }),
      )
      expect(refused).toMatchObject({
        code: 'LIKELY_DUPLICATES',
        data: {
          candidates: [
            {
              record: { personId: one.personId, name: '张桂英', standing: 'registered' },
              likeness: { kind: 'name-birth', score: 80 },
            },
          ],
        },
      })
      expect((await clerk.intake.list({})).count).toBe(1)
    },
  },
  {
    call: 'intake.resubmit',
    rule: '退回后改成和别人同名同日生的，同样要先回答',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      await clerk.intake.register({ requestId: aRequestId(), ...aRegistration() })
      const other = aPerson({ name: '张伟', idNumber: anIdNumber('20010203', '331') })
      const taken = await clerk.intake.register({
        requestId: aRequestId(),
        ...aRegistration(other),
      })
      const reviewer = await desk.signIn('reviewer')
      const { registrationId } = taken
      const { version } = await reviewer.intake.review({
        requestId: aRequestId(),
        registrationId,
        version: taken.version,
        verdict: 'sent-back',
        reason: '姓名不符',
      })
      const { registrant: _, policy: __, coverageYear: ___, ...terms } = aRegistration()
      const { identities: ____, ...person } = twin
      const mended = { requestId: aRequestId(), ...terms, registrationId, version, person }
      expect(await codeOf(clerk.intake.resubmit(mended))).toBe('LIKELY_DUPLICATES')
    },
  },
  {
    call: 'duplicates.list',
    rule: '认定不是同一人的不列；待审核的和已合并的各在一栏',
    office: 'founded',
    async run(desk) {
      await aTwinPair(desk)
      const clerk = await desk.signIn('clerk')
      for (const view of ['open', 'proposed', 'merged'] as const) {
        expect(await clerk.duplicates.list({ view })).toMatchObject({ pairs: [], count: 0 })
      }
    },
  },
  {
    call: 'duplicates.pair',
    rule: '两份档案并排，哪些相同哪些不同，谁说过不是同一人',
    office: 'founded',
    async run(desk) {
      const [one, other] = await aTwinPair(desk)
      const clerk = await desk.signIn('clerk')
      const pair = { oneId: one.personId, otherId: other.personId }
      expect(await clerk.duplicates.pair(pair)).toMatchObject({
        one: { personId: one.personId, standing: 'registered' },
        other: { personId: other.personId, standing: 'registered' },
        onePapers: [{ registrationNumber: one.registrationNumber }],
        verdict: { decidedBy: '测试clerk' },
        merges: [],
      })
      const nobody = { oneId: one.personId, otherId: 99 }
      expect(await codeOf(clerk.duplicates.pair(nobody))).toBe('PERSON_NOT_FOUND')
    },
  },
  {
    call: 'duplicates.ofPerson',
    rule: '保留的一份上看得到并入的号码和登记',
    office: 'founded',
    async run(desk) {
      const { keptId, aliasId } = await aMerged(desk)
      const clerk = await desk.signIn('clerk')
      expect(await clerk.duplicates.ofPerson({ personId: keptId })).toMatchObject({
        candidates: [],
        merged: [{ record: { personId: aliasId }, mergedBy: '测试reviewer' }],
        mergedInto: null,
      })
      expect(await codeOf(clerk.duplicates.ofPerson({ personId: 99 }))).toBe('PERSON_NOT_FOUND')
    },
  },
  {
    call: 'duplicates.notSame',
    rule: '记下不是同一人和理由；已经合并的要先撤销',
    office: 'founded',
    async run(desk) {
      const { keptId, aliasId } = await aMerged(desk)
      const clerk = await desk.signIn('clerk')
      const asked = { oneId: keptId, otherId: aliasId, reason }
      const early = clerk.duplicates.notSame({ requestId: aRequestId(), ...asked })
      expect(await codeOf(early)).toBe('MERGE_REFUSED')
      const nobody = { ...asked, requestId: aRequestId(), otherId: 99 }
      expect(await codeOf(clerk.duplicates.notSame(nobody))).toBe('PERSON_NOT_FOUND')
    },
  },
  {
    call: 'duplicates.proposeMerge',
    rule: '两份都登记的不能合并；提议过的不再提',
    office: 'founded',
    async run(desk) {
      const [one, other] = await aTwinPair(desk)
      const clerk = await desk.signIn('clerk')
      const asked = { keptId: one.personId, aliasId: other.personId, reason }
      const refused = await errorOf(
        clerk.duplicates.proposeMerge({ requestId: aRequestId(), ...asked }),
      )
      expect(refused.code).toBe('MERGE_REFUSED')
      expect(refused.message).toContain(other.registrationNumber)
      const nobody = { ...asked, requestId: aRequestId(), aliasId: 99 }
      expect(await codeOf(clerk.duplicates.proposeMerge(nobody))).toBe('PERSON_NOT_FOUND')
      const { registrationId, version } = other
      const withdrawn = { registrationId, version, reason: '重录' }
      await clerk.intake.withdraw({ requestId: aRequestId(), ...withdrawn })
      await clerk.duplicates.proposeMerge({ requestId: aRequestId(), ...asked })
      expect(
        await errorOf(clerk.duplicates.proposeMerge({ requestId: aRequestId(), ...asked })),
      ).toMatchObject({ code: 'ALREADY_PROPOSED', data: { proposedBy: '测试clerk' } })
    },
  },
  {
    call: 'duplicates.decideMerge',
    rule: '提议的人不能同意；不同意要写理由；办过的不再办',
    office: 'founded',
    async run(desk) {
      const { mergeId } = await aProposed(desk, 'reviewer')
      const reviewer = await desk.signIn('reviewer')
      const decide = (verdict: 'merged' | 'rejected', why: string | null, id = mergeId) =>
        reviewer.duplicates.decideMerge({
          requestId: aRequestId(),
          mergeId: id,
          verdict,
          reason: why,
        })
      expect(await codeOf(decide('merged', null))).toBe('OWN_PROPOSAL')
      expect(await codeOf(decide('rejected', null))).toBe('REASON_NEEDED')
      expect(await codeOf(decide('rejected', reason, 99))).toBe('MERGE_NOT_FOUND')
      expect(await decide('rejected', reason)).toMatchObject({ merges: [{ status: 'rejected' }] })
      expect(await codeOf(decide('rejected', reason))).toBe('WRONG_STATE')
    },
  },
  {
    call: 'duplicates.decideMerge',
    rule: '提议以后又登记了的，同意时也要先办完那份登记',
    office: 'founded',
    async run(desk) {
      const { mergeId, aliasId } = await aProposed(desk)
      const { registrationNumber } = await registerKnown(desk, aliasId)
      const reviewer = await desk.signIn('reviewer')
      const refused = await errorOf(
        reviewer.duplicates.decideMerge({
          requestId: aRequestId(),
          mergeId,
          verdict: 'merged',
          reason: null,
        }),
      )
      expect(refused.code).toBe('MERGE_REFUSED')
      expect(refused.message).toContain(registrationNumber)
    },
  },
  {
    call: 'duplicates.undoMerge',
    rule: '撤销后两份各自恢复；没有的、撤销过的撤销不了',
    office: 'founded',
    async run(desk) {
      const { mergeId, aliasId } = await aMerged(desk)
      const reviewer = await desk.signIn('reviewer')
      const undo = (id = mergeId) =>
        reviewer.duplicates.undoMerge({ requestId: aRequestId(), mergeId: id, reason })
      expect(await codeOf(undo(99))).toBe('MERGE_NOT_FOUND')
      expect(await undo()).toMatchObject({ merges: [{ status: 'undone', undoReason: reason }] })
      expect(await codeOf(undo())).toBe('WRONG_STATE')
      const alone = await reviewer.duplicates.ofPerson({ personId: aliasId })
      expect(alone.mergedInto).toBeNull()
    },
  },
  {
    call: 'duplicates.undoMerge',
    rule: '合并以后按保留的档案办了登记的，不能撤销',
    office: 'founded',
    async run(desk) {
      const { keptId, aliasId } = await aMergeablePair(desk)
      const clerk = await desk.signIn('clerk')
      const { registrations } = await clerk.people.get({ personId: keptId })
      for (const { registrationId } of registrations) {
        const { version } = await clerk.intake.get({ registrationId })
        const withdrawn = { registrationId, version, reason: '重录' }
        await clerk.intake.withdraw({ requestId: aRequestId(), ...withdrawn })
      }
      const { merges } = await clerk.duplicates.proposeMerge({
        requestId: aRequestId(),
        keptId,
        aliasId,
        reason,
      })
      const mergeId = merges[0]?.mergeId ?? 0
      const reviewer = await desk.signIn('reviewer')
      const decided = { mergeId, verdict: 'merged' as const, reason: null }
      await reviewer.duplicates.decideMerge({ requestId: aRequestId(), ...decided })
      await registerKnown(desk, keptId)
      const late = reviewer.duplicates.undoMerge({ requestId: aRequestId(), mergeId, reason })
      expect(await codeOf(late)).toBe('MERGE_REFUSED')
    },
  },
]
