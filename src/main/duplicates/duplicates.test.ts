/** Likely duplicates at the counter, merging and taking it back, in a practice office. */
import { ORPCError } from '@orpc/server'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getDefined } from '../../shared/kernel/assert.ts'
import { getDay } from '../../shared/kernel/day.ts'
import { checkCharacterOf } from '../../shared/kernel/id-number.ts'
import type { NewPerson } from '../../shared/people/model.ts'
import { aNewRegistration } from '../../../tests/support/registrations.ts'
import type { RegisterInput } from '../../../tests/support/registrations.ts'
import { aRequestId, openTestOffice } from '../../../tests/support/practice-office.ts'
import type { Client, TestOffice } from '../../../tests/support/practice-office.ts'

let office: TestOffice
let clerk: Client
let reviewer: Client
let auditor: Client
let villageId: number

beforeAll(async () => {
  office = await openTestOffice()
  clerk = await office.signedInAs('clerk')
  reviewer = await office.signedInAs('reviewer')
  auditor = await office.signedInAs('auditor')
  villageId = getDefined((await clerk.office.villages())[0], 'first village').villageId
})
afterAll(() => office.close())

/** A practice number of a woman; another `sequence` is another person of the day. */
function aNumber(birth: string, sequence: number): string {
  const first17 = `590151${birth}${String(sequence * 2).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

type Extra = Partial<Pick<RegisterInput, 'notSame' | 'requestId'>>

async function inputFor(person: Partial<NewPerson>, extra: Extra = {}) {
  const whole = { name: '郑玉珍', idNumber: '', villageId, phone: null, identities: [], ...person }
  return aNewRegistration(clerk, { registrant: { kind: 'new', person: whole }, ...extra })
}

async function register(person: Partial<NewPerson>, extra: Extra = {}) {
  return clerk.intake.register(await inputFor(person, extra))
}

async function errorOf(answer: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await answer.then(
    () => new Error('carried out'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError) return error
  throw error
}

type Twins = { readonly candidates: readonly { readonly record: { readonly personId: number } }[] }

async function twinsOf(answer: Promise<unknown>): Promise<readonly number[]> {
  const { code, data } = await errorOf(answer)
  expect(code).toBe('LIKELY_DUPLICATES')
  return (data as Twins).candidates.map(({ record }) => record.personId)
}

const pass = (personIds: readonly number[]) => ({
  personIds: [...personIds],
  reason: '当面核对身份证，是两个人',
})

/** Two people of one name and day; the second one is registered with the clerk's word for it. */
async function twoAlike(birth: string): Promise<readonly [number, number]> {
  const one = await register({ idNumber: aNumber(birth, 1) })
  const notSame = pass([one.personId])
  const other = await register({ idNumber: aNumber(birth, 2) }, { notSame })
  return [one.personId, other.personId]
}

async function withdraw(personId: number): Promise<void> {
  const { registrations } = await clerk.people.get({ personId })
  for (const { registrationId } of registrations) {
    const { version } = await clerk.intake.get({ registrationId })
    await clerk.intake.withdraw({
      requestId: aRequestId(),
      registrationId,
      version,
      reason: '重录',
    })
  }
}

/** Two records of which only the first has a registration: they can be merged. */
async function mergeable(birth: string): Promise<readonly [number, number]> {
  const [kept, alias] = await twoAlike(birth)
  await withdraw(alias)
  return [kept, alias]
}

async function merge(keptId: number, aliasId: number): Promise<number> {
  const reason = '当面核对，同一个人'
  const pair = await clerk.duplicates.proposeMerge({
    requestId: aRequestId(),
    keptId,
    aliasId,
    reason,
  })
  const { mergeId } = getDefined(pair.merges[0], 'proposal')
  await reviewer.duplicates.decideMerge({
    requestId: aRequestId(),
    mergeId,
    verdict: 'merged',
    reason: null,
  })
  return mergeId
}

async function undo(mergeId: number) {
  return reviewer.duplicates.undoMerge({ requestId: aRequestId(), mergeId, reason: '弄错了' })
}

async function expectSound(): Promise<void> {
  const { problems } = await auditor.audit.verify({})
  expect(problems).toEqual([])
}

describe('受理时', () => {
  test('同名同日生的新建不了，列出是谁；写明不是同一人才存，反过来也不再问', async () => {
    const known = await register({ idNumber: aNumber('19710101', 1) })
    const before = await clerk.intake.list({})
    const second = { idNumber: aNumber('19710101', 2) }
    expect(await twinsOf(register(second))).toEqual([known.personId])
    expect((await clerk.intake.list({})).count).toBe(before.count)

    // An answer about somebody else is none.
    expect(await twinsOf(register(second, { notSame: pass([known.personId + 10_000]) }))).toEqual([
      known.personId,
    ])
    const notSame = pass([known.personId])
    const input = await inputFor(second, { notSame })
    const saved = await clerk.intake.register(input)
    // A double Enter is one registration.
    expect(await clerk.intake.register(input)).toEqual(saved)
    for (const personId of [known.personId, saved.personId]) {
      const { candidates } = await clerk.duplicates.ofPerson({ personId })
      expect(candidates).toEqual([])
    }
    const pair = await clerk.duplicates.pair({ oneId: saved.personId, otherId: known.personId })
    expect(pair.verdict).toMatchObject({ reason: notSame.reason, decidedOn: '2023-11-20' })
    await expectSound()
  })

  test('出生证登记的新生儿换了身份证再来，名字改了也认得出', async () => {
    const phone = '138 0000 7777'
    const baby = await register({
      name: '郑小宝',
      documentType: 'birth-certificate',
      idNumber: 'R500777777',
      birthDate: getDay('2023-10-20'),
      sex: 'female',
      phone,
    })
    const grown = { name: '郑梓涵', idNumber: aNumber('20231020', 3), phone: '13800007777' }
    expect(await twinsOf(register(grown))).toEqual([baby.personId])
  })

  test('退回后改号码改名的，同样要问', async () => {
    const known = await register({ name: '何玉兰', idNumber: aNumber('19690809', 1) })
    const other = await register({ name: '罗小芳', idNumber: aNumber('19720304', 1) })
    const { registrationId } = other
    const sentBack = await reviewer.intake.review({
      requestId: aRequestId(),
      registrationId,
      version: other.version,
      verdict: 'sent-back',
      reason: '姓名号码不符',
    })
    const person = {
      name: '何玉兰',
      idNumber: aNumber('19690809', 2),
      villageId,
      phone: null,
    }
    const mended = {
      registrationId,
      version: sentBack.version,
      person,
      payDay: getDay('2023-11-20'),
      tier: 1,
      circumstance: { kind: 'ordinary' } as const,
      identities: [],
    }
    const again = clerk.intake.resubmit({ requestId: aRequestId(), ...mended })
    expect(await twinsOf(again)).toEqual([known.personId])
    const saved = await clerk.intake.resubmit({
      requestId: aRequestId(),
      ...mended,
      notSame: pass([known.personId]),
    })
    expect(saved.name).toBe('何玉兰')
  })

  test('已有档案再来，很像的那一份本年度已登记的要问', async () => {
    const [one, other] = await mergeable('19730505')
    const pair = { oneId: one, otherId: other }
    // Said before to be two: nobody is asked.
    const known = async () => ({
      ...(await inputFor({})),
      registrant: { kind: 'known' as const, personId: other },
    })
    expect((await clerk.duplicates.pair(pair)).verdict).not.toBeNull()
    const saved = await clerk.intake.register(await known())
    expect(saved.personId).toBe(other)
  })
})

describe('合并', () => {
  test('一人提议、另一人同意；号码、登记都从保留的一份找得到；撤销后各自恢复', async () => {
    const [kept, alias] = await mergeable('19740606')
    const before = await clerk.people.get({ personId: alias })
    const mergeId = await merge(kept, alias)

    const { people } = await clerk.people.search({ text: before.idNumber })
    expect(people.map(({ personId }) => personId)).toEqual([kept])
    const read = await clerk.people.readIdNumber({ typed: before.idNumber })
    expect(read).toMatchObject({ kind: 'read', known: { personId: kept, registered: true } })
    const taken = await errorOf(register({ name: '某某', idNumber: before.idNumber }))
    expect([taken.code, taken.data]).toMatchObject(['ALREADY_KNOWN', { personId: kept }])
    const onAlias = {
      ...(await inputFor({})),
      registrant: { kind: 'known' as const, personId: alias },
    }
    expect(await errorOf(clerk.intake.register(onAlias))).toMatchObject({
      code: 'ALREADY_KNOWN',
      data: { personId: kept },
    })
    const page = await clerk.duplicates.ofPerson({ personId: kept })
    expect(page.merged.map(({ record }) => record.personId)).toEqual([alias])
    expect((await clerk.duplicates.ofPerson({ personId: alias })).mergedInto).toMatchObject({
      personId: kept,
    })
    await expectSound()

    const undone = await undo(mergeId)
    expect(undone.merges[0]).toMatchObject({ status: 'undone', undoReason: '弄错了' })
    const { version: _, ...after } = await clerk.people.get({ personId: alias })
    const { version: __, ...was } = before
    expect(after).toEqual(was)
    expect(await errorOf(undo(mergeId))).toMatchObject({ code: 'WRONG_STATE' })
    await expectSound()
  })

  test('提议的人不能自己同意，可以收回；收回要写理由', async () => {
    const [kept, alias] = await mergeable('19740707')
    const proposed = await reviewer.duplicates.proposeMerge({
      requestId: aRequestId(),
      keptId: kept,
      aliasId: alias,
      reason: '同一人',
    })
    const { mergeId, proposedByMe } = getDefined(proposed.merges[0], 'proposal')
    expect(proposedByMe).toBe(true)
    const decide = (verdict: 'merged' | 'rejected', reason: string | null) =>
      reviewer.duplicates.decideMerge({ requestId: aRequestId(), mergeId, verdict, reason })
    expect(await errorOf(decide('merged', null))).toMatchObject({ code: 'OWN_PROPOSAL' })
    expect(await errorOf(decide('rejected', null))).toMatchObject({ code: 'REASON_NEEDED' })
    const notSame = { oneId: kept, otherId: alias, reason: '两个人' }
    const early = clerk.duplicates.notSame({ requestId: aRequestId(), ...notSame })
    expect(await errorOf(early)).toMatchObject({ code: 'MERGE_REFUSED' })
    const rejected = await decide('rejected', '看错了')
    expect(rejected.merges[0]).toMatchObject({ status: 'rejected', decisionReason: '看错了' })
    expect((await clerk.duplicates.ofPerson({ personId: kept })).merged).toEqual([])
  })

  test('同一年度两份都有登记的不能合并，说出是哪两份、先办什么', async () => {
    const [kept, alias] = await twoAlike('19750808')
    const refused = await errorOf(
      clerk.duplicates.proposeMerge({
        requestId: aRequestId(),
        keptId: kept,
        aliasId: alias,
        reason: '同一人',
      }),
    )
    expect(refused.code).toBe('MERGE_REFUSED')
    for (const personId of [kept, alias]) {
      const { registrations } = await clerk.people.get({ personId })
      expect(refused.message).toContain(getDefined(registrations[0], 'paper').registrationNumber)
    }
    expect(refused.message).toMatch(/先退费、作废或撤回其中一份/u)
  })

  test('并入的一份登记没办完的不能合并', async () => {
    const [kept, alias] = await mergeable('19750909')
    const refused = await errorOf(
      clerk.duplicates.proposeMerge({
        requestId: aRequestId(),
        keptId: alias,
        aliasId: kept,
        reason: '同一人',
      }),
    )
    expect([refused.code, refused.message]).toEqual([
      'MERGE_REFUSED',
      expect.stringContaining('还有没办完的登记'),
    ])
  })

  test('合并以后又办了登记的，不能撤销', async () => {
    const [kept, alias] = await mergeable('19761010')
    await withdraw(kept)
    const mergeId = await merge(kept, alias)
    const saved = await clerk.intake.register({
      ...(await inputFor({})),
      registrant: { kind: 'known', personId: kept },
    })
    expect((await errorOf(undo(mergeId))).message).toContain(saved.registrationNumber)
    await withdraw(kept)
    expect((await undo(mergeId)).merges[0]?.status).toBe('undone')
  })

  test('两人同时提议，也不管谁并入谁，只成一个；连按两次是一次', async () => {
    const [kept, alias] = await mergeable('19771111')
    await withdraw(kept)
    const draft = { keptId: kept, aliasId: alias, reason: '同一人' }
    const turned = { keptId: alias, aliasId: kept, reason: '同一人' }
    const requestId = aRequestId()
    const answers = await Promise.allSettled([
      clerk.duplicates.proposeMerge({ requestId, ...draft }),
      reviewer.duplicates.proposeMerge({ requestId: aRequestId(), ...turned }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { merges } = await clerk.duplicates.pair({ oneId: kept, otherId: alias })
    expect(merges).toHaveLength(1)
    const repeated = await clerk.duplicates.proposeMerge({ requestId, ...draft }).catch(String)
    expect(repeated).toBeDefined()
    expect((await clerk.duplicates.pair({ oneId: kept, otherId: alias })).merges).toHaveLength(1)
  })

  test('怎样合并再倒着撤销，都回到原样；每一步账本都对', async () => {
    const ids = [1, 2, 3, 4, 5]
    const stateOf = async () =>
      Promise.all(
        ids.map(async (personId) => {
          const { version: _, ...person } = await clerk.people.get({ personId })
          const { mergedInto } = await clerk.duplicates.ofPerson({ personId })
          return { person, mergedInto: mergedInto?.personId ?? null }
        }),
      )
    const before = await stateOf()
    const pairOf = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    await fc.assert(
      fc.asyncProperty(fc.array(pairOf, { minLength: 1, maxLength: 6 }), async (pairs) => {
        const into = new Map<number, number>()
        const done: number[] = []
        for (const [kept, alias] of pairs) {
          if (kept === alias || into.has(kept) || into.has(alias)) continue
          done.push(await merge(kept, alias))
          // Whoever stood behind the alias stands behind the one who goes on.
          for (const [one, root] of into) if (root === alias) into.set(one, kept)
          into.set(alias, kept)
          const now = await stateOf()
          expect(now.map(({ mergedInto }) => mergedInto)).toEqual(
            ids.map((id) => into.get(id) ?? null),
          )
        }
        await expectSound()
        // Taken back out of turn only where nothing was moved on by it.
        for (const mergeId of done.toReversed()) await undo(mergeId)
        expect(await stateOf()).toEqual(before)
      }),
      { numRuns: 8 },
    )
    await expectSound()
  })
})

describe('名单', () => {
  test('列出疑似的，按村和原因筛；认定不是同一人后不再列', async () => {
    // Brought in beside each other behind the counter's back: a second one without a number.
    const name = '阿依古丽'
    const birthDate = getDay('1966-06-06')
    const one = await register({ name, idNumber: aNumber('19660606', 1) })
    const other = await register(
      { name, documentType: 'foreign-passport', idNumber: 'E5556667', birthDate, sex: 'female' },
      { notSame: pass([one.personId]) },
    )
    const listed = async (filter: object) => {
      const { pairs } = await clerk.duplicates.list(filter)
      return pairs.map((pair) => [pair.one.personId, pair.other.personId])
    }
    const pair = [one.personId, other.personId]
    expect(await listed({})).not.toContainEqual(pair)
    await withdraw(other.personId)
    const mergeId = await merge(one.personId, other.personId)
    expect(await listed({ view: 'merged' })).toContainEqual(pair)
    expect(await listed({ view: 'merged', villageId })).toContainEqual(pair)
    expect(await listed({ view: 'merged', villageId: villageId + 1 })).not.toContainEqual(pair)
    await undo(mergeId)
    expect(await listed({ view: 'merged' })).not.toContainEqual(pair)
  })
})
