/** The first step of an import: what list it is, who sent it, and the file. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { authorityLabels } from '../../shared/evidence/model.ts'
import { rosterKinds, getRosterKind } from '../../shared/rosters/kinds.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { DayField } from '../kit/DayField.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PickField } from '../kit/PickField.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { FilePicker } from './FilePicker.tsx'
import { KindAbout } from './KindAbout.tsx'
import { chooseKind, headFieldOrder, readHead, startHead } from './head-draft.ts'
import type { HeadDraft, HeadErrors } from './head-draft.ts'
import { megabytes, sendFile } from './send-file.ts'
import { useStep } from './use-step.ts'
import { words } from './words.ts'
import './rosters.css'

export function NewImportPage() {
  const { today } = useDesk()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<HeadDraft>(() => startHead(Number(today.slice(0, 4)) + 1))
  const [shown, setShown] = useState<HeadErrors>({})
  const [sentBytes, setSentBytes] = useState<number | null>(null)
  // One id for one file of one head: a second press goes on with the same import.
  const begun = useRef<{ readonly key: string; readonly importId: string } | null>(null)
  const step = useStep()
  const { head, file, errors } = readHead(draft)
  useFirstFocus(['kind'])

  function change(part: Partial<HeadDraft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setShown((before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))),
    )
  }

  function submit(): void {
    if (head === null || file === null) {
      setShown(errors)
      focusFirstBad(headFieldOrder, errors)
      return
    }
    const key = JSON.stringify([head, file.size, file.lastModified])
    if (begun.current?.key !== key) begun.current = { key, importId: crypto.randomUUID() }
    const { importId } = begun.current
    void step.run(async () => {
      const state = await rpc.rosters.begin({ importId, head, byteCount: file.size })
      await sendFile({ importId, file, from: state.receivedBytes, onProgress: setSentBytes })
      await navigate({ to: '/rosters/$importId', params: { importId } })
    })
  }
  useKey(isCtrlEnter, submit)

  return (
    <Page
      title={words.newTitle}
      aside={<Button onClick={() => void navigate({ to: '/rosters' })}>{words.backToList}</Button>}
    >
      <EnterMovesOn className="roster-entry">
        <section className="panel" aria-label={words.form}>
          <h2 className="panel-title">{words.form}</h2>
          <div className="intake-fields">
            <HeadFields draft={draft} errors={shown} change={change} setDraft={setDraft} />
          </div>
          {step.error !== null && <Notice kind="error">{sentenceOf(step.error)}</Notice>}
          <div className="dialog-buttons">
            <Button type="primary" data-enter-stop loading={step.pending} onClick={submit}>
              {words.upload} <kbd aria-hidden="true">Ctrl Enter</kbd>
            </Button>
            {step.pending && file !== null && sentBytes !== null && (
              <span role="status">
                {words.uploading(megabytes(sentBytes), megabytes(file.size))}
              </span>
            )}
          </div>
        </section>
        <KindAbout kindName={draft.kind} />
      </EnterMovesOn>
    </Page>
  )
}

type FieldsProps = {
  readonly draft: HeadDraft
  readonly errors: HeadErrors
  readonly change: (part: Partial<HeadDraft>) => void
  readonly setDraft: (next: (before: HeadDraft) => HeadDraft) => void
}

function HeadFields({ draft, errors, change, setDraft }: FieldsProps) {
  const { today } = useDesk()
  const kind = draft.kind === null ? null : getRosterKind(draft.kind)
  return (
    <>
      <Field id="kind" label={words.kind} error={errors.kind} required>
        <PickField
          id="kind"
          options={rosterKinds.map(({ kind: value, label }) => ({ value, label }))}
          value={draft.kind}
          onChange={(next) => {
            setDraft((before) => chooseKind(before, next))
            change({ kind: next })
          }}
          error={errors.kind}
        />
      </Field>
      {kind !== null && (
        <>
          <Field id="authority" label={words.authority} error={errors.authority} required>
            <PickField
              id="authority"
              options={kind.authorities.map((value) => ({ value, label: authorityLabels[value] }))}
              value={draft.authority}
              onChange={(authority) => change({ authority })}
              error={errors.authority}
            />
          </Field>
          <Field
            id="sender"
            label={words.sender}
            error={errors.sender}
            hint={words.senderHint}
            required
          >
            <Input
              {...controlOf('sender', errors.sender)}
              value={draft.sender}
              onChange={(event) => change({ sender: event.target.value })}
              autoComplete="off"
              maxLength={60}
            />
          </Field>
          {kind.list === 'either' && (
            <Field id="fullList" label={words.listKind}>
              <Radio.Group
                id="fullList"
                className="radio-row"
                value={draft.fullList ? 'full' : 'adding'}
                onChange={(event) => change({ fullList: event.target.value === 'full' })}
                options={[
                  { value: 'full', label: words.listKinds.full },
                  { value: 'adding', label: words.listKinds.adding },
                ]}
              />
            </Field>
          )}
          {draft.fullList && (
            <Field id="scope" label={words.scope} hint={words.scopeHint}>
              <Input
                {...controlOf('scope', undefined)}
                value={draft.scope}
                onChange={(event) => change({ scope: event.target.value })}
                autoComplete="off"
                maxLength={60}
              />
            </Field>
          )}
          {kind.needsCoverageYear && (
            <Field id="year" label={words.coverageYear} error={errors.year} required>
              <Input
                {...controlOf('year', errors.year)}
                value={draft.year}
                onChange={(event) => change({ year: event.target.value })}
                onFocus={(event) => event.target.select()}
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
              />
            </Field>
          )}
          {kind.needsListDay && (
            <DayField
              id="listDay"
              label={words.listDay}
              value={draft.listDay}
              onChange={(listDay) => change({ listDay })}
              error={errors.listDay}
              required
              today={today}
            />
          )}
          <FilePicker file={draft.file} error={errors.file} onFile={(file) => change({ file })} />
        </>
      )}
    </>
  )
}
