/** 采用: taking a pack into use, and putting it away again while nothing was registered under it. */
import { Link } from '@tanstack/react-router'
import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { PackDescription } from '../../shared/rules/description.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { queryClient } from '../shell/queries.ts'
import { rpc } from '../shell/rpc.ts'
import { dataOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { countOpen } from './find-values.ts'
import { words } from './words.ts'

/** A pack as it is told, and what the office worked by when it was. */
export type ShownPack = PackDescription & { readonly standingDigest: string }

type Props = { readonly description: ShownPack }

export function AdoptPart({ description }: Props) {
  const { office, operator } = useDesk()
  const [open, setOpen] = useState(false)
  const adopted = office.policies.includes(description.policy)
  const mayWrite = hasRole(operator, ['administrator'])
  const mayRehearse = hasRole(operator, ['reviewer', 'administrator'])
  return (
    <>
      <p className="adopt-line">
        <span className={adopted ? 'state' : 'state state-bad'}>
          {adopted ? words.adopted : words.notAdopted}
        </span>
        {mayWrite && (
          <Button size="small" onClick={() => setOpen(true)}>
            {adopted ? words.abandon : words.adopt}
          </Button>
        )}
        {!adopted && mayRehearse && (
          <Link to="/rehearsal" search={{ policy: description.policy }}>
            {words.rehearse}
          </Link>
        )}
      </p>
      {open && !adopted && <Adopt description={description} onClose={() => setOpen(false)} />}
      {open && adopted && <Abandon description={description} onClose={() => setOpen(false)} />}
    </>
  )
}

type DialogProps = Props & { readonly onClose: () => void }

function Adopt({ description, onClose }: DialogProps) {
  const { policy, title, coverageYear, laterYears, draft, standingDigest } = description
  const { message } = App.useApp()
  const [document, setDocument] = useState('')
  const [draftConfirmed, confirmDraft] = useState(false)
  const [missing, setMissing] = useState<string | undefined>()
  const adopt = useWrite({
    call: rpc.office.adopt,
    onDone: async () => {
      onClose()
      void message.success(words.adoptedNow)
      await queryClient.invalidateQueries()
    },
    // Somebody else settled something meanwhile: the dialog tells what waits now.
    onRefused: () => void queryClient.invalidateQueries(),
  })
  const { gaps, readings } = countOpen(description.clauses)
  const years = laterYears ? words.yearAndLater(coverageYear) : words.year(coverageYear)
  const { problems: told } = dataOf(adopt.error)
  const problems = Array.isArray(told) ? told.map(String) : []

  function save(): void {
    const typed = document.trim()
    setMissing(typed === '' ? words.adoptDocumentMissing : undefined)
    if (typed === '') return
    const adoption = { policy, document: typed, draftConfirmed }
    void adopt.submit({ adoption, standingDigest })
  }

  return (
    <Dialog
      title={words.adoptTitle}
      onSave={save}
      onClose={onClose}
      pending={adopt.pending}
      width={560}
      saveLabel={words.adopt}
    >
      <p className="dialog-text">{words.adoptText(title, years)}</p>
      <p className="dialog-text">{words.adoptOpen(readings, gaps)}</p>
      <Field id="document" label={words.adoptDocument} error={missing} required stacked>
        <Input
          {...controlOf('document', missing)}
          value={document}
          onChange={(event) => {
            setDocument(event.target.value)
            setMissing(undefined)
            adopt.forget()
          }}
          placeholder={words.adoptDocumentHint}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      {draft && (
        <Checkbox
          checked={draftConfirmed}
          onChange={(event) => {
            confirmDraft(event.target.checked)
            adopt.forget()
          }}
        >
          {words.adoptDraft}
        </Checkbox>
      )}
      {adopt.error !== null && (
        <Notice kind="error">
          {sentenceOf(adopt.error)}
          {problems.length > 0 && (
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </Dialog>
  )
}

function Abandon({ description, onClose }: DialogProps) {
  const { policy, title } = description
  const { message } = App.useApp()
  const abandon = useWrite({
    call: rpc.office.abandon,
    onDone: async () => {
      onClose()
      void message.success(words.abandonedNow)
      await queryClient.invalidateQueries()
    },
  })
  return (
    <ReasonDialog
      title={words.abandonTitle}
      text={words.abandonText(title)}
      label={words.abandonReason}
      saveLabel={words.abandon}
      missingText={words.abandonReasonMissing}
      pending={abandon.pending}
      refusal={abandon.error === null ? null : sentenceOf(abandon.error)}
      onForget={abandon.forget}
      onSave={(reason) => void abandon.submit({ policy, reason })}
      onClose={onClose}
    />
  )
}
