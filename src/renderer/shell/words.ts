/** The words of the frame around every screen. */
export const words = {
  program: '参保柜台',
  loading: '正在读取…',
  connectionLost: '与程序的连接中断，请确认参保柜台仍在运行，稍后再试；已填内容不会丢失。',
  connectionBanner: '与程序的连接中断，正在重新连接…已填内容不会丢失。',
  retry: '重试',
  launchNeeded: '请用启动程序时显示的完整地址打开本页。',
  launchNeededTitle: '本页还没有通过启动地址打开',
  launchNeededHelp:
    '参保柜台启动时会显示一行以 http:// 开头的地址，末尾带有一串启动口令。请复制整行地址到浏览器打开；口令只对本机这一次启动有效。',
  startTroubleTitle: '程序暂时不能打开',
  badRequest: '所填内容不完整或格式不对，本次没有保存，请核对后重试。',
  bug: '程序出现内部错误，本次没有办成；请重试，仍不行时联系管理人员。',
  bugWithReference: (reference: string) =>
    `程序出现内部错误，本次没有办成；请重试，仍不行时将参考编号 ${reference} 告知管理人员。`,
  practiceBanner: '练习单位',
  practiceDate: (today: string) => `练习日期 ${today}`,
  practiceData: '数据均为虚构，不能用于实际办理',
  today: '今天',
  keys: '按键',
  lock: '锁屏',
  signOut: '退出',
  changePassword: '修改密码',
  notForYou: '您的岗位不办理这项业务，请从上方选择其他业务，或请有权限的人员登录办理。',
  notFoundTitle: '没有这个页面',
  notFound: '地址可能输错或已过期，请从上方选择要办理的业务。',
  pageBroke: '本页显示时出错，其他业务不受影响；请重试，仍不行时联系管理人员。',
  leaveTitle: '当前登记还没有保存',
  leaveText: '离开后，已填内容将会丢失。',
  leave: '离开，不保存',
  stay: '留在本页',
  mainNavigation: '业务导航',
} as const

/** Pages of the navigation, in the order of Alt+1, Alt+2 … */
export const pageTitles = {
  counter: '参保受理',
  quote: '政策试算',
  registrations: '登记列表',
  registration: '登记详情',
  operators: '人员账号',
  villages: '村（社区）',
  readings: '政策理解',
  actions: '操作记录',
} as const
