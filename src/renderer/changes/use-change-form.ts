/** The form of 信息变更 while it is being filled in: what it changes, and what would follow. */
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldsOf } from '../../shared/changes/fields.ts'
import type { Proof, WantedFields } from '../../shared/changes/model.ts'
import type { Person } from '../../shared/people/model.ts'
import { focusFirstBad } from '../kit/Field.tsx'
import { useSettled } from '../kit/use-settled.ts'
import { useVillages } from '../office/use-villages.ts'
import { useDesk } from '../shell/desk.ts'
import { useDraft } from '../shell/kept-form.ts'
import { calls } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { changesIn, draftOrder, followNumber, readProof, readWanted } from './change-draft.ts'
import type { ChangeDraft, ChangeErrors } from './change-draft.ts'

export type FilledIn = {
  readonly wanted: WantedFields
  readonly reason: string
  readonly proof: Proof | null
}

type Options = {
  readonly person: Person
  /** What the draft is of: nothing is brought back into another form. */
  readonly of: string
  readonly start: () => ChangeDraft
}

export type ChangeFormState = ReturnType<typeof useChangeForm>

/** Typing goes on while nothing is asked. */
const settledMilliseconds = 250

export function useChangeForm({ person, of, start }: Options) {
  const { office, today } = useDesk()
  const villages = useVillages()
  const [errors, setErrors] = useState<ChangeErrors>({})
  const { draft, setDraft, dirty, restored } = useDraft<ChangeDraft>({ name: 'change', of, start })
  const villageName =
    villages.options.find(({ value }) => value === draft.villageId)?.label ??
    fieldsOf(person).villageName
  const changes = changesIn(person, draft, villageName)
  const isKey = changes.some(({ key }) => key)
  const { wanted } = readWanted(draft)
  // As text: the same form is the same question, however often it is drawn.
  const asked = useSettled(
    changes.length > 0 && wanted !== null ? JSON.stringify(wanted) : null,
    settledMilliseconds,
  )
  const preview = useQuery(
    calls.changes.preview.queryOptions({
      input:
        asked === null
          ? skipToken
          : // Written above.
            { personId: person.personId, wanted: JSON.parse(asked) as WantedFields },
      placeholderData: keepPreviousData,
      staleTime: 0,
      retry: false,
    }),
  )

  function showErrors(found: ChangeErrors): void {
    setErrors(found)
    focusFirstBad(draftOrder, found)
  }

  return {
    draft,
    errors,
    changes,
    isKey,
    dirty,
    restored,
    preview,
    change(part: Partial<ChangeDraft>): void {
      setDraft((before) => followNumber(before, part, { practice: office.practice, today }))
      setErrors({})
    },
    /** What is to be sent; null where something is wrong, and it is said where. */
    read(): FilledIn | null {
      const form = readWanted(draft)
      const { reason, proof, errors: why } = readProof(draft, isKey)
      const found = { ...why, ...form.errors }
      showErrors(found)
      if (Object.keys(found).length > 0 || form.wanted === null) return null
      return { wanted: form.wanted, reason, proof }
    },
    /** What the program said of the form, at the field that it is about. */
    showRefusal(error: unknown): void {
      showErrors(fieldOf(error))
    },
  }
}

/** The control that a refusal is about; none where it is about the whole. */
function fieldOf(error: unknown): ChangeErrors {
  const text = sentenceOf(error)
  switch (codeOf(error)) {
    case 'DOCUMENT_REFUSED':
    case 'NUMBER_HELD':
      return { idNumber: text }
    case 'BIRTH_DATE_DIFFERS':
      return { birthDate: text }
    case 'SEX_DIFFERS':
      return { sex: text }
    case 'VILLAGE_NOT_FOUND':
      return { villageId: text }
    case 'PROOF_DAY_FUTURE':
      return { proofDay: text }
    default:
      return {}
  }
}
