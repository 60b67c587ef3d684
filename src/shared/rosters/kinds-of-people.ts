/** Kinds that say who lives where, and who was enrolled. */
import {
  birthDateField,
  field,
  idNumberField,
  nameField,
  noteField,
  phoneField,
  villageField,
  addressField,
  whoFields,
} from './kind-fields.ts'
import type { RosterKind } from './kind.ts'

const household = field('householdNumber', '户号', {
  kind: 'text',
  aliases: ['户口簿编号', '户编号', '户口本号', '家庭编号', '户籍号'],
  example: '5001510041230015',
})
const relation = field('relation', '与户主关系', {
  kind: 'text',
  aliases: ['与户主的关系', '户主关系', '关系'],
  example: '户主',
})
const sex = field('sex', '性别', { kind: 'text', example: '女' })

const neverTouchesMoney = '不动任何登记、缴费和参保记录。'
const neverChangesNumbers = '不改已有人员的身份证号；号码不同就是另一个人，须凭证件办理信息变更。'

export const registeredPopulation: RosterKind = {
  kind: 'registered-population',
  label: '户籍人口',
  fields: [
    ...whoFields,
    { ...villageField, required: true },
    household,
    relation,
    sex,
    birthDateField,
    addressField,
    phoneField,
    field('movedInOn', '迁入日期', { kind: 'day', aliases: ['迁入时间', '落户日期'] }),
    noteField,
  ],
  does: [
    '名册上有、本机没有的人，建立人员档案。',
    '已有人员的姓名、村（社区）、户号、与户主关系，按名册更新；名册没写的项目不动。',
    '每人留下一条“户籍在册”的凭据。',
  ],
  never: [
    neverChangesNumbers,
    '不删人：上次有、这次没有的，只是不再有“户籍在册”的凭据，档案和参保都在。',
    neverTouchesMoney,
  ],
  changes: 'people',
  createsPeople: true,
  updates: ['name', 'village', 'household'],
  evidence: {
    kind: 'registered-population',
    eventField: 'movedInOn',
    endsField: null,
    termField: null,
    levelField: null,
  },
  list: 'full',
  usually: 'full',
  needsCoverageYear: false,
  needsListDay: true,
  eventIsPast: false,
  authorities: ['police', 'township', 'village'],
  appliedBy: ['reviewer'],
  severalPerPerson: false,
}

export const residentPopulation: RosterKind = {
  kind: 'resident-population',
  label: '常住人口（含外出务工）',
  fields: [
    ...whoFields,
    { ...villageField, required: true },
    field('presence', '居住情况', {
      kind: 'level',
      aliases: ['常住情况', '是否常住', '人员状态', '在家情况', '外出情况', '是否外出务工'],
      levels: [
        { level: 'here', label: '在家常住', words: ['在家', '常住', '在村', '否', '本地'] },
        { level: 'away', label: '外出务工', words: ['外出', '外出务工', '务工', '是', '在外'] },
      ],
      example: '外出务工',
    }),
    field('awayTo', '外出地点', { kind: 'text', aliases: ['务工地点', '外出地址', '去向'] }),
    addressField,
    phoneField,
    noteField,
  ],
  does: [
    '名册上有、本机没有的人，建立人员档案（户籍可以在外地）。',
    '名册写了电话的，更新已有人员的电话。',
    '每人留下一条“常住”或“外出务工”的凭据。',
  ],
  never: [
    neverChangesNumbers,
    '不改户籍村（社区）和户：住在哪里不等于户口在哪里。',
    '不删人，也不把外出务工的人当作不用参保。',
    neverTouchesMoney,
  ],
  changes: 'people',
  createsPeople: true,
  updates: ['phone'],
  evidence: {
    kind: 'resident-population',
    eventField: null,
    endsField: null,
    termField: 'awayTo',
    levelField: 'presence',
  },
  list: 'full',
  usually: 'full',
  needsCoverageYear: false,
  needsListDay: true,
  eventIsPast: false,
  authorities: ['village', 'township', 'police'],
  appliedBy: ['reviewer'],
  severalPerPerson: false,
}

export const villageGroups: RosterKind = {
  kind: 'village-groups',
  label: '村组、网格名单',
  fields: [
    ...whoFields,
    { ...villageField, required: true },
    field('group', '村民小组', {
      kind: 'text',
      aliases: ['组', '组别', '村组', '小组', '居民小组'],
      example: '2组',
    }),
    field('grid', '网格', { kind: 'text', aliases: ['网格号', '网格名称', '所属网格'] }),
    field('gridWorker', '网格员', { kind: 'text', aliases: ['包户干部', '网格员姓名', '责任人'] }),
    phoneField,
    noteField,
  ],
  does: [
    '已有人员的村（社区）按名单更新，写了电话的更新电话。',
    '每人留下一条写明组、网格和网格员的凭据，未参保台账按它派人上门。',
  ],
  never: ['不新建人员：本机没有的人列为“找不到”。', neverChangesNumbers, neverTouchesMoney],
  changes: 'people',
  createsPeople: false,
  updates: ['village', 'phone'],
  evidence: {
    kind: 'village-group',
    eventField: null,
    endsField: null,
    termField: 'group',
    levelField: null,
  },
  list: 'full',
  usually: 'full',
  needsCoverageYear: false,
  needsListDay: false,
  eventIsPast: false,
  authorities: ['village', 'township'],
  appliedBy: ['clerk', 'reviewer'],
  severalPerPerson: false,
}

