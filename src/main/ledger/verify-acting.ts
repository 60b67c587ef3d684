/** Who acted: an account that is there, in a role it held, that may make the call, in its name. */
import { contract } from '../../shared/contract.ts'
import type { CallMeta } from '../../shared/kernel/contract-kit.ts'
import { roleLabels, roleSchema } from '../../shared/accounts/model.ts'
import type { Rule } from './verify-rule.ts'

const settling = ['collections.pay', 'intake.assess', 'intake.review', 'intake.settle']
const listed = ['rosters.writeLines', 'collections.acceptTaxLine']
const restoring = ['rosters.restoreLines', 'rosters.undo']
const founding = ['office.found', 'office.practise']

/** Which actions write a table at all, and the column that names who did. */
const writers: Readonly<
  Record<string, { readonly kinds: readonly string[]; readonly by?: string }>
> = {
  registration: { kinds: ['intake.register', 'intake.resubmit'], by: 'taken_by' },
  review: { kinds: ['intake.review', 'intake.withdraw'], by: 'decided_by' },
  assessment: { kinds: ['intake.assess'], by: 'assessed_by' },
  settlement: { kinds: [...settling, ...listed] },
  payment: { kinds: ['collections.pay'], by: 'booked_by' },
  journal_line: { kinds: [...settling, ...listed, ...restoring] },
  // Last year's list brings enrolments in.
  enrolment: { kinds: [...settling, ...listed, 'practice.people'] },
  print: { kinds: ['printing.print'], by: 'printed_by' },
  amendment: { kinds: ['amendments.record'], by: 'entered_by' },
  roster_batch: {
    kinds: ['rosters.apply', 'rosters.finish', 'rosters.restoreLines', 'rosters.undo'],
  },
  evidence: { kinds: ['rosters.writeLines'] },
  match_decision: { kinds: ['rosters.decideMatch'], by: 'decided_by' },
  roster_confirmation: { kinds: ['rosters.confirm'], by: 'confirmed_by' },
  platform_entry: {
    kinds: ['platform.enter', 'platform.fail', 'platform.correct', 'platform.takeOver'],
    by: 'recorded_by',
  },
  obstacle: {
    kinds: ['platform.file', 'platform.conclude', 'platform.enter', 'platform.takeOver'],
  },
  notice_copy: { kinds: ['platform.printNotice'], by: 'printed_by' },
  evidence_rank: { kinds: ['evidence.setRanks'] },
  duplicate_verdict: {
    kinds: ['duplicates.notSame', 'intake.register', 'intake.resubmit', 'rosters.writeLines'],
  },
  person_merge: {
    kinds: ['duplicates.proposeMerge', 'duplicates.decideMerge', 'duplicates.undoMerge'],
  },
  tax_decision: { kinds: listed },
  tax_payment: { kinds: [...listed, ...restoring] },
  account: { kinds: ['accounts.add', 'accounts.changePassword', ...founding] },
  account_role: { kinds: ['accounts.add', ...founding] },
}

const words: Readonly<Record<string, string>> = {
  registration: '登记',
  review: '审核',
  assessment: '核定金额',
  settlement: '最终核定',
  payment: '收款',
  journal_line: '分录',
  enrolment: '参保',
  print: '打印',
  amendment: '本单位确定',
  roster_batch: '名册批次',
  evidence: '凭据',
  match_decision: '人员认定',
  roster_confirmation: '名册放行',
  platform_entry: '平台录入',
  obstacle: '无法录入',
  notice_copy: '告知书',
  evidence_rank: '部门先后',
  duplicate_verdict: '不是同一人',
  person_merge: '合并档案',
  tax_decision: '税务清册核定',
  tax_payment: '税务清册缴费',
  account: '账号',
  account_role: '岗位',
}

/** The office's word for a role, whatever a forger wrote there. */
const roleWord = (role: string | number) => {
  const known = roleSchema.safeParse(role)
  return known.success ? roleLabels[known.data] : '没有岗位'
}

/** Each write of the contract with the roles that may make it. */
function listAllowed(): readonly (readonly [kind: string, role: string])[] {
  return Object.entries(contract).flatMap(([capability, calls]) =>
    Object.entries(calls).flatMap(([call, procedure]) => {
      // Every call is declared with `query` or `command`, which set exactly this.
      const { access, writes } = procedure['~orpc'].meta as CallMeta
      if (!writes || access === 'anyone') return []
      const roles = access === 'signed-in' ? roleSchema.options : access
      return roles.map((role) => [`${capability}.${call}`, role] as const)
    }),
  )
}

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ')

