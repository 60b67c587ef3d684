/** Telephone, addresses and work away, changed while somebody stands at the counter. */
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { typedReachSchema } from '../../shared/people/model.ts'
import type { Person, Reach } from '../../shared/people/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words } from './person-words.ts'

type Texts = { readonly [Name in Exclude<keyof Reach, 'worksAway'>]: string }
type Draft = Texts & { readonly worksAway: boolean | null }

const fields: readonly (readonly [keyof Texts, string, number])[] = [
  ['phone', words.phone, 20],
  ['villageGroup', words.group, 20],
  ['registeredAddress', words.registeredAddress, 80],
  ['residenceAddress', words.residenceAddress, 80],
]

type Props = { readonly person: Person; readonly onClose: () => void }

export function ReachDialog({ person, onClose }: Props) {
  const { message } = App.useApp()
  // Of what the form was filled in from, also where the page has learnt of a newer one since.
  const [{ version, personId }] = useState(person)
  const [draft, setDraft] = useState<Draft>(() => draftOf(person))
  const [errors, setErrors] = useState<Readonly<Record<string, string | undefined>>>({})
  const write = useWrite({
    call: rpc.people.noteReach,
    onDone: async () => {
      void message.success(words.saved)
      onClose()
      await queryClient.invalidateQueries({ queryKey: calls.people.key() })
    },
  })

  function change(part: Partial<Draft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
    write.forget()
  }

  function save(): void {
    const read = typedReachSchema.safeParse(reachOf(draft))
    if (read.success) {
      void write.submit({ personId, version, reach: read.data })
      return
    }
    const found = Object.fromEntries(
      read.error.issues.map((issue) => [String(issue.path[0]), issue.message]),
    )
    setErrors(found)
    focusFirstBad([...fields.map(([name]) => name), 'worksAway', 'worksAwayAt'], found)
  }

  function seeNew(): void {
    void queryClient.invalidateQueries({ queryKey: calls.people.key() })
    onClose()
  }

  const text = (name: keyof Texts, label: string, most: number) => (
    <Field key={name} id={name} label={label} error={errors[name]}>
      <Input
        {...controlOf(name, errors[name])}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
        autoComplete="off"
        maxLength={most}
      />
    </Field>
  )

  return (
    <Dialog
      title={words.reachTitle(person.name)}
      onSave={save}
      onClose={onClose}
      pending={write.pending}
      width={620}
    >
      {fields.map(([name, label, most]) => text(name, label, most))}
      <Field id="worksAway" label={words.worksAway}>
        <PickField
          id="worksAway"
          typing={false}
          allowClear
          placeholder={words.awayUnknown}
          options={[
            { value: 'yes', label: words.away },
            { value: 'no', label: words.notAway },
          ]}
          value={draft.worksAway === null ? null : draft.worksAway ? 'yes' : 'no'}
          onChange={(answer) =>
            change({
              worksAway: answer === null ? null : answer === 'yes',
              ...(answer === 'yes' ? {} : { worksAwayAt: '' }),
            })
          }
        />
      </Field>
      {draft.worksAway === true && text('worksAwayAt', words.awayAt, 80)}
      {write.error !== null && <Notice kind="error">{sentenceOf(write.error)}</Notice>}
      {codeOf(write.error) === 'PERSON_CHANGED' && <Button onClick={seeNew}>{words.seeNew}</Button>}
    </Dialog>
  )
}

function draftOf(person: Person): Draft {
  return {
    phone: person.phone ?? '',
    villageGroup: person.villageGroup ?? '',
    registeredAddress: person.registeredAddress ?? '',
    residenceAddress: person.residenceAddress ?? '',
    worksAway: person.worksAway,
    worksAwayAt: person.worksAwayAt ?? '',
  }
}

/** Nothing typed is nothing known. */
function reachOf(draft: Draft): Reach {
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  return {
    phone: orNull(draft.phone),
    villageGroup: orNull(draft.villageGroup),
    registeredAddress: orNull(draft.registeredAddress),
    residenceAddress: orNull(draft.residenceAddress),
    worksAway: draft.worksAway,
    worksAwayAt: orNull(draft.worksAwayAt),
  }
}
