/** A household of six on paper: long names, rare characters, a guardian, somebody not registered. */
import type { HouseholdSheet, SheetMember } from '../../src/shared/households/model.ts'
import { getDay } from '../../src/shared/kernel/day.ts'

type Taken = NonNullable<SheetMember['registration']>

function aRegistration(place: number, changes: Partial<Taken> = {}): Taken {
  return {
    registrationNumber: `500151004-2024-00000${place}`,
    circumstance: '普通参保',
    tierLabel: '一档',
    standardFen: 38_000,
    subsidyFen: 0,
    payableFen: 38_000,
    unsaid: null,
    benefit: { from: getDay('2024-01-01'), to: getDay('2024-12-31') },
    benefitUnsaid: null,
    state: 'awaiting-review',
    ...changes,
  }
}

function aLine(place: number, changes: Partial<SheetMember>): SheetMember {
  return {
    name: '周玉兰',
    sex: 'female',
    birthDate: getDay('1985-02-03'),
    idNumber: `59015119850203000${place}`,
    relation: '户主',
    relationCode: '02',
    identities: '',
    guardian: null,
    registration: aRegistration(place),
    otherwise: null,
    ...changes,
  }
}

export function aHouseholdSheet(): HouseholdSheet {
  return {
    officeName: '蒲吕街道医保窗口',
    practice: false,
    sheetNumber: 'H500151004-2024-000012',
    coverageYear: 2024,
    householdNumber: 'JH012',
    villageName: '穆莲社区',
    headName: '周玉兰',
    phone: '13800000000',
    members: [
      aLine(1, {
        identities: '城乡低保对象',
        registration: aRegistration(1, { subsidyFen: 34_200, payableFen: 3_800 }),
      }),
      aLine(2, {
        name: '阿依古丽·买买提艾力·吾斯曼江·阿不都热合曼',
        sex: 'male',
        relation: '配偶',
        relationCode: '10',
      }),
      aLine(3, {
        name: '陈𬭸㛃',
        birthDate: getDay('2023-11-01'),
        relation: '女',
        relationCode: '30',
        guardian: '母亲 周玉兰',
        registration: aRegistration(3, { circumstance: '新生儿' }),
      }),
      aLine(4, {
        name: '李秀英',
        relation: '岳母',
        relationCode: '56',
        registration: null,
        otherwise: '本年度已参保',
      }),
      aLine(5, {
        name: '陈建军',
        sex: 'male',
        relation: '其他亲属',
        relationCode: '97',
        registration: aRegistration(5, {
          standardFen: null,
          subsidyFen: null,
          payableFen: null,
          unsaid: '待核定',
          benefit: null,
          benefitUnsaid: '待核定',
        }),
      }),
      aLine(6, {
        name: 'Anna Maria Schmidt',
        documentLabel: '外国护照',
        idNumber: 'C01X00T47',
        relation: '儿媳',
        relationCode: '38',
        registration: null,
        otherwise: '未登记',
      }),
    ],
    registeredCount: 4,
    totalFen: 79_800,
    unsetCount: 1,
    packs: [
      {
        title: '2024 年度居民医保通知',
        documentNumber: '铜府办〔2023〕90号',
        version: '0123456789ab',
      },
    ],
    draft: false,
    registeredOn: getDay('2023-11-20'),
    takenBy: ['李经办'],
  }
}
