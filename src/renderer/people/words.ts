/** The words of finding people. */
export const words = {
  find: '查找人员',
  findHint: '身份证号、姓名或拼音',
  typeToFind: '键入身份证号、姓名、全拼或拼音首字母，例如 zs 找“张三”。',
  notFound: '没有找到符合的人员。',
  more: '人数较多，只列出前 50 人，请再多键入几个字。',
  newPerson: '新建人员',
  newFromNumber: (sex: string, birthDate: string) =>
    `号码正确，尚未建档（${sex}，${birthDate} 出生）`,
  newFromName: '没有档案的人员从这里办理',
  registered: '已登记',
  born: (year: string) => `${year} 年生`,
  searching: '正在查找…',
} as const
