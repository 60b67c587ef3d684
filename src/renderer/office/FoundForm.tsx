/** 建立单位: office, packs, readings, villages and the first two people on one page. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { PackSummary } from '../../shared/rules/model.ts'
import { OperatorFields } from '../accounts/OperatorFields.tsx'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useTitle } from '../kit/Page.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { findKeptForm, useKeptForm } from '../shell/kept-form.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useAskToLeave, useUnsavedOutside } from '../shell/unsaved.ts'
import { useWrite } from '../shell/use-write.ts'
import { OfficePart, ReadingsPart, VillagesPart } from './FoundParts.tsx'
import {
  byFieldId,
  emptyFoundDraft,
  foundFieldOrder,
  noErrors,
  readFoundDraft,
  withoutPasswords,
} from './found-draft.ts'
import type { FoundDraft, FoundErrors } from './found-draft.ts'
import { words } from './words.ts'

type Props = { readonly packs: readonly PackSummary[]; readonly onBack: () => void }

export function FoundForm({ packs, onBack }: Props) {
  useTitle(words.found)
  const [kept] = useState(
    // Kept below, and nowhere else under that name.
    () => findKeptForm('found', null) as FoundDraft | null,
  )
  const [draft, setDraft] = useState<FoundDraft>(kept ?? emptyFoundDraft)
  const dirty = draft !== emptyFoundDraft
  const keepable = useMemo(() => withoutPasswords(draft), [draft])
  useKeptForm({ name: 'found', owner: null, form: keepable, dirty })
  useUnsavedOutside(dirty)
  const askToLeave = useAskToLeave()
  const [attempted, setAttempted] = useState(false)
  const [refused, setRefused] = useState<FoundErrors>(noErrors)
  const reading = readFoundDraft(draft)
  // After the first attempt a field says at once whether it has been mended.
  const errors = attempted && reading.kind === 'bad' ? reading.errors : refused
  const found = useWrite({
    call: rpc.office.found,
    onDone: () => queryClient.invalidateQueries({ queryKey: calls.office.key() }),
    onRefused: (error) => {
      const found = errorsFrom(error)
      setRefused(found)
      focusFirstBad(foundFieldOrder, byFieldId(found))
    },
  })

  function save(): void {
    setAttempted(true)
    if (reading.kind === 'read') {
      void found.submit({ office: reading.office })
    } else {
      found.forget()
      focusFirstBad(foundFieldOrder, byFieldId(reading.errors))
    }
  }

  async function leave(): Promise<void> {
    if (await askToLeave()) onBack()
  }

  useKey(isCtrlEnter, save)

  const chosenPacks = packs.filter((pack) => draft.policies.includes(pack.policy))
  const badCount = Object.values(byFieldId(errors)).filter(Boolean).length
  const change = (part: Partial<FoundDraft>) => {
    setDraft({ ...draft, ...part })
    setRefused(noErrors)
  }
  const [first, second] = draft.operators
  return (
    <main className="found">
      <header className="page-head">
        <h1>{words.found}</h1>
        <Button onClick={() => void leave()}>{words.back}</Button>
      </header>
      {kept !== null && <Notice kind="warning">{words.restored}</Notice>}
      <EnterMovesOn className="found-grid">
        <div className="found-column">
          <OfficePart draft={draft} errors={errors} packs={packs} onChange={change} />
          <ReadingsPart draft={draft} packs={chosenPacks} onChange={change} />
          <VillagesPart draft={draft} errors={errors} packs={chosenPacks} onChange={change} />
        </div>
        <div className="found-column">
          <section className="part found-people" aria-label={words.peoplePart}>
            <h2>{words.peoplePart}</h2>
            <p>{words.peopleText}</p>
            <div className="found-cards">
              <PersonCard title={words.person(0)}>
                <OperatorFields
                  idStart="person0-"
                  draft={first}
                  errors={errors.operators[0]}
                  onChange={(next) => change({ operators: [next, second] })}
                />
              </PersonCard>
              <PersonCard title={words.person(1)}>
                <OperatorFields
                  idStart="person1-"
                  draft={second}
                  errors={errors.operators[1]}
                  onChange={(next) => change({ operators: [first, next] })}
                />
              </PersonCard>
            </div>
          </section>
          <KeyNotice />
        </div>
        <div className="found-save">
          <Button
            type="primary"
            size="large"
            data-enter-stop
            loading={found.pending}
            onClick={save}
          >
            {words.save} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
          {badCount > 0 && <Notice kind="error">{words.checkAbove}</Notice>}
          {/* A refusal that belongs to a field stands there already. */}
          {found.error !== null && badCount === 0 && (
            <Notice kind="error">{sentenceOf(found.error)}</Notice>
          )}
        </div>
      </EnterMovesOn>
    </main>
  )
}

/** Said before founding: afterwards nobody looks for a file they never heard of. */
function KeyNotice() {
  const status = useQuery(calls.office.status.queryOptions())
  if (status.data === undefined) return null
  return <Notice kind="warning">{words.keyNotice(status.data.keyPlace)}</Notice>
}

function PersonCard(props: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className="person-card">
      <legend>{props.title}</legend>
      {props.children}
    </fieldset>
  )
}

/** Where a refusal belongs to one field, its sentence goes there too. */
function errorsFrom(error: unknown): FoundErrors {
  const sentence = sentenceOf(error)
  switch (codeOf(error)) {
    case 'VILLAGE_TWICE':
      return { ...noErrors, villages: sentence }
    case 'USER_NAME_TAKEN':
      return { operators: [{}, { userName: sentence }] }
    case 'DISPLAY_NAME_TAKEN':
      return { operators: [{}, { displayName: sentence }] }
    case 'TOO_FEW_ROLES':
      return { operators: [{}, { roles: sentence }] }
    case 'POLICY_NOT_FOUND':
      return { ...noErrors, policies: sentence }
    default:
      return noErrors
  }
}
