/** What people with a subsidy pay in a stretch of pay days that has a price of its own. */
export const grantings = ['none', 'same-subsidy', 'same-payable'] as const
export type Granting = (typeof grantings)[number]

export const grantingLabels: Readonly<Record<Granting, string>> = {
  none: '没有资助，都按全价缴',
  'same-subsidy': '资助的金额照原表，其余个人缴',
  'same-payable': '个人缴的金额照原表，其余资助',
}

/** Whether the word is one of them: not `apply`, which takes the table as it is, nor `silent`. */
export function isGranting(word: string): word is Granting {
  return grantings.some((each) => each === word)
}
