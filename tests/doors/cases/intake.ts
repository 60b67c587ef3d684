import { expect } from 'vitest'
import { getDay } from '../../../src/shared/kernel/day.ts'
import { noPastCover } from '../../../src/shared/intake/past-cover.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Desk } from '../support/desk.ts'
import type { Client } from '../support/doors.ts'
import {
  anIdNumber,
  anOffice,
  aPerson,
  aQuoteInput,
  aRegistration,
  aRequestId,
} from '../support/office-data.ts'
import type { Case } from './case.ts'
import { confirmShown } from '../../support/shown-standing.ts'

const lowIncome = { term: '低保对象', from: null, to: null }

type Registration = Parameters<Client['intake']['register']>[0]
type Changes = Partial<Omit<Registration, 'requestId'>>

async function register(client: Client, changes: Changes = {}) {
  return client.intake.register({ requestId: aRequestId(), ...aRegistration(), ...changes })
}

const asNew = (changes: Parameters<typeof aPerson>[0]) => ({
  registrant: { kind: 'new' as const, person: aPerson(changes) },
})

export const intakeCases: readonly Case[] = [
  {
    call: 'intake.quote',
    rule: '集中缴费期内普通居民 380 元，全年待遇',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const quotation = await client.intake.quote(aQuoteInput())
      expect(quotation).toMatchObject({
        policy: 'dongming-2024',
        documentNumber: '东政办字〔2023〕26号',
        payDay: '2023-11-20',
        refusal: null,
        answer: {
          outcome: 'accepted',
          window: 'concentrated',
          charge: { standardFen: 38000, payableFen: 38000, subsidies: [], category: null },
          benefit: { from: '2024-01-01', to: '2024-12-31' },
        },
      })
      // The window closes on 31 December; from the next day nothing is taken.
      expect(quotation.nextChanges[0]).toMatchObject({ aspect: 'outcome', on: '2024-01-01' })
    },
  },
  {
    call: 'intake.quote',
    rule: '按普通参保算的新生儿，提示另有新生儿的办法；大人不提示',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      // 50 days old, in the window: 2024 is the same, but the year of birth needs its own.
      const born = aQuoteInput({ birthDate: getDay('2023-10-01') })
      const { newbornHint } = await client.intake.quote(born)
      expect(newbornHint).toContain('可能属于新生儿')
      const asNewborn = await client.intake.quote({ ...born, circumstance: { kind: 'newborn' } })
      const also = asNewborn.answer.findings.find(({ code }) => code === 'prior-year-needed')
      expect(newbornHint).toContain(also?.text ?? 'nothing')
      expect(asNewborn.newbornHint).toBeNull()
      // Outside the window only the newborn is let in, by 二（二）.
      const late = await client.intake.quote({ ...born, payDay: getDay('2024-03-01') })
      expect(late.newbornHint).toContain('按普通参保不能办理')
      const grown = await client.intake.quote(aQuoteInput())
      expect(grown.newbornHint).toBeNull()
    },
  },
  {
    call: 'intake.quote',
    rule: '低保对象按单位确认的理解资助 114 元',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const { answer } = await client.intake.quote(aQuoteInput({ identities: [lowIncome] }))
      // 30 % of 380 is 114; 380 - 114 = 266.
      expect(answer.charge).toEqual({
        standardFen: 38000,
        payableFen: 26600,
        subsidies: [{ source: '参保资助', fen: 11400 }],
        category: '低保对象',
      })
    },
  },
  {
    call: 'intake.quote',
    rule: '没有采用的政策包不能试算',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const quoting = client.intake.quote(aQuoteInput({ policy: 'tongliang-2024' }))
      expect(await codeOf(quoting)).toBe('POLICY_NOT_ADOPTED')
    },
  },
  {
    call: 'intake.proposeRoute',
    rule: '建议参保情形并说明为什么；没采用的政策包、没有的人不给',
    office: 'founded',
    async run(desk) {
      const clerk = await desk.signIn('clerk')
      const { personId } = await register(clerk)
      const asked = { policy: 'dongming-2024', coverageYear: 2024, payDay: getDay('2023-11-20') }
      const known = { kind: 'known' as const, personId }
      expect(await clerk.intake.proposeRoute({ who: known, ...asked })).toEqual({
        circumstance: { kind: 'ordinary' },
        why: '账本里没有此人以往年度的参保记录，按新参保办理。',
      })
      const nobody = { kind: 'known' as const, personId: 99 }
      expect(await codeOf(clerk.intake.proposeRoute({ who: nobody, ...asked }))).toBe(
        'PERSON_NOT_FOUND',
      )
      const other = { who: known, ...asked, policy: 'meishan-2024' }
      expect(await codeOf(clerk.intake.proposeRoute(other))).toBe('POLICY_NOT_ADOPTED')
    },
  },
  {
    call: 'intake.register',
    rule: '新来的人登记成功，试算结果一并记下',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const registration = await register(client, { identities: [lowIncome] })
      expect(registration).toMatchObject({
        registrationId: 1,
        registrationNumber: '371728100-2024-000001',
        personId: 1,
        name: '张桂英',
        idNumber: anIdNumber('19800506', '124'),
        sex: 'female',
        birthDate: '1980-05-06',
        villageName: '石庙村',
        registeredOn: '2023-11-20',
        takenBy: '测试clerk',
        payableFen: 26600,
        identities: [lowIncome],
        circumstance: { kind: 'ordinary' },
      })
      const quoted = await client.intake.quote(aQuoteInput({ identities: [lowIncome] }))
      expect({ ...registration.quotation, newbornHint: null }).toEqual(quoted)
    },
  },
  {
    call: 'intake.list',
    rule: '按姓名、首字母、身份证号末四位和登记号查找登记',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const { registrationNumber } = await register(client)
      const idNumber = anIdNumber('19700101', '122')
      await register(client, asNew({ name: '王建国', idNumber }))
      const found = async (text: string) =>
        (await client.intake.list({ text })).registrations.map(({ name }) => name)
      expect(await found('张桂')).toEqual(['张桂英'])
      expect(await found('wjg')).toEqual(['王建国'])
      expect(await found(idNumber.slice(-4))).toEqual(['王建国'])
      expect(await found(registrationNumber.replaceAll('-', '－'))).toEqual(['张桂英'])
      expect(await found('371728100-2024')).toEqual(['王建国', '张桂英'])
      expect(await found('没有')).toEqual([])
    },
  },
  {
    call: 'intake.register',
    rule: '已有的人按编号登记，不重复建档',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      await register(client)
      const again = await errorOf(register(client))
      expect([again.code, again.data]).toEqual(['ALREADY_KNOWN', { personId: 1, name: '张桂英' }])
      const known = await errorOf(register(client, { registrant: { kind: 'known', personId: 1 } }))
      expect(known.code).toBe('ALREADY_REGISTERED')
      expect(known.data).toEqual({ registrationNumber: '371728100-2024-000001' })
    },
  },
  ...registrationRefusals([
    {
      code: 'POLICY_NOT_ADOPTED',
      rule: '没有采用的政策包不能登记',
      changes: { policy: 'tongliang-2024' },
    },
    {
      code: 'PAY_DAY_PAST',
      rule: '不能按昨天的缴费日登记',
      changes: { payDay: getDay('2023-11-19') },
    },
    {
      code: 'IDENTITY_REFUSED',
      rule: '同一特殊身份不能写两遍',
      changes: { identities: [lowIncome, lowIncome] },
    },
    {
      code: 'IDENTITY_REFUSED',
      rule: '特殊身份的止日不能早于起日',
      changes: {
        identities: [{ term: '低保对象', from: getDay('2023-06-02'), to: getDay('2023-06-01') }],
      },
    },
    {
      code: 'PERSON_NOT_FOUND',
      rule: '没有的人不能按编号登记',
      changes: { registrant: { kind: 'known', personId: 99 } },
    },
    {
      code: 'ID_NUMBER_REFUSED',
      rule: '身份证号有错不能登记',
      changes: asNew({ idNumber: anIdNumber('20230229', '124') }),
    },
    {
      code: 'VILLAGE_NOT_FOUND',
      rule: '没有的村不能登记',
      changes: asNew({ villageId: 99 }),
    },
    {
      code: 'NOT_REGISTRABLE',
      rule: '政策不收的不能登记',
      // Outside the window Dongming takes no ordinary resident.
      changes: { payDay: getDay('2024-01-01') },
    },
    {
      code: 'BAD_INPUT',
      rule: '姓名是空格不能登记',
      changes: asNew({ name: '  ' }),
    },
  ]),
  {
    call: 'intake.register',
    rule: '没有这一种参保情形的，用中文说明，不出现程序内部的名称',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const circumstance = { kind: 'elsewhere' as 'ordinary' }
      const error = await errorOf(register(client, { circumstance }))
      expect(error.code).toBe('BAD_INPUT')
      expect(error.message).toContain('不是可以选择的一项')
      expect(error.message).not.toContain('ordinary')
      const review = { requestId: aRequestId(), registrationId: 1, version: 'v', reason: null }
      const verdict = 'x' as 'approved'
      const reviewing = (await desk.signIn('reviewer')).intake.review({ ...review, verdict })
      expect((await errorOf(reviewing)).message).toBe(
        '填写有误（字段 verdict）：不是可以选择的一项，请改正后重试。',
      )
    },
  },
  {
    call: 'intake.register',
    rule: '断保年数不是整数或小于 0 的不收',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      for (const missedYears of [-1, 1.5]) {
        const pastCover = { ...noPastCover, missedYears }
        expect(await codeOf(register(client, { pastCover }))).toBe('BAD_INPUT')
      }
    },
  },
  {
    call: 'intake.register',
    rule: '政策理解还没确认的不能登记，提示先确认',
    office: 'none',
    async run(desk) {
      const founder = await desk.openClient()
      await founder.office.found({ requestId: aRequestId(), office: anOffice({ readings: [] }) })
      const client = await desk.signIn('clerk')
      const error = await errorOf(register(client, { identities: [lowIncome] }))
      expect(error.code).toBe('NOT_REGISTRABLE')
      expect(error.message).toContain('确认')
      const administrator = await desk.signIn('administrator')
      const choice = { policy: 'dongming-2024', reading: 'thirty-percent', option: 'payable' }
      await confirmShown(administrator, { requestId: aRequestId(), choice })
      const registration = await register(client, { identities: [lowIncome] })
      // The other option: 266 subsidised, 114 to pay.
      expect(registration.payableFen).toBe(11400)
    },
  },
  {
    call: 'intake.register',
    rule: '该年度已参保的人不能再登记',
    office: 'none',
    async run(desk) {
      const client = await practisingClerk(desk)
      const { people } = await client.people.search({ text: '张' })
      const carriedOver = await findEnrolled(
        client,
        people.map(({ personId }) => personId),
      )
      const registering = register(client, {
        registrant: { kind: 'known', personId: carriedOver.personId },
        policy: 'tongliang-2024',
        coverageYear: carriedOver.coverageYear,
      })
      expect(await codeOf(registering)).toBe('ALREADY_ENROLLED')
    },
  },
  {
    call: 'intake.register',
    rule: '同一请求编号不能用来登记另一个人',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const requestId = aRequestId()
      await client.intake.register({ requestId, ...aRegistration() })
      const other = aPerson({ name: '王芳', idNumber: anIdNumber('19790101', '246') })
      const reused = client.intake.register({ requestId, ...aRegistration(other) })
      expect(await codeOf(reused)).toBe('REQUEST_ID_REUSED')
      expect((await client.people.search({ text: '王芳' })).people).toEqual([])
    },
  },
  {
    call: 'intake.list',
    rule: '登记列表新的在前，可按日期和村筛选',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      await register(client)
      desk.clock.advanceMinutes(24 * 60)
      const next = await desk.signIn('clerk')
      const payDay = getDay('2023-11-21')
      const wei = asNew({ name: '张伟', idNumber: anIdNumber('20010203', '331'), villageId: 2 })
      await register(next, { ...wei, payDay })
      const list = async (filter: Parameters<Client['intake']['list']>[0]) => {
        const { registrations, count, more } = await next.intake.list(filter)
        return [registrations.map(({ name }) => name), count, more]
      }
      expect(await list({})).toEqual([['张伟', '张桂英'], 2, false])
      expect(await list({ registeredOn: payDay })).toEqual([['张伟'], 1, false])
      expect(await list({ villageId: 1 })).toEqual([['张桂英'], 1, false])
      const { registrations } = await next.intake.list({ before: 2 })
      expect(registrations.map(({ name }) => name)).toEqual(['张桂英'])
    },
  },
  {
    call: 'intake.get',
    rule: '登记详情就是保存时的样子',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const saved = await register(client)
      expect(await client.intake.get({ registrationId: 1 })).toEqual(saved)
    },
  },
  {
    call: 'intake.get',
    rule: '没有的登记查不到',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      const getting = client.intake.get({ registrationId: 99 })
      expect(await codeOf(getting)).toBe('REGISTRATION_NOT_FOUND')
    },
  },
]

