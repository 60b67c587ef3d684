/** 登记材料: what a notice asks people to bring, by the way in which they come to be enrolled. */
import { z } from 'zod'

/** 新增参保, 续保, 补缴以前年度. */
export const enrolmentWaySchema = z.enum(['new', 'renewal', 'back-payment'])
export type EnrolmentWay = z.infer<typeof enrolmentWaySchema>

export const materialSchema = z.object({
  name: z.string(),
  clause: z.string(),
  /** For whom the notice asks it; null where it asks everybody. */
  ways: z.array(enrolmentWaySchema).readonly().nullable(),
})
export type Material = z.infer<typeof materialSchema>

const wayNames: Readonly<Record<EnrolmentWay, string>> = {
  new: '新增参保',
  renewal: '续保',
  'back-payment': '补缴',
}

/** `新增参保、补缴`. */
export function sayWays(ways: readonly EnrolmentWay[]): string {
  return ways.map((way) => wayNames[way]).join('、')
}

/** Whoever was in for the coverage year before renews; everybody else is new. */
export function enrolmentWayOf(
  {
    circumstance,
    coverageYear,
  }: {
    readonly circumstance: { readonly kind: string }
    readonly coverageYear: number
  },
  enrolledYears: readonly number[],
): EnrolmentWay {
  if (circumstance.kind === 'back-payment') return 'back-payment'
  return enrolledYears.includes(coverageYear - 1) ? 'renewal' : 'new'
}

/** In the notice's order. */
export function listMaterials(
  materials: readonly Material[],
  way: EnrolmentWay,
): readonly Material[] {
  return materials.filter(({ ways }) => ways === null || ways.includes(way))
}
