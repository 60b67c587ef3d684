/** What the address of 本单位确定 says: a part of the page, or an entry. */
export const settledParts = ['readings', 'gaps', 'amendments', 'form', 'file', 'ruling'] as const
export type Part = (typeof settledParts)[number]
