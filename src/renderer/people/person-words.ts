/** The words of somebody's own page. */
import { documentKinds } from '../../shared/kernel/identity-document.ts'
import type { DocumentType } from '../../shared/kernel/identity-document.ts'
import type { Person } from '../../shared/people/model.ts'

type EnrolmentSource = Person['enrolments'][number]['source']

const sourceWords: Readonly<Record<EnrolmentSource, string>> = {
  registration: '',
  'carried-over': '（名单转入）',
  'tax-list': '（税务清册）',
}

export const words = {
  back: '返回',
  facts: '档案',
  change: '改电话、地址、外出务工',
  changeKey: '信息变更',
  document: '证件',
  documentLine: (type: DocumentType) =>
    `${documentKinds[type].label}（代码 ${documentKinds[type].certificateCode}）`,
  sexAndBirth: '性别 出生',
  village: '村（社区）',
  group: '村民小组',
  phone: '电话',
  registeredAddress: '户籍地址',
  residenceAddress: '居住地址',
  worksAway: '外出务工',
  away: '外出',
  notAway: '没有外出',
  awayAt: '外出地',
  awayUnknown: '没有问过',
  notAsked: '没有登记',
  years: '参保和缴费',
  noYears: '没有参保记录。',
  year: (year: number) => `${year} 年度`,
  enrolled: (tier: number, source: EnrolmentSource) =>
    `已参保，${'零一二三四五六七八九'[tier] ?? tier}档${sourceWords[source]}`,
  notEnrolled: '尚未参保',
  taxRow: (sender: string, file: string, row: number) => `${sender}“${file}”第 ${row} 行`,
  moreTaxLines: '税务清册上还有更早的缴费，请到“税务清册缴费”里按号码查找。',
  identities: '特殊身份',
  noIdentities: '没有特殊身份。',
  takenDown: '本柜台登记',
  evidence: '部门名单',
  noEvidence: '各部门名单上没有此人。',
  past: '已不作数',
  household: '户',
  wholeFamily: '全家办理',
  noHousehold: '没有户的记录。',
  reachTitle: (name: string) => `${name}的电话、地址和外出务工`,
  saved: '已保存，原来的内容留在记录里。',
  seeNew: '看现在的内容',
} as const
