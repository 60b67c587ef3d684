/** The form itself: who it is about, what stands in it, what is wrong with it. */
import { useState } from 'react'
import type { PackSummary } from '../../shared/rules/model.ts'
import { focusFirstBad } from '../kit/Field.tsx'
import type { NewPersonStart } from '../people/search-lines.ts'
import { useDesk } from '../shell/desk.ts'
import { intakeFieldOrder, startDraft } from './intake-draft.ts'
import type { CircumstanceDraft, IntakeDraft, IntakeErrors, Registrant } from './intake-draft.ts'

export const nobody: Registrant = { kind: 'nobody' }

export function useIntakeForm(packs: readonly PackSummary[]) {
  const { today } = useDesk()
  const [registrant, setRegistrant] = useState<Registrant>(nobody)
  const [draft, setDraft] = useState<IntakeDraft>(() =>
    startDraft({ registrant: nobody, packs, today }),
  )
  const [start, setStart] = useState(draft)
  const [errors, setErrors] = useState<IntakeErrors>({})

  /** Begins anew with somebody; what the search already knows of a new person is taken along. */
  function begin(next: Registrant, typed: Partial<NewPersonStart>): void {
    const fresh = startDraft({ registrant: next, packs, today, ...typed })
    setRegistrant(next)
    setDraft(fresh)
    setStart(next.kind === 'new' ? startDraft({ registrant: next, packs, today }) : fresh)
    setErrors({})
  }

  /** While the cursor is on its way elsewhere: it is not fetched back. */
  function noteErrors(found: IntakeErrors): void {
    setErrors((before) => ({ ...before, ...found }))
  }

  function showErrors(found: IntakeErrors): void {
    setErrors(found)
    focusFirstBad(intakeFieldOrder, found)
  }

  function change(part: Partial<IntakeDraft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setErrors((before) => withoutChanged(before, part))
  }

  /** What is proposed is where the form begins; what the clerk has chosen stands. */
  function propose(circumstance: CircumstanceDraft): void {
    if (JSON.stringify(draft.circumstance) !== JSON.stringify(start.circumstance)) return
    setDraft((before) => ({ ...before, circumstance }))
    setStart((before) => ({ ...before, circumstance }))
  }

  const dirty = registrant.kind !== 'nobody' && JSON.stringify(draft) !== JSON.stringify(start)
  return {
    registrant,
    draft,
    errors,
    dirty,
    begin,
    noteErrors,
    showErrors,
    change,
    propose,
  } as const
}

const fieldsOfPart: Readonly<Record<keyof IntakeDraft, readonly (keyof IntakeErrors)[]>> = {
  documentType: ['idNumber', 'birthDate', 'sex'],
  idNumber: ['idNumber'],
  typedNumber: [],
  birthDate: ['birthDate'],
  sex: ['sex'],
  name: ['name'],
  villageId: ['village'],
  phone: ['phone'],
  identities: ['identities'],
  policy: ['policy', 'tier', 'identities'],
  coverageYear: ['policy'],
  tier: ['tier'],
  payDay: ['payDay'],
  circumstance: ['circumstance', 'circumstanceDay'],
  pastCover: ['missedYears', 'repairedYears', 'waitingSince'],
  knownCover: [],
  evidenceReason: ['evidenceReason'],
}

/** A field that is being mended no longer shows what was wrong with it. */
function withoutChanged(errors: IntakeErrors, part: Partial<IntakeDraft>): IntakeErrors {
  const changed = new Set<string>(
    Object.keys(part).flatMap((name) => fieldsOfPart[name as keyof IntakeDraft]),
  )
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !changed.has(name)))
}
