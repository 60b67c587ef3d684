/** 导盘顺序: which lists are due in which order, and what a later one would override. Pure. */
import type { Day } from '../../shared/kernel/day.ts'
import type { Authority } from '../../shared/evidence/model.ts'
import { getRosterKind, rosterKinds } from '../../shared/rosters/kinds.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import type { DueStep } from '../../shared/rosters/model.ts'

/** A row of a notice's table of identities, in the notice's order. */
export type CategoryRow = {
  readonly term: string
  readonly codes?: readonly string[] | undefined
  readonly department?: string | undefined
  readonly clause?: string | undefined
}

export type DueParts = {
  /** Whether the order of the notice's rows is that of the imports, the later overriding. */
  readonly inOrder: boolean
  readonly categories: readonly CategoryRow[]
  /** Batches that count, newest first. */
  readonly batches: readonly {
    readonly batchId: number
    readonly kind: RosterKindName
    readonly authority: Authority
    readonly sender: string
    readonly scope: string
    readonly appliedOn: Day
    readonly lines: number
  }[]
}

/** How notices write the departments. */
const departments: readonly (readonly [RegExp, Authority])[] = [
  [/乡村振兴|扶贫/u, 'rural-revitalisation'],
  [/民政/u, 'civil-affairs'],
  [/卫生|卫健|计生/u, 'health'],
  [/残联|残疾人/u, 'disabled-federation'],
  [/退役|优抚|双拥/u, 'veterans'],
  [/自然资源|规划|国土/u, 'resources'],
  [/教育|学校/u, 'education'],
  [/公安/u, 'police'],
]

export function authorityOf(department: string): Authority | null {
  return departments.find(([pattern]) => pattern.test(department))?.[1] ?? null
}

/** The kinds in their usual order, with one step a department where the notice names them. */
export function listDueSteps(parts: DueParts): DueStep[] {
  const steps: Omit<DueStep, 'position' | 'batch' | 'text'>[] = rosterKinds.flatMap((kind) =>
    kind.kind === 'identities' ? identitySteps(parts) : [usualStep(kind.kind)],
  )
  const dated = steps.map((step, index) => ({
    ...step,
    position: index + 1,
    batch: findBatch(parts, step),
  }))
  return dated.map((step) => ({ ...step, text: remarkOn(step, dated, parts) }))
}

function usualStep(kind: RosterKindName): Omit<DueStep, 'position' | 'batch' | 'text'> {
  const { label } = getRosterKind(kind)
  return { kind, label, authority: null, department: null, terms: [], clause: null }
}

/** Rows of one department that stand together are one list. */
function identitySteps({ categories }: DueParts) {
  const steps: Omit<DueStep, 'position' | 'batch' | 'text'>[] = []
  for (const { term, codes = [], department, clause } of categories) {
    const last = steps.at(-1)
    const entry = { term, codes: [...codes] }
    if (last !== undefined && last.department === (department ?? null)) {
      last.terms.push(entry)
      continue
    }
    steps.push({
      kind: 'identities',
      label: department === undefined ? '特殊身份名单' : `${department}：特殊身份名单`,
      authority: department === undefined ? null : authorityOf(department),
      department: department ?? null,
      terms: [entry],
      clause: clause ?? null,
    })
  }
  return steps.length === 0 ? [usualStep('identities')] : steps
}

/** A department has several steps where the notice comes back to it: the scope tells them apart. */
function findBatch(
  { batches }: DueParts,
  step: Pick<DueStep, 'kind' | 'authority' | 'terms'>,
): DueStep['batch'] {
  const found = batches.find(
    ({ kind, authority, scope }) =>
      kind === step.kind &&
      (step.authority === null || authority === step.authority) &&
      (scope === '' ||
        step.terms.length === 0 ||
        step.terms.some(({ term }) => scope.includes(term))),
  )
  if (found === undefined) return null
  const { batchId, appliedOn, sender, lines } = found
  return { batchId, appliedOn, sender, lines }
}

function remarkOn(
  step: Omit<DueStep, 'text'>,
  all: readonly Omit<DueStep, 'text'>[],
  { inOrder }: DueParts,
): string | null {
  if (step.kind !== 'identities' || !inOrder) return null
  const identity = all.filter(({ kind }) => kind === 'identities')
  const later = identity.filter(({ position }) => position > step.position)
  const earlier = identity.filter(({ position }) => position < step.position)
  if (step.batch !== null) {
    const early = earlier.filter(({ batch }) => batch === null)
    if (early.length > 0) {
      return `已先于${early.map(nameOf).join('、')}导入；后导入的名单不改变资助，资助按通知的顺序取最后一项。`
    }
  }
  const last = later.at(-1)
  if (last === undefined) return '这是最后一份，同一人有几种身份的，以这一份为准。'
  return `同一人也在${later.map(nameOf).join('、')}名单上的，以后一份为准。`
}

function nameOf({ department, terms }: Pick<DueStep, 'department' | 'terms'>): string {
  return `${department ?? ''}（${terms.map(({ term }) => term).join('、')}）`
}
