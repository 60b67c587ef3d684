/** What an action decided or changed, in words, from what it was given. */
import { z } from 'zod'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { obstacleCauseLabels, obstacleCauseSchema } from '../../shared/platform/causes.ts'
import { obstacleOutcomeLabels, obstacleOutcomeSchema } from '../../shared/platform/model.ts'
import { sheetTitles } from '../../shared/printing/model.ts'

/** Fields of payloads that say what was decided; whatever else is in one stays there. */
const payloadSchema = z.object({
  verdict: z.enum(['approved', 'sent-back']).optional().catch(undefined),
  reason: z.string().nullish().catch(undefined),
  ground: z.string().optional().catch(undefined),
  channel: z.string().optional().catch(undefined),
  paidOn: z.string().optional().catch(undefined),
  amountFen: z.int().optional().catch(undefined),
  payDay: z.string().optional().catch(undefined),
  tier: z.int().optional().catch(undefined),
  kind: z.enum(['registration', 'receipt']).optional().catch(undefined),
  today: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  note: z.string().optional().catch(undefined),
  number: z.int().optional().catch(undefined),
  same: z.boolean().optional().catch(undefined),
  as: z.enum(['enrolment', 'surplus']).optional().catch(undefined),
  registrationIds: z.array(z.int()).optional().catch(undefined),
  members: z.array(z.unknown()).optional().catch(undefined),
  cause: obstacleCauseSchema.optional().catch(undefined),
  dueOn: z.string().optional().catch(undefined),
  outcome: obstacleOutcomeSchema.optional().catch(undefined),
  policy: z.string().optional().catch(undefined),
  packHash: z.string().optional().catch(undefined),
  basis: z.string().optional().catch(undefined),
})
type Payload = z.infer<typeof payloadSchema>

const verdicts = { approved: '通过', 'sent-back': '退回' } as const

/** Null where the kind of action says everything. Reasons are free text: for the auditor only. */
export function detailOf(
  action: { readonly kind: string; readonly payload: string },
  { withReasons }: { readonly withReasons: boolean },
): string | null {
  const describe = describers[action.kind]
  const payload = payloadSchema.safeParse(JSON.parse(action.payload))
  if (describe === undefined || !payload.success) return null
  const reason = payload.data.reason ?? payload.data.ground ?? null
  const parts = [
    ...describe(payload.data),
    ...(withReasons && reason !== null && reason !== '' ? [`理由：${reason}`] : []),
  ]
  return parts.length === 0 ? null : parts.join('，')
}

type Describe = (payload: Payload) => readonly string[]

const describers: Readonly<Record<string, Describe>> = {
  'intake.register': ({ payDay }) => onPayDay(payDay),
  'households.arrange': ({ members }) =>
    members === undefined ? [] : [`成员 ${members.length} 人`],
  'households.register': ({ payDay, members }) => [
    ...(members === undefined ? [] : [`${members.length} 人`]),
    ...onPayDay(payDay),
  ],
  'intake.resubmit': ({ payDay }) => onPayDay(payDay),
  'intake.review': ({ verdict }) => (verdict === undefined ? [] : [verdicts[verdict]]),
  'intake.withdraw': () => ['撤回'],
  'intake.assess': ({ amountFen }) => inYuan('核定金额', amountFen),
  'collections.pay': ({ paidOn, channel, amountFen }) => [
    ...[paidOn, channel].filter((part) => part !== undefined),
    ...inYuan('收款', amountFen),
  ],
  'collections.acceptTaxLine': ({ as }) =>
    as === undefined ? [] : [as === 'enrolment' ? '认可为参保' : '核对，留待退费'],
  'printing.print': ({ kind }) => (kind === undefined ? [] : [sheetTitles[kind]]),
  'platform.enter': ({ registrationIds }) =>
    registrationIds === undefined ? [] : [`${registrationIds.length} 份`],
  'platform.fail': () => ['失败'],
  'platform.file': ({ cause, dueOn }) => [
    ...(cause === undefined ? [] : [obstacleCauseLabels[cause]]),
    ...(dueOn === undefined ? [] : [`期限 ${dueOn}`]),
  ],
  'platform.conclude': ({ outcome }) =>
    outcome === undefined ? [] : [obstacleOutcomeLabels[outcome]],
  'changes.review': ({ verdict }) => (verdict === undefined ? [] : [verdicts[verdict]]),
  'changes.withdraw': () => ['撤回'],
  'platform.correct': () => ['更正为未录入'],
  'rosters.confirm': ({ number }) => (number === undefined ? [] : [`输入 ${number} 放行`]),
  'rosters.decideMatch': ({ same }) =>
    same === undefined ? [] : [same ? '认定是同一人' : '认定不是同一人'],
  'rosters.undo': () => ['撤销'],
  'office.confirmClock': ({ today }) => (today === undefined ? [] : [`今天是 ${today}`]),
  'office.bringPack': ({ policy, packHash, basis }) =>
    policy === undefined || packHash === undefined || basis === undefined
      ? []
      : [`政策包 ${policy}`, `版本 ${packHash.slice(0, 12)}`, `依据：${basis}`],
  'office.dropPack': ({ policy }) => (policy === undefined ? [] : [`政策包 ${policy}`]),
  'quotas.note': ({ name, note }) =>
    name === undefined || note === undefined ? [] : [`${name}：${note === '' ? '清除备注' : note}`],
}

function onPayDay(payDay: string | undefined): readonly string[] {
  return payDay === undefined ? [] : [`按 ${payDay} 缴费`]
}

function inYuan(what: string, fen: number | undefined): readonly string[] {
  return fen === undefined ? [] : [`${what} ${speakYuan(fen)} 元`]
}
