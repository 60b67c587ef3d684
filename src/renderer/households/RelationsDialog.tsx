/** Who is what to the head, who is the head, and who leaves: all of it in one save. */
import { App, Input } from 'antd'
import { useState } from 'react'
import type { Household } from '../../shared/households/model.ts'
import { relationLabels } from '../../shared/households/relations.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { sentenceOf } from '../shell/trouble.ts'
import { asTheyAre, useArrange } from './use-arrange.ts'
import { words } from './words.ts'

type Props = { readonly household: Household; readonly onClose: () => void }

export function RelationsDialog({ household, onClose }: Props) {
  const { message } = App.useApp()
  // Of what the form was filled in from, also where the page has learnt of a newer one since.
  const [{ householdId, version, members }] = useState(household)
  const [relations, setRelations] = useState<readonly string[]>(() =>
    asTheyAre(household).map(({ relation }) => (relationLabels.includes(relation) ? relation : '')),
  )
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const write = useArrange(() => {
    void message.success(words.relationsSaved)
    onClose()
  })

  function change(work: () => void): void {
    work()
    setErrors({})
    write.forget()
  }

  function save(): void {
    const found: Record<string, string> = {}
    for (const [index, relation] of relations.entries()) {
      if (relation === '') found[`relation-${index}`] = words.addRelationMissing
    }
    if (reason.trim() === '') found['arrange-reason'] = words.reasonMissing
    setErrors(found)
    focusFirstBad([...relations.map((_, index) => `relation-${index}`), 'arrange-reason'], found)
    if (Object.keys(found).length > 0) return
    const staying = members.flatMap(({ person }, index) => {
      const relation = relations[index] ?? ''
      const who = { kind: 'known' as const, personId: person.personId, from: null }
      return relation === words.leave ? [] : [{ who, relation }]
    })
    void write.submit({ householdId, version, members: staying, reason: reason.trim() })
  }

  return (
    <Dialog
      title={words.relationsTitle}
      onSave={save}
      onClose={onClose}
      pending={write.pending}
      width={620}
    >
      <p>{words.relationsHelp}</p>
      {members.map(({ person }, index) => (
        <Field
          key={person.personId}
          id={`relation-${index}`}
          label={person.name}
          error={errors[`relation-${index}`]}
        >
          <PickField
            id={`relation-${index}`}
            options={[...relationLabels, words.leave].map((value) => ({ value, label: value }))}
            value={relations[index] === '' ? null : (relations[index] ?? null)}
            onChange={(relation) =>
              change(() =>
                setRelations((before) =>
                  before.map((one, place) => (place === index ? (relation ?? '') : one)),
                ),
              )
            }
            error={errors[`relation-${index}`]}
            placeholder={words.pickRelation}
          />
        </Field>
      ))}
      <Field
        id="arrange-reason"
        label={words.reason}
        error={errors['arrange-reason']}
        hint={words.relationsReasonHint}
        required
      >
        <Input
          {...controlOf('arrange-reason', errors['arrange-reason'])}
          value={reason}
          onChange={(event) => change(() => setReason(event.target.value))}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      {write.error !== null && <Notice kind="error">{sentenceOf(write.error)}</Notice>}
    </Dialog>
  )
}
