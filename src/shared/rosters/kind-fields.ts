/** Fields that several kinds of roster have, with the headings that senders give them. */
import type { FieldSpec } from './field.ts'

export const nameField: FieldSpec = {
  field: 'name',
  label: '姓名',
  kind: 'name',
  required: true,
  aliases: [
    '人员姓名',
    '参保人姓名',
    '姓名名称',
    '缴费人姓名',
    '缴费人名称',
    '死者姓名',
    '学生姓名',
    '被保险人',
  ],
  example: '周桂兰',
}

export const idNumberField: FieldSpec = {
  field: 'idNumber',
  label: '身份证号码',
  kind: 'idNumber',
  required: true,
  aliases: [
    '公民身份号码',
    '公民身份证号码',
    '身份证号',
    '身份证',
    '身份证件号码',
    '居民身份证号',
    '证件号码',
    '证件号',
    '有效身份证件号码',
    '缴费人识别号',
    '社会保障号码',
    '社会保障号',
    '残疾证号',
    '残疾人证号',
  ],
  example: '590151196001010022',
}

/** Some lists have people without a number: then name, birth date and village must find them. */
export const idNumberIfKnown: FieldSpec = { ...idNumberField, required: false }

export const birthDateField: FieldSpec = {
  field: 'birthDate',
  label: '出生日期',
  kind: 'day',
  required: false,
  aliases: ['出生年月', '出生年月日', '生日', '出生时间'],
  example: '1960-01-01',
}

export const villageField: FieldSpec = {
  field: 'village',
  label: '村（社区）',
  kind: 'text',
  required: false,
  aliases: [
    '村社区',
    '村',
    '社区',
    '行政村',
    '村居',
    '村名',
    '所在村',
    '所属村',
    '村委会',
    '居委会',
    '征收单位',
  ],
  example: '新联村',
}

export const addressField: FieldSpec = {
  field: 'address',
  label: '住址',
  kind: 'text',
  required: false,
  aliases: ['家庭住址', '户籍地址', '户口所在地', '居住地址', '地址', '现住址', '详细地址'],
  example: '新联村2组15号',
}

export const phoneField: FieldSpec = {
  field: 'phone',
  label: '联系电话',
  kind: 'phone',
  required: false,
  aliases: ['电话', '手机', '手机号', '手机号码', '电话号码', '联系方式'],
  example: '13800000001',
}

export const noteField: FieldSpec = {
  field: 'note',
  label: '备注',
  kind: 'text',
  required: false,
  aliases: ['说明', '情况说明', '附注'],
}

export const coverageYearField: FieldSpec = {
  field: 'coverageYear',
  label: '待遇年度',
  kind: 'count',
  required: false,
  aliases: ['费款所属年度', '所属年度', '参保年度', '缴费年度', '年度'],
  example: '2024',
}

/** The heading parts that every list of people has. */
export const whoFields: readonly FieldSpec[] = [nameField, idNumberField]
export const whoIfKnownFields: readonly FieldSpec[] = [nameField, idNumberIfKnown, birthDateField]
export const whereFields: readonly FieldSpec[] = [villageField, addressField]

/** A field of a kind's own. */
export function field(
  name: string,
  label: string,
  rest: Partial<FieldSpec> & Pick<FieldSpec, 'kind'>,
): FieldSpec {
  return { field: name, label, required: false, aliases: [], ...rest }
}
