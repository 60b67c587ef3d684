/** What an amendment is about, in a few words for a list. */
import type { Amendment } from '../rules/model.ts'
import type { PackChange } from './model.ts'

export const partLabels: Readonly<Record<PackChange['part'], string>> = {
  window: '集中缴费期',
  tiers: '档次',
  price: '价格',
  subsidies: '资助',
  terms: '人员类别',
  wait: '等待期',
  prices: '价格规则',
  routes: '参保途径',
  refund: '退费',
  otherYears: '其他年度和补缴',
  definitions: '共用条件',
  quota: '任务公式',
  channels: '缴费渠道',
  materials: '登记材料',
  evidenceRanks: '凭据以谁为准',
}

const ruling = '本单位裁定'
const asListed = '以通知写明的为限'

/** `2027 年度：集中缴费期、价格`. */
export function contentOf(amendment: Amendment): string {
  const years = coverageYearsOf(amendment) ?? []
  const parts = Object.entries(partLabels)
    .filter(([part]) => amendment[part] !== undefined)
    .map(([, label]) => label)
  const settled = amendment['silentBands'] === undefined ? [] : ['资助']
  const said = [...new Set([...parts, ...settled])]
  // A ruling may say that the notice has listed everything already.
  const what = said.length === 0 && amendment.documentNumber === null ? asListed : said.join('、')
  return years.length === 0 ? what : `${years.join('、')} 年度：${what}`
}

/** `某医保发〔2026〕12号 一`. */
export function nameOf({ documentNumber, clause }: Amendment): string {
  return `${documentNumber ?? ruling} ${clause}`
}

/** The years that an amendment is limited to; undefined where it names none. */
export function coverageYearsOf({ coverageYears }: Amendment): readonly number[] | undefined {
  if (!Array.isArray(coverageYears)) return undefined
  return coverageYears.filter((year) => typeof year === 'number')
}
