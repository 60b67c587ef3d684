/** The words of finding people. */
export const words = {
  find: '查找人员',
  findHint: '证件号、姓名、拼音、电话、户号、村',
  typeToFind:
    '键入证件号、姓名、全拼或首字母（zs 找“张三”）、电话、户号、登记号；“张三家”找一户，村名找全村，“村名 姓名”找村里的人。',
  notFound: '没有找到符合的人员。',
  noSuchNumber: '没有这个登记号，请核对单据上的号码。',
  more: '人数较多，只列出前 50 人，请再多键入几个字。',
  newPerson: '新建人员',
  newFromNumber: (sex: string, birthDate: string) =>
    `号码正确，尚未建档（${sex}，${birthDate} 出生）`,
  newFromDocument: (label: string) => `${label}号码，尚未建档`,
  newFromFifteen: (number: string) => `15 位旧号码，换成 18 位是 ${number}；与证件一致的按此新建`,
  newFromName: '没有档案的人员从这里办理',
  registered: '已登记',
  former: (number: string) => `曾用号码 ${number}`,
  enrolled: '已参保',
  born: (year: string) => `${year} 年生`,
  searching: '正在查找…',
} as const
