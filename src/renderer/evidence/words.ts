/** What the counter is told of the lists that speak of somebody. */
export const words = {
  title: '凭据',
  looking: '正在查名单…',
  none: '各部门的名单上没有此人。',
  against: '名单上有不宜登记的凭据，请先核对',
  already: '名单上看，此人可能已经参保或缴费，请核对，不要重复收费',
  told: (count: number) => `其他名单上的记载 ${count} 条`,
  disputed: '各名单说法不一',
  rules: '以此为准',
  row: (fileName: string, row: number) => `“${fileName}”第 ${row} 行`,
  asOf: (day: string) => `截至 ${day}`,
  named: (name: string) => `名单上的姓名：${name}`,
  numbered: (number: string) => `名单上的号码：${number}`,
  byName: '凭姓名认定',
  notNow: '今天不在期间内',
} as const