export const enrolledBefore: RosterKind = {
  kind: 'enrolled-before',
  label: '上年度参保名册',
  fields: [
    ...whoFields,
    villageField,
    field('tier', '档次', { kind: 'count', aliases: ['缴费档次', '参保档次'], example: '1' }),
    field('paidOn', '缴费日期', { kind: 'day', aliases: ['缴费时间', '到账日期'] }),
    noteField,
  ],
  does: [
    '找得到的人，补记所选待遇年度的参保（来源：上年度名册）；已经有的不动。',
    '每人留下一条“上年度参保”的凭据，“上年参保今年未参保”按它列出。',
  ],
  never: ['不记缴费，不记账：只知道参过保，不知道钱怎么收的。', '不覆盖本机已有的参保记录。'],
  changes: 'enrolments',
  createsPeople: false,
  updates: [],
  evidence: {
    kind: 'enrolled-before',
    eventField: 'paidOn',
    endsField: null,
    termField: null,
    levelField: null,
  },
  list: 'full',
  usually: 'full',
  needsCoverageYear: true,
  needsListDay: false,
  eventIsPast: false,
  authorities: ['insurance', 'tax', 'platform'],
  appliedBy: ['reviewer'],
  severalPerPerson: false,
}

export const schoolEnrolment: RosterKind = {
  kind: 'school-enrolment',
  label: '学校集中参保名单',
  fields: [
    ...whoFields,
    field('school', '学校', {
      kind: 'text',
      aliases: ['学校名称', '就读学校', '院校'],
      example: '某职业学院',
    }),
    field('class', '班级', { kind: 'text', aliases: ['年级班级', '院系', '专业班级'] }),
    villageField,
    phoneField,
    noteField,
  ],
  does: [
    '名单上有、本机没有而写了村（社区）的学生，建立人员档案。',
    '每人留下一条“学校集中参保”的凭据；在家登记时提醒不要重复缴费。',
  ],
  never: [
    '不记参保和缴费：钱到账以税务名册为准。',
    neverChangesNumbers,
    '不改已有人员的村（社区）和户。',
  ],
  changes: 'people',
  createsPeople: true,
  updates: [],
  evidence: {
    kind: 'school-enrolment',
    eventField: null,
    endsField: null,
    termField: 'school',
    levelField: null,
  },
  list: 'either',
  usually: 'adding',
  needsCoverageYear: true,
  needsListDay: false,
  eventIsPast: false,
  authorities: ['education'],
  appliedBy: ['clerk', 'reviewer'],
  severalPerPerson: false,
}

export const universityStudents: RosterKind = {
  kind: 'university-students',
  label: '在校大学生',
  fields: [
    nameField,
    idNumberField,
    field('school', '学校', {
      kind: 'text',
      aliases: ['学校名称', '就读学校', '就读院校', '院校', '高校名称'],
      example: '某大学',
    }),
    field('enteredOn', '入学日期', {
      kind: 'day',
      aliases: ['入学时间', '入学年月'],
      example: '2023.9',
    }),
    field('leavesOn', '预计毕业日期', {
      kind: 'day',
      aliases: ['毕业时间', '预计毕业时间', '毕业年月'],
    }),
    field('enrolsAt', '参保地', {
      kind: 'level',
      aliases: ['是否在校参保', '在校参保', '参保情况'],
      levels: [
        { level: 'school', label: '在校参保', words: ['在校', '学校', '是', '学校参保'] },
        { level: 'home', label: '在家参保', words: ['在家', '户籍地', '否', '家里'] },
      ],
      example: '在校参保',
    }),
    villageField,
    noteField,
  ],
  does: ['每人留下一条“在校大学生”的凭据；试算时提示按大学生办理，任务数按它扣减。'],
  never: ['不记参保：在校参保由学校统一办理。', '不改人员档案。'],
  changes: 'nothing',
  createsPeople: false,
  updates: [],
  evidence: {
    kind: 'university-student',
    eventField: 'enteredOn',
    endsField: 'leavesOn',
    termField: 'school',
    levelField: 'enrolsAt',
  },
  list: 'either',
  usually: 'full',
  needsCoverageYear: false,
  needsListDay: true,
  eventIsPast: false,
  authorities: ['education', 'insurance', 'village', 'township'],
  appliedBy: ['clerk', 'reviewer'],
  severalPerPerson: false,
}
