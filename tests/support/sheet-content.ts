/** Contents of papers with safe defaults: 周玉兰 of 穆莲社区, quoted in tier 1 for 2023-11-20. */
import { getDay } from '../../src/shared/kernel/day.ts'
import type { SheetContent } from '../../src/shared/printing/model.ts'

export function aSheet(fields: Partial<SheetContent> = {}): SheetContent {
  return {
    kind: 'registration',
    officeName: '蒲吕街道医疗保障服务站',
    practice: false,
    sheetNumber: '500151004-2024-000017',
    registrationNumber: '500151004-2024-000017',
    coverageYear: 2024,
    registeredOn: getDay('2023-11-20'),
    person: {
      name: '周玉兰',
      sex: 'female',
      birthDate: getDay('1980-02-03'),
      idNumber: '590151198002030024',
      phone: '13800001234',
      villageName: '穆莲社区',
      householdNumber: '0300017',
      relationToHead: '配偶',
    },
    identities: [],
    circumstance: '普通参保',
    tierLabel: '一档',
    decision: aQuotationOnPaper(),
    pack: {
      title: '关于做好2024年城乡居民医疗保险参保征收工作的通知',
      issuer: '重庆市铜梁区人民政府蒲吕街道办事处',
      documentNumber: null,
      draft: false,
      version: 'fbba0da2a1ae',
    },
    materials: [],
    payment: null,
    takenBy: '李经办',
    reviewedBy: null,
    reviewedOn: null,
    ...fields,
  }
}

function aQuotationOnPaper(): SheetContent['decision'] {
  return {
    kind: 'quotation',
    payDay: getDay('2023-11-20'),
    standardFen: 38_000,
    payableFen: 38_000,
    subsidies: [],
    category: null,
    benefit: { from: getDay('2024-01-01'), to: getDay('2024-12-31') },
    grounds: [
      { clause: '二（二）1', text: '集中参保期为 2023-10-12 至 2023-12-31。' },
      { clause: '二（三）2', text: '一档个人缴费标准为每人 380 元。' },
    ],
    changes: ['2024-07-01 起应缴 1020 元。'],
  }
}

/** Six identities, a rare name, a draft notice, materials, agreed on by two officials and paid. */
export function aLongSheet(fields: Partial<SheetContent> = {}): SheetContent {
  const base = aSheet()
  return aSheet({
    officeName: '东明县菜园集镇医疗保险经办服务中心',
    sheetNumber: '371728100-2024-000123',
    registrationNumber: '371728100-2024-000123',
    person: {
      ...base.person,
      name: '买买提·阿卜杜热西提·𬭸㛃艾尔肯江',
      sex: 'male',
      phone: null,
      villageName: '菜园集镇',
      householdNumber: null,
      relationToHead: null,
    },
    identities: [
      { term: '特困人员', from: null, to: getDay('2025-12-31') },
      { term: '低保对象', from: getDay('2023-01-01'), to: null },
      { term: '返贫致贫人口', from: getDay('2022-05-01'), to: getDay('2024-04-30') },
      { term: '脱贫不稳定户', from: null, to: null },
      { term: '边缘易致贫户', from: null, to: null },
      { term: '突发严重困难户', from: null, to: null },
    ],
    circumstance: '户籍迁入（2023-11-02 迁入，原籍地未缴费）',
    decision: {
      ...base.decision,
      kind: 'final',
      payDay: getDay('2023-11-21'),
      payableFen: 11_400,
      subsidies: [{ source: '医疗救助资助', fen: 26_600 }],
      category: '低保对象',
      benefit: {
        from: getDay('2024-01-01'),
        to: getDay('2024-12-31'),
        retroactiveFrom: getDay('2023-11-02'),
      },
      grounds: [{ clause: '六', text: '低保对象按 30% 标准实行定额资助，个人缴 114 元。' }],
      changes: [],
    },
    pack: {
      title: '关于做好东明县2023年城乡居民基本医疗保险参保缴费工作的通知',
      issuer: '东明县人民政府办公室',
      documentNumber: '东政办字〔2023〕26号',
      draft: true,
      version: '0123456789ab',
    },
    materials: [
      { name: '户口本或身份证原件', clause: '三（二）' },
      { name: '户口本或身份证复印件', clause: '三（二）' },
    ],
    payment: {
      channel: '支付宝',
      paidOn: getDay('2023-11-21'),
      amountFen: 11_400,
      bookedBy: '赵收款',
    },
    reviewedBy: '张审核',
    reviewedOn: getDay('2023-11-21'),
    ...fields,
  })
}
