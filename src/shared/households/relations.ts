/** 与户主关系 with its national code (GB/T 4761-2008), and what else the same relation is called. */

/** What the head of a household is to themselves. */
export const headRelation = '户主'

type Relation = {
  readonly code: string
  readonly label: string
  /** Words of household registers and lists that say the same. */
  readonly also?: readonly string[]
}

export const relations: readonly Relation[] = [
  { code: '02', label: headRelation, also: ['本人', '本人或户主'] },
  { code: '10', label: '配偶' },
  { code: '11', label: '夫', also: ['丈夫'] },
  { code: '12', label: '妻', also: ['妻子'] },
  { code: '20', label: '子', also: ['儿子', '之子'] },
  { code: '21', label: '独生子' },
  { code: '22', label: '长子' },
  { code: '23', label: '次子', also: ['二子'] },
  { code: '24', label: '三子' },
  { code: '25', label: '四子' },
  { code: '26', label: '五子' },
  { code: '27', label: '养子或继子', also: ['养子', '继子'] },
  { code: '28', label: '女婿' },
  { code: '29', label: '其他儿子' },
  { code: '30', label: '女', also: ['女儿', '之女'] },
  { code: '31', label: '独生女' },
  { code: '32', label: '长女' },
  { code: '33', label: '次女', also: ['二女'] },
  { code: '34', label: '三女' },
  { code: '35', label: '四女' },
  { code: '36', label: '五女' },
  { code: '37', label: '养女或继女', also: ['养女', '继女'] },
  { code: '38', label: '儿媳', also: ['媳妇', '儿媳妇'] },
  { code: '39', label: '其他女儿' },
  { code: '41', label: '孙子' },
  { code: '42', label: '孙女' },
  { code: '43', label: '外孙子', also: ['外孙'] },
  { code: '44', label: '外孙女' },
  { code: '45', label: '孙媳妇或外孙媳妇', also: ['孙媳', '孙媳妇'] },
  { code: '46', label: '孙女婿或外孙女婿', also: ['孙女婿'] },
  { code: '47', label: '曾孙子或外曾孙子', also: ['曾孙', '曾孙子'] },
  { code: '48', label: '曾孙女或外曾孙女', also: ['曾孙女'] },
  { code: '51', label: '父亲', also: ['父'] },
  { code: '52', label: '母亲', also: ['母'] },
  { code: '53', label: '公公' },
  { code: '54', label: '婆婆' },
  { code: '55', label: '岳父' },
  { code: '56', label: '岳母' },
  { code: '57', label: '继父或养父', also: ['继父', '养父'] },
  { code: '58', label: '继母或养母', also: ['继母', '养母'] },
  { code: '61', label: '祖父' },
  { code: '62', label: '祖母' },
  { code: '63', label: '外祖父' },
  { code: '64', label: '外祖母' },
  { code: '71', label: '兄', also: ['哥哥'] },
  { code: '72', label: '嫂' },
  { code: '73', label: '弟', also: ['弟弟'] },
  { code: '74', label: '弟媳' },
  { code: '75', label: '姐姐', also: ['姐'] },
  { code: '76', label: '姐夫' },
  { code: '77', label: '妹妹', also: ['妹'] },
  { code: '78', label: '妹夫' },
  { code: '93', label: '侄子' },
  { code: '94', label: '侄女' },
  { code: '95', label: '外甥' },
  { code: '96', label: '外甥女' },
  { code: '97', label: '其他亲属' },
  { code: '99', label: '非亲属' },
]

/** What most members are: these stand first where one is chosen. */
const usual: readonly string[] = [
  headRelation,
  '配偶',
  '子',
  '女',
  '父亲',
  '母亲',
  '儿媳',
  '女婿',
  '孙子',
  '孙女',
  '外孙子',
  '外孙女',
]

/** In the order of a list to choose from. */
export const relationLabels: readonly string[] = [
  ...new Set([...usual, ...relations.map(({ label }) => label)]),
]

/** The national code of a relation as somebody wrote it; null where the word is in no list. */
export function relationCodeOf(text: string): string | null {
  const wanted = text.trim()
  const found = relations.find(
    ({ label, also }) => label === wanted || also?.includes(wanted) === true,
  )
  return found?.code ?? null
}

/** Whether a relation as somebody wrote it is that of the head. */
export function isHead(relation: string): boolean {
  return relationCodeOf(relation) === '02'
}
