/** What the address of 演练 says: a part of the result. */
export const resultParts = ['totals', 'groups', 'villages', 'people'] as const