type Refusal = { readonly code: string; readonly rule: string; readonly changes: Changes }

/** Refused, and nothing was written: neither the registration nor the person. */
function registrationRefusals(refusals: readonly Refusal[]): readonly Case[] {
  return refusals.map(({ code, rule, changes }) => ({
    call: 'intake.register',
    rule,
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('clerk')
      expect(await codeOf(register(client, changes))).toBe(code)
      expect((await client.intake.list({})).count).toBe(0)
      expect((await client.people.search({ text: '张桂英' })).people).toEqual([])
    },
  }))
}

async function practisingClerk(desk: Desk): Promise<Client> {
  const client = await desk.openClient()
  const { accounts } = await client.office.practise({ requestId: aRequestId(), office: 'pulv' })
  const clerk = accounts.find(({ roles }) => roles.includes('clerk'))
  if (clerk === undefined) throw new Error('no clerk')
  const { userName, password } = clerk
  await client.accounts.signIn({ requestId: aRequestId(), userName, password })
  return client
}

async function findEnrolled(client: Client, personIds: readonly number[]) {
  for (const personId of personIds) {
    const { enrolments } = await client.people.get({ personId })
    const [enrolment] = enrolments
    if (enrolment !== undefined) return { personId, coverageYear: enrolment.coverageYear }
  }
  throw new Error('nobody was enrolled last year')
}
