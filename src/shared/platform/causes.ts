/** Why a registration cannot be entered into the state platform, who has to act, and what to say. */
import { z } from 'zod'

/** The order is that of the choice on the screen and of the list by village. */
export const obstacleCauseSchema = z.enum([
  'not-registered',
  'identity-differs',
  'employee-active',
  'insured-elsewhere',
  'paid-by-other',
  'locked',
  'data-late',
  'other',
])
export type ObstacleCause = z.infer<typeof obstacleCauseSchema>

export const obstacleCauseLabels: Readonly<Record<ObstacleCause, string>> = {
  'not-registered': '未先登记',
  'identity-differs': '姓名或号码不符',
  'employee-active': '职工医保未停',
  'insured-elsewhere': '外地参保未停',
  'paid-by-other': '他人已缴',
  locked: '业务锁定',
  'data-late': '数据晚到',
  other: '其他原因',
}

/** Who has to act next. */
export const obstacleActorSchema = z.enum(['office', 'tax', 'police', 'person'])
export type ObstacleActor = z.infer<typeof obstacleActorSchema>

export const obstacleActorLabels: Readonly<Record<ObstacleActor, string>> = {
  office: '本单位',
  tax: '税务',
  police: '公安',
  person: '本人',
}

export type CauseAbout = {
  /** What it means, for whoever reads the paper: one sentence. */
  readonly meaning: string
  /** Who usually has to act. */
  readonly actor: ObstacleActor
  /** What the form proposes to do; the clerk writes what is right in this case. */
  readonly remedy: string
  /** Days that the form proposes: a habit of the counter, no rule of a notice. */
  readonly proposedDays: number
}

export const causesAbout: Readonly<Record<ObstacleCause, CauseAbout>> = {
  'not-registered': {
    meaning: '医保信息平台上还没有这个人的参保登记，所以缴费录不进去。',
    actor: 'office',
    remedy: '由本单位先在平台补做参保登记，再录入。',
    proposedDays: 3,
  },
  'identity-differs': {
    meaning: '本单位登记的姓名或证件号码，与平台或公安部门的记录不一致。',
    actor: 'person',
    remedy: '请带身份证、户口簿原件到本单位核对；证件有误的，先到公安部门更正。',
    proposedDays: 7,
  },
  'employee-active': {
    meaning: '平台上的职工医保还在参保，没有停保，不能再参加居民医保。',
    actor: 'person',
    remedy: '请联系原单位或参保地医保经办机构办理职工医保停保，办好后告知本单位。',
    proposedDays: 7,
  },
  'insured-elsewhere': {
    meaning: '平台上在其他地方的参保还没有停。',
    actor: 'person',
    remedy: '请选定在哪里参保；在本地参保的，先到原参保地办理停保，办好后告知本单位。',
    proposedDays: 7,
  },
  'paid-by-other': {
    meaning: '平台显示本年度的费用已经由别人缴过。',
    actor: 'person',
    remedy: '请与家人核对是谁、在哪里缴的，带缴费凭证到本单位核实，不要再缴一次。',
    proposedDays: 7,
  },
  locked: {
    meaning: '平台正在处理此人的另一笔业务，暂时锁定。',
    actor: 'office',
    remedy: '约半小时后由本单位重试；仍锁定的，报县医保中心解锁。',
    proposedDays: 1,
  },
  'data-late': {
    meaning: '登记数据还没有从平台传到税务系统。',
    actor: 'tax',
    remedy: '等一至两个工作日，由本单位再查；仍没有的，请税务分局核实。',
    proposedDays: 3,
  },
  other: {
    meaning: '见下面的说明。',
    actor: 'office',
    remedy: '',
    proposedDays: 7,
  },
}
