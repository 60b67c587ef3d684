/** From somebody at the counter to their household: F10. Somebody without one gets it first. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Person } from '../../shared/people/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { dataOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words } from './words.ts'

type Props = { readonly person: Person }

export function FamilyEntry({ person }: Props) {
  const navigate = useNavigate()
  const [opening, setOpening] = useState(false)
  const toHousehold = (householdId: number) =>
    void navigate({
      to: '/households/$householdId',
      params: { householdId: String(householdId) },
    })
  function enter(): void {
    if (person.household === null) setOpening(true)
    else toHousehold(person.household.householdId)
  }
  useKey((event) => isPlain(event, 'F10'), enter)
  return (
    <>
      <Button className="panel-title-side" onClick={enter}>
        {words.entry} <kbd aria-hidden="true">F10</kbd>
      </Button>
      {opening && (
        <OpenDialog person={person} onOpened={toHousehold} onClose={() => setOpening(false)} />
      )}
    </>
  )
}

type OpenProps = Props & {
  readonly onOpened: (householdId: number) => void
  readonly onClose: () => void
}

function OpenDialog({ person, onOpened, onClose }: OpenProps) {
  const [number, setNumber] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const open = useWrite({
    call: rpc.households.open,
    onDone: async ({ householdId }) => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: calls.people.key() })
      onOpened(householdId)
    },
  })
  const { householdId } = dataOf(open.error)

  function save(): void {
    const householdNumber = number.trim()
    const missing = householdNumber === '' ? words.householdNumberMissing : undefined
    setError(missing)
    focusFirstBad(['householdNumber'], { householdNumber: missing })
    if (missing === undefined) void open.submit({ personId: person.personId, householdNumber })
  }

  return (
    <Dialog
      title={words.openTitle(person.name)}
      onSave={save}
      onClose={onClose}
      pending={open.pending}
      width={560}
      saveLabel={words.openSave}
    >
      <p>{words.openHelp}</p>
      <Field
        id="householdNumber"
        label={words.householdNumber}
        error={error}
        hint={words.householdNumberHint}
        required
      >
        <Input
          {...controlOf('householdNumber', error)}
          value={number}
          onChange={(event) => {
            setNumber(event.target.value)
            setError(undefined)
            open.forget()
          }}
          autoComplete="off"
          maxLength={30}
        />
      </Field>
      {open.error !== null && (
        <Notice kind="error">
          {sentenceOf(open.error)}{' '}
          {typeof householdId === 'number' && (
            <Button size="small" onClick={() => onOpened(householdId)}>
              {words.toThere}
            </Button>
          )}
        </Notice>
      )}
    </Dialog>
  )
}
