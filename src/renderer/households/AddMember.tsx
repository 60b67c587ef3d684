/** 加入成员: somebody of the ledger, or somebody new; beside the list of those who are in. */
import { App, Button, Checkbox, Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Household } from '../../shared/households/model.ts'
import { relationLabels } from '../../shared/households/relations.ts'
import type { Person } from '../../shared/people/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { PersonFields } from '../intake/PersonFields.tsx'
import { errorsOf } from '../intake/intake-draft.ts'
import type { IntakeErrors } from '../intake/intake-draft.ts'
import {
  fieldErrorsFrom,
  findTrouble,
  numberErrorOf,
  personFactsOf,
} from '../intake/register-input.ts'
import { useIntakeForm } from '../intake/use-intake-form.ts'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { isCtrlEnter, isPlain, useKey } from '../kit/keys.ts'
import { PersonFacts } from '../people/PersonFacts.tsx'
import { PersonSearch } from '../people/PersonSearch.tsx'
import { useDocumentCheck } from '../people/use-id-number.ts'
import { queryClient } from '../shell/queries.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { asTheyAre, useArrange } from './use-arrange.ts'
import { words } from './words.ts'

type Props = {
  readonly household: Household
  readonly packs: readonly PackSummary[]
  readonly onClose: () => void
}

type Who =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'known'; readonly person: Person }
  | { readonly kind: 'new' }

export function AddMember({ household, packs, onClose }: Props) {
  const { message } = App.useApp()
  const search = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [who, setWho] = useState<Who>({ kind: 'nobody' })
  const [joining, setJoining] = useState<Joining>({ relation: null, reason: '', moves: false })
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const form = useIntakeForm(packs)
  const check = useDocumentCheck(form.draft)
  const write = useArrange(() => {
    const name = who.kind === 'known' ? who.person.name : form.draft.name.trim()
    void message.success(words.added(name))
    onClose()
  })
  const other = who.kind === 'known' ? elsewhereOf(who.person, household) : null
  const isMember = who.kind === 'known' && isIn(who.person, household)
  useEffect(() => search.current?.focus(), [])

  async function pick(personId: number): Promise<void> {
    const options = calls.people.get.queryOptions({ input: { personId }, staleTime: 0 })
    setWho({ kind: 'known', person: await queryClient.fetchQuery(options) })
    write.forget()
  }

  function change(part: Partial<Joining>): void {
    setJoining((before) => ({ ...before, ...part }))
    setErrors({})
    write.forget()
  }

  function save(): void {
    if (who.kind === 'nobody' || isMember) return
    const found = { ...joiningErrorsOf(joining, other !== null), ...personErrors() }
    setErrors(found)
    if (who.kind === 'new') form.noteErrors(found)
    focusFirstBad([...newPersonOrder, 'moves', 'joinRelation', 'joinReason'], found)
    if (Object.keys(found).length > 0 || joining.relation === null) return
    const { relation, reason } = joining
    const { householdId, version } = household
    const comes =
      who.kind === 'known'
        ? {
            kind: 'known' as const,
            personId: who.person.personId,
            from: other?.householdId ?? null,
          }
        : { kind: 'new' as const, person: personFactsOf(form.draft) }
    void write.submit({
      householdId,
      version,
      members: [...asTheyAre(household), { who: comes, relation }],
      reason: reason.trim(),
    })
  }

  function personErrors(): IntakeErrors {
    if (who.kind !== 'new') return {}
    const { draft } = form
    const asked = new Set<string>(newPersonOrder)
    const found = {
      ...errorsOf(draft, { kind: 'new' }, undefined),
      ...numberErrorOf({ kind: 'new' }, draft, check),
    }
    // What decides the price is asked once they are in.
    return Object.fromEntries(Object.entries(found).filter(([field]) => asked.has(field)))
  }

  useKey(isCtrlEnter, save)
  useKey((event) => isPlain(event, 'Escape'), onClose)
  const trouble = findTrouble(write.error)
  const fields = { ...form, errors: { ...form.errors, ...fieldErrorsFrom(write.error) } }

  return (
    <section className="panel family-add" aria-label={words.addTitle}>
      <h2 className="panel-title">{words.addTitle}</h2>
      {who.kind === 'nobody' ? (
        <PersonSearch
          inputRef={search}
          text={text}
          onText={setText}
          onPick={(personId) => void pick(personId)}
          onOpen={() => undefined}
          papers={null}
          onPaper={() => undefined}
          onNew={(start) => {
            form.begin({ kind: 'new' }, start)
            setWho({ kind: 'new' })
          }}
        />
      ) : (
        <EnterMovesOn className="intake-fields">
          {who.kind === 'known' && (
            <>
              <h3 className="family-who">{who.person.name}</h3>
              <PersonFacts person={who.person} />
            </>
          )}
          {who.kind === 'new' && (
            <PersonFields form={fields} check={check} onUseKnown={(id) => void pick(id)} />
          )}
          {isMember && <Notice kind="warning">{words.isMember(who.person.name)}</Notice>}
          {other !== null && who.kind === 'known' && (
            <Notice kind="warning">
              {words.inOther(who.person.name, other.householdNumber)}
              <Checkbox
                id="moves"
                checked={joining.moves}
                onChange={(event) => change({ moves: event.target.checked })}
              >
                {words.moveFrom(other.householdNumber)}
              </Checkbox>
              {errors['moves'] !== undefined && (
                <span className="family-bad">{errors['moves']}</span>
              )}
            </Notice>
          )}
          <JoinFields {...{ joining, errors, change }} />
          {trouble !== null && <Notice kind="error">{sentenceOf(trouble)}</Notice>}
        </EnterMovesOn>
      )}
      <div className="family-add-buttons">
        {who.kind !== 'nobody' && (
          <Button type="primary" loading={write.pending} disabled={isMember} onClick={save}>
            {words.addSave} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
        )}
        {who.kind !== 'nobody' && (
          <Button onClick={() => setWho({ kind: 'nobody' })}>{words.another}</Button>
        )}
        <Button onClick={onClose}>
          {words.cancel} <kbd aria-hidden="true">Esc</kbd>
        </Button>
      </div>
    </section>
  )
}

