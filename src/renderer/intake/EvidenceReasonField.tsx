/** Why somebody is registered although a list speaks against it: asked only where one does. */
import { Input } from 'antd'
import { useEffect } from 'react'
import { standingIn } from '../evidence/sort-evidence.ts'
import type { EvidenceFound } from '../evidence/use-evidence.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import type { DecidingForm } from './use-counter.ts'
import { words } from './words.ts'

type Props = { readonly form: DecidingForm; readonly found: EvidenceFound }

const id = 'evidenceReason'

export function EvidenceReasonField({ form, found }: Props) {
  const { draft, errors, change } = form
  const error = errors.evidenceReason
  const asked = standingIn(found.evidence).length > 0 || error !== undefined
  const refused = asked && error !== undefined
  // A list may have come in after the form was opened: the field that the refusal speaks of is new.
  useEffect(() => {
    if (refused) document.getElementById(id)?.focus()
  }, [refused])
  if (!asked) return null
  return (
    <Field
      id={id}
      label={words.evidenceReason}
      error={error}
      hint={words.evidenceReasonHint}
      required
    >
      <Input
        {...controlOf(id, error)}
        value={draft.evidenceReason}
        onChange={(event) => change({ evidenceReason: event.target.value })}
        autoComplete="off"
        maxLength={200}
      />
    </Field>
  )
}
