/** How an identity with its days is written, on screens and on paper. */
import type { Identity } from './model.ts'

/** `城乡低保对象（2023-01-01 起）`; the days are left out where there are none. */
export function identityText({ term, from, to }: Identity): string {
  if (from === null && to === null) return term
  if (to === null) return `${term}（${from} 起）`
  return from === null ? `${term}（至 ${to}）` : `${term}（${from} 至 ${to}）`
}