const newPersonOrder = ['idNumber', 'birthDate', 'sex', 'name', 'village', 'phone'] as const

type Joining = {
  readonly relation: string | null
  readonly reason: string
  /** Said by the clerk of somebody who is in another household. */
  readonly moves: boolean
}

function joiningErrorsOf(
  { relation, reason, moves }: Joining,
  elsewhere: boolean,
): Readonly<Record<string, string>> {
  return {
    ...(elsewhere && !moves ? { moves: words.moveMissing } : {}),
    ...(relation === null ? { joinRelation: words.addRelationMissing } : {}),
    ...(reason.trim() === '' ? { joinReason: words.reasonMissing } : {}),
  }
}

type JoinProps = {
  readonly joining: Joining
  readonly errors: Readonly<Record<string, string>>
  readonly change: (part: Partial<Joining>) => void
}

function JoinFields({ joining, errors, change }: JoinProps) {
  return (
    <>
      <Field id="joinRelation" label={words.relation} error={errors['joinRelation']} required>
        <PickField
          id="joinRelation"
          options={relationLabels.map((value) => ({ value, label: value }))}
          value={joining.relation}
          onChange={(relation) => change({ relation })}
          error={errors['joinRelation']}
          placeholder={words.pickRelation}
        />
      </Field>
      <Field
        id="joinReason"
        label={words.reason}
        error={errors['joinReason']}
        hint={words.reasonHint}
        required
      >
        <Input
          {...controlOf('joinReason', errors['joinReason'])}
          value={joining.reason}
          onChange={(event) => change({ reason: event.target.value })}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
    </>
  )
}

function elsewhereOf({ household }: Person, { householdId }: Household): Person['household'] {
  return household === null || household.householdId === householdId ? null : household
}

function isIn({ household }: Person, { householdId }: Household): boolean {
  return household?.householdId === householdId
}
