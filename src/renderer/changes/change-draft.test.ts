import { describe, expect, test } from 'vitest'
import { checkCharacterOf } from '../../shared/kernel/id-number.ts'
import { getDay } from '../../shared/kernel/day.ts'
import type { PersonChange } from '../../shared/changes/model.ts'
import type { Person } from '../../shared/people/model.ts'
import { fieldsOf } from '../../shared/changes/fields.ts'
import {
  changesIn,
  draftForNumber,
  draftFrom,
  draftOfCase,
  followNumber,
  readProof,
  readWanted,
} from './change-draft.ts'

const number = (birth: string, sequence: string) => {
  const first17 = `590151${birth}${sequence}`
  return first17 + checkCharacterOf(first17)
}
const rules = { practice: true, today: getDay('2023-11-20') }

const person: Person = {
  personId: 1,
  name: '田秀兰',
  documentType: 'id-card',
  idNumber: number('19800203', '002'),
  sex: 'female',
  birthDate: getDay('1980-02-03'),
  village: { villageId: 1, name: '穆莲社区' },
  phone: null,
  villageGroup: null,
  registeredAddress: null,
  residenceAddress: null,
  worksAway: null,
  worksAwayAt: null,
  version: 5,
  household: null,
  identities: [],
  enrolments: [],
  registrations: [],
}
const draft = draftFrom(fieldsOf(person))

describe('填写', () => {
  test('没动过的什么也不变', () => {
    expect(changesIn(person, draft, '穆莲社区')).toEqual([])
    expect(readWanted(draft).errors).toEqual({})
  })

  test('号码写全了，出生日期和性别跟着号码；没写全的不动', () => {
    const part = { idNumber: number('19810203', '003').slice(0, 12) }
    const half = followNumber(draft, part, rules)
    expect([half.birthDate, half.sex]).toEqual(['1980-02-03', 'female'])
    const whole = followNumber(draft, { idNumber: number('19810203', '003') }, rules)
    expect([whole.birthDate, whole.sex]).toEqual(['1981-02-03', 'male'])
    expect(changesIn(person, whole, '穆莲社区').map(({ label, key }) => [label, key])).toEqual([
      ['证件号码', true],
      ['出生日期', true],
      ['性别', true],
    ])
  })

  test('首尾空白不算变更，空的就是没有', () => {
    const blank = { ...draft, name: ' 田秀兰 ', phone: '  ' }
    expect(changesIn(person, blank, '穆莲社区')).toEqual([])
  })

  test.each([
    [{ name: '' }, 'name', '姓名不能为空。'],
    [{ name: '田'.repeat(51) }, 'name', '姓名不能超过 50 个字。'],
    [{ name: '田😀' }, 'name', '姓名只能是文字和间隔点，请照证件填写，不要带符号、数字或表情。'],
    [{ birthDate: null }, 'birthDate', '请填写出生日期。'],
    [{ sex: null }, 'sex', '请选择性别。'],
    [{ villageId: null }, 'villageId', '请选择村（社区）。'],
    [{ phone: '打不通' }, 'phone', '电话只能是 5 至 20 位数字。'],
    [{ worksAwayAt: '宁波' }, 'worksAwayAt', '没有外出务工的人不填外出地。'],
  ])('%o 说一句', (part, field, sentence) => {
    const { wanted, errors } = readWanted({ ...draft, ...part })
    expect(wanted).toBeNull()
    expect(errors).toEqual({ [field]: sentence })
  })
})

describe('原因和证明', () => {
  test('不涉及关键信息只要原因', () => {
    expect(readProof(draft, false).errors).toEqual({ reason: '请写明变更原因。' })
    const { reason, proof, errors } = readProof({ ...draft, reason: '搬家' }, false)
    expect([reason, proof, errors]).toEqual(['搬家', null, {}])
  })

  test('关键信息的证明缺哪样说哪样', () => {
    expect(Object.keys(readProof({ ...draft, reason: '更正' }, true).errors)).toEqual([
      'proofKind',
      'proofNumber',
      'proofDay',
      'proofSeen',
    ])
    const whole = {
      ...draft,
      reason: '更正',
      proofKind: 'police-certificate' as const,
      proofNumber: '118号',
      proofDay: getDay('2023-11-17'),
      proofSeen: true,
    }
    expect(readProof(whole, true)).toMatchObject({ proof: { number: '118号' }, errors: {} })
  })
})

test('新生儿补号码：换成户口簿，号码空着等填，原因写好', () => {
  expect(draftForNumber(person)).toMatchObject({
    documentType: 'household-register',
    idNumber: '',
    reason: '新生儿落户，补公民身份号码',
    proofKind: 'household-register',
    proofSeen: false,
  })
})

test('退回的重新填：只带上原来要改的，别的照现在的档案，原件重新核对', () => {
  const before = fieldsOf(person)
  const change: PersonChange = {
    changeId: 1,
    changeNumber: 'B500151-000001',
    personId: 1,
    state: 'sent-back',
    isKey: true,
    name: '田秀兰',
    idNumber: person.idNumber,
    villageName: '穆莲社区',
    labels: ['姓名'],
    takenBy: '李经办',
    takenOn: getDay('2023-11-20'),
    takenByMe: true,
    version: 1,
    before,
    after: { ...before, name: '田秀岚' },
    reason: '更正',
    proof: {
      kind: 'police-certificate',
      number: '118号',
      day: getDay('2023-11-17'),
      originalSeen: true,
    },
    steps: [],
  }
  const moved = { ...person, phone: '13800000001' }
  expect(draftOfCase(moved, change)).toMatchObject({
    name: '田秀岚',
    phone: '13800000001',
    reason: '更正',
    proofNumber: '118号',
    proofSeen: false,
  })
})
