/** The words of the record of actions. */
export const words = {
  actionId: '编号',
  recordedAt: '时间',
  label: '操作',
  detail: '办理内容',
  operator: '人员',
  role: '角色',
  subject: '对象',
  shortHash: '摘要',
  program: '程序',
  count: (count: number) => `共 ${count} 条`,
  older: '更早的 100 条',
  newest: '回到最新',
  empty: '还没有操作记录。',
  verify: '校验账本',
  verifying: '正在校验，请稍候…',
  sound: '账本完好',
  unsound: '账本有问题，请立即停用并联系技术人员',
  counted: (actions: number, rows: number) => `核对了 ${actions} 条操作、${rows} 行数据。`,
  head: '末条摘要',
  headHint: '与日结单上印的摘要一致，说明账本没有被整体改写。',
} as const

/** What an action was about: `person:12`. */
export const subjectLabels: Readonly<Record<string, string>> = {
  account: '账号',
  office: '单位',
  amendment: '修改',
  person: '人员',
  household: '户',
  registration: '登记',
  village: '村（社区）',
  reading: '政策理解',
  print: '打印',
  'task-table': '任务分配表',
}
