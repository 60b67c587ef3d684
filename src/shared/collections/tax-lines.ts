/** Money on the tax office's lists: what each line is booked as, and what is 暂收 of it. */
import { z } from 'zod'
import { daySchema, fenSchema, idSchema } from '../kernel/schemas.ts'

/** What a line of a list comes to, told before it is applied. */
export const taxBookingSchema = z.enum([
  'registration',
  'renewal',
  'over',
  'short',
  'second',
  'nothing-payable',
  'not-covered',
  'registration-waiting',
  'before-registration',
  'dead',
  'covered-elsewhere',
  'unknown',
  'day-unclear',
  'same',
  'differs',
  'no-money',
])
export type TaxBooking = z.infer<typeof taxBookingSchema>

export const taxBookingLabels: Readonly<Record<TaxBooking, string>> = {
  registration: '登记缴费',
  renewal: '续保缴费',
  over: '多缴，多出暂收',
  short: '少缴，暂收',
  second: '重复缴费，暂收',
  'nothing-payable': '无需缴费，暂收',
  'not-covered': '按缴费日不能参保，暂收',
  'registration-waiting': '登记没有办完，暂收',
  'before-registration': '缴费早于登记，暂收',
  dead: '已故，暂收',
  'covered-elsewhere': '另有参保或情况，暂收',
  unknown: '找不到人，暂收',
  'day-unclear': '缴费日期不全，暂收',
  same: '以前已记',
  differs: '与已记的不同，不改',
  'no-money': '金额不是正数，不记',
}

/** Why part or all of a line is 暂收. */
export const taxCauseSchema = taxBookingSchema.extract([
  'over',
  'short',
  'second',
  'nothing-payable',
  'not-covered',
  'registration-waiting',
  'before-registration',
  'dead',
  'covered-elsewhere',
  'unknown',
  'day-unclear',
])
export type TaxCause = z.infer<typeof taxCauseSchema>

/** How many lines of a list come to what, and with how much money. */
export const taxCountSchema = z.object({
  booking: taxBookingSchema,
  lines: z.int(),
  /** As the list says. */
  amountFen: z.int(),
  /** What of it counts as contribution, and what is 暂收. */
  appliedFen: z.int(),
  surplusFen: z.int(),
})
export type TaxCount = z.infer<typeof taxCountSchema>

export const taxStatusSchema = z.enum(['booked', 'accepted', 'kept', 'reversed'])
export type TaxStatus = z.infer<typeof taxStatusSchema>

export const taxStatusLabels: Readonly<Record<TaxStatus, string>> = {
  booked: '已记',
  accepted: '已认可参保',
  kept: '已核对，留待退费',
  reversed: '已冲正',
}

export const taxPaymentSchema = z.object({
  taxPaymentId: idSchema,
  batchId: idSchema,
  rowNumber: z.int(),
  fileName: z.string(),
  sender: z.string(),
  personId: idSchema.nullable(),
  registrationNumber: z.string().nullable(),
  name: z.string().nullable(),
  idNumber: z.string().nullable(),
  coverageYear: z.int(),
  tier: z.int().nullable(),
  paidOn: daySchema,
  amountFen: fenSchema,
  appliedFen: fenSchema,
  surplusFen: fenSchema,
  /** What is still owed where a second person let somebody in for less. */
  shortfallFen: fenSchema,
  /** The tax office's own number. */
  voucher: z.string().nullable(),
  channel: z.string().nullable(),
  outcome: z.enum(['registration', 'renewal', 'surplus']),
  cause: taxCauseSchema.nullable(),
  reason: z.string().nullable(),
  status: taxStatusSchema,
  bookedOn: daySchema,
  appliedBy: z.string(),
  acceptedBy: z.string().nullable(),
  acceptedOn: daySchema.nullable(),
  acceptReason: z.string().nullable(),
  /** Whether the operator who asks brought it in, and so cannot accept it. */
  appliedByMe: z.boolean(),
})
export type TaxPayment = z.infer<typeof taxPaymentSchema>

/** Rows of a page. */
export const taxPageSize = 100

export const taxListFilterSchema = z.object({
  /** `open`: 暂收 that nobody has looked at yet. */
  show: z.enum(['open', 'decided', 'all']),
  batchId: idSchema.optional(),
  personId: idSchema.optional(),
  cause: taxCauseSchema.optional(),
  /** A name, a number or a receipt, whole. */
  text: z.string().trim().max(60).optional(),
  before: idSchema.optional(),
})
export type TaxListFilter = z.infer<typeof taxListFilterSchema>

/** What the channel of a payment is called that came in on a tax list. */
export const taxListChannel = '税务清册'