const accountRules: readonly Rule[] = [
  {
    query: `select a.action_id as place, a.account_id as number from action a
      where a.account_id is not null and not exists (
        select 1 from account c
        where c.account_id = a.account_id and c.from_action < a.action_id)`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作由第 ${number} 号账号办理，当时没有这个账号。`,
  },
  {
    query: `select a.role as place, a.action_id as number from action a
      join account c on c.account_id = a.account_id and c.from_action < a.action_id
      where not exists (
        select 1 from account_role r
        where r.account_id = a.account_id and r.role = a.role and r.from_action < a.action_id
          and (r.to_action is null or r.to_action >= a.action_id))
      group by a.action_id`,
    sentence: ({ place, number }) =>
      `第 ${number} 号操作以“${roleWord(place)}”岗位办理，这个账号当时没有这个岗位。`,
  },
  {
    query: `with allowed(kind, role) as (values ${listAllowed()
      .map((pair) => `(${quoted(pair)})`)
      .join(', ')})
      select coalesce(a.role, '') as place, a.action_id as number from action a
      where a.kind in (select kind from allowed)
        and not exists (select 1 from allowed w where w.kind = a.kind and w.role = a.role)`,
    sentence: ({ place, number }) =>
      `第 ${number} 号操作由“${roleWord(place)}”办理，这个岗位不能办这项业务。`,
  },
  {
    query: `select a.action_id as place, 0 as number from action a
      where a.account_id is null
        and a.action_id > (select min(f.action_id) from action f where f.account_id is not null)`,
    sentence: ({ place }) => `第 ${place} 号操作没有经办人，只有建立单位的操作可以没有。`,
  },
  {
    query: `select a.action_id as place, 0 as number from action a
      where a.kind in (${quoted(founding)}) and a.action_id <> 1`,
    sentence: ({ place }) => `第 ${place} 号操作又建立了一次单位。`,
  },
]

const writerRules: readonly Rule[] = Object.entries(writers).flatMap(([table, { kinds, by }]) => {
  const word = words[table] ?? table
  const strangers: Rule = {
    needs: table,
    query: `select t.from_action as place, count(*) as number from ${table} t
      join action a on a.action_id = t.from_action
      where a.kind not in (${quoted(kinds)}) group by t.from_action`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作写下了 ${number} 条${word}记录，这项业务不写${word}。`,
  }
  if (by === undefined) return [strangers]
  const others: Rule = {
    needs: table,
    query: `select t.from_action as place, t.${by} as number from ${table} t
      join action a on a.action_id = t.from_action where a.account_id is not t.${by}`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作的${word}记在第 ${number} 号账号名下，办理的却不是这个账号。`,
  }
  return [strangers, others]
})

const sourceRules: readonly Rule[] = [
  {
    query: `select e.from_action as place, e.person_id as number from enrolment e
      join action a on a.action_id = e.from_action
      where (e.source = 'registration' and a.kind not in (${quoted([...settling, ...listed])}))
        or (e.source <> 'registration' and a.kind in (${quoted(settling)}))
        or (e.source = 'tax-list' and a.kind not in (${quoted(listed)}))`,
    sentence: ({ place, number }) =>
      `第 ${place} 号操作给第 ${number} 号人员记了参保，来源与这项业务不符。`,
  },
  {
    query: `select p.to_action as place, p.person_id as number from person p
      left join person n on n.person_id = p.person_id and n.from_action = p.to_action
      where p.to_action is not null and n.row_id is null
        -- An undone list takes back whom it alone brought in: see migration 70.
        and not (
          exists (select 1 from action u where u.action_id = p.to_action
            and u.kind in ('rosters.undo', 'rosters.restoreLines'))
          and exists (select 1 from action m where m.action_id = p.from_action
            and m.kind = 'rosters.writeLines')
          and not exists (select 1 from registration r where r.person_id = p.person_id)
          and not exists (select 1 from person e
            where e.person_id = p.person_id and e.row_id <> p.row_id))`,
    sentence: ({ place, number }) =>
      `第 ${number} 号人员不见了（第 ${place} 号操作），没有留下新的记录。`,
  },
]

export const actingRules: readonly Rule[] = [...accountRules, ...writerRules, ...sourceRules]
