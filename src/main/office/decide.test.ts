import { describe, expect, test } from 'vitest'
import type { NewOperator } from '../../shared/accounts/model.ts'
import type { FoundOffice } from '../../shared/office/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { findFoundingRefusal } from './decide.ts'

function anOperator(fields: Partial<NewOperator>): NewOperator {
  return {
    userName: 'lijb',
    displayName: `李${fields.userName ?? '经办'}`,
    roles: ['clerk', 'administrator'],
    password: 'qiutian-2023-hao',
    ...fields,
  }
}

function anOffice(fields: Partial<FoundOffice> = {}): FoundOffice {
  return {
    name: '某街道医疗保障服务站',
    regionCode: '500151004',
    policies: ['a-2024'],
    readings: [],
    villages: ['平安村', '大坪社区'],
    operators: [anOperator({}), anOperator({ userName: 'zhangsh', roles: ['reviewer'] })],
    ...fields,
  }
}

const pack: PackSummary = {
  policy: 'a-2024',
  title: '某地通知',
  documentNumber: null,
  issuer: '某街道办事处',
  regionCode: '500151',
  coverageYear: 2024,
  laterYears: false,
  draft: false,
  hash: 'a'.repeat(64),
  tiers: [{ tier: 1, label: '一档' }],
  terms: [],
  readings: [
    {
      name: 'days',
      clause: '二（二）',
      question: '怎么算？',
      options: [
        { name: 'one', label: '一' },
        { name: 'two', label: '二' },
      ],
    },
  ],
  asks: { coveredThisYear: false, gapsSince: null },
  taskTable: [],
  taskTableHead: null,
  channels: [],
  materials: [],
}

describe('建立单位', () => {
  test('两个人：一人经办兼管理，一人审核，就能建立', () => {
    expect(findFoundingRefusal(anOffice(), [pack])).toBeNull()
  })

  test.each([
    [
      '两人登录名相同',
      anOffice({ operators: [anOperator({}), anOperator({ roles: ['reviewer'] })] }),
      'USER_NAME_TAKEN',
    ],
    [
      '两人姓名相同',
      anOffice({
        operators: ['a', 'b'].map((userName) =>
          anOperator({
            userName,
            displayName: '王芳',
            roles: ['clerk', 'reviewer', 'administrator'],
          }),
        ),
      }),
      'DISPLAY_NAME_TAKEN',
    ],
    [
      '只有一人既经办又审核，另一人什么都不能审',
      anOffice({
        operators: [
          anOperator({ roles: ['clerk', 'reviewer', 'administrator'] }),
          anOperator({ userName: 'b', roles: ['auditor'] }),
        ],
      }),
      'TOO_FEW_ROLES',
    ],
    [
      '没有管理',
      anOffice({
        operators: [
          anOperator({ roles: ['clerk'] }),
          anOperator({ userName: 'b', roles: ['reviewer'] }),
        ],
      }),
      'TOO_FEW_ROLES',
    ],
    ['政策包不存在', anOffice({ policies: ['b-2024'] }), 'POLICY_NOT_FOUND'],
    ['政策包选了两次', anOffice({ policies: ['a-2024', 'a-2024'] }), 'POLICY_NOT_FOUND'],
    [
      '理解的选项不存在',
      anOffice({ readings: [{ policy: 'a-2024', reading: 'days', option: 'three' }] }),
      'READING_NOT_FOUND',
    ],
    [
      '理解属于没有选的政策包',
      anOffice({ readings: [{ policy: 'b-2024', reading: 'days', option: 'one' }] }),
      'READING_NOT_FOUND',
    ],
    ['村名重复', anOffice({ villages: ['平安村', '平安村'] }), 'VILLAGE_TWICE'],
  ])('%s，不能建立', (_why, office, refusal) => {
    expect(findFoundingRefusal(office, [pack])).toBe(refusal)
  })
})
