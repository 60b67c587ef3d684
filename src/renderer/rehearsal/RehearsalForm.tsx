/** What is to be rehearsed and over whom; what is wrong with it stands beside it. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Candidate, Over, RehearsalState } from '../../shared/rehearsal/model.ts'
import { sayOver } from '../../shared/rehearsal/words.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { useSettled } from '../kit/use-settled.ts'
import { useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { OverFields } from './OverFields.tsx'
import type { Carried } from './carried.ts'
import { ProblemList } from './ProblemList.tsx'
import {
  readRehearsal,
  rehearsalFieldOrder,
  startFromCarried,
  startRehearsal,
} from './rehearsal-draft.ts'
import type { ChosenFile, RehearsalDraft, RehearsalErrors } from './rehearsal-draft.ts'
import { words } from './words.ts'

type Props = {
  readonly packs: readonly PackSummary[]
  /** Installed and not adopted. */
  readonly others: readonly PackSummary[]
  /** Of those, the one that a link has named. */
  readonly wanted: PackSummary | null
  /** What somebody is entering, and rehearses first. */
  readonly carried: Carried | null
  readonly onStarted: (state: RehearsalState) => void
}

type StartInput = {
  readonly requestId: string
  readonly candidate: Candidate
  readonly over: Over
}

const settleMilliseconds = 400

export function RehearsalForm({ packs, others, wanted, carried, onStarted }: Props) {
  const { today } = useDesk()
  const [draft, setDraft] = useState(() =>
    carried === null
      ? startRehearsal(packs[0], today, wanted)
      : startFromCarried(packs, carried, today),
  )
  const [shown, setShown] = useState<RehearsalErrors>({})
  const { candidate, over, errors } = readRehearsal(draft)
  const start = useWrite({
    // A double Enter and a retry name the same rehearsal.
    call: ({ requestId, ...asked }: StartInput) =>
      rpc.rehearsal.start({ rehearsalId: requestId, ...asked }),
    onDone: onStarted,
  })

  function change(part: Partial<RehearsalDraft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setShown({})
    start.forget()
  }

  function submit(): void {
    if (candidate !== null && over !== null) return void start.submit({ candidate, over })
    setShown(errors)
    focusFirstBad(rehearsalFieldOrder, errors)
  }
  useKey(isCtrlEnter, submit)

  return (
    <EnterMovesOn className="rehearsal-entry">
      <section className="panel rehearsal-form" aria-label={words.form}>
        <h2 className="panel-title">{words.form}</h2>
        <div className="intake-fields">
          <Field id="rehearsal-kind" label={words.kind}>
            <Radio.Group
              id="rehearsal-kind"
              className="radio-row"
              value={draft.kind}
              onChange={(event) => change({ kind: event.target.value as Candidate['kind'] })}
              options={[
                { value: 'amendment', label: words.kinds.amendment },
                { value: 'pack', label: words.kinds.pack },
                ...(others.length === 0
                  ? []
                  : [{ value: 'installed', label: words.kinds.installed }]),
              ]}
            />
          </Field>
          <CandidateFields draft={draft} errors={shown} change={change} others={others} />
          <OverFields draft={draft} errors={shown} packs={packs} change={change} />
        </div>
      </section>
      <section className="panel rehearsal-check" aria-label={words.compared}>
        <h2 className="panel-title">{words.compared}</h2>
        <p>{over === null ? words.comparedEmpty : `${sayOver(over)}。`}</p>
        <CheckResult candidate={candidate} />
        {start.error !== null && <Notice kind="error">{sentenceOf(start.error)}</Notice>}
        <div className="dialog-buttons">
          <Button
            type="primary"
            data-enter-stop
            loading={start.pending}
            onClick={submit}
            aria-keyshortcuts="Control+Enter"
          >
            {words.start} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
        </div>
      </section>
    </EnterMovesOn>
  )
}

type FieldsProps = {
  readonly draft: RehearsalDraft
  readonly errors: RehearsalErrors
  readonly change: (part: Partial<RehearsalDraft>) => void
}

function CandidateFields({
  draft,
  errors,
  change,
  others,
}: FieldsProps & { readonly others: readonly PackSummary[] }) {
  if (draft.kind === 'installed') {
    return (
      <Field id="installed" label={words.installed} error={errors.installed} required>
        <PickField
          id="installed"
          value={draft.installed}
          onChange={(installed) => change({ installed })}
          options={others.map(({ policy, title }) => ({ value: policy, label: title }))}
          error={errors.installed}
        />
      </Field>
    )
  }
  if (draft.kind === 'pack') {
    return (
      <>
        <FileField
          id="packYaml"
          label={words.packYaml}
          accept=".yaml,.yml"
          file={draft.packYaml}
          error={errors.packYaml}
          onFile={(packYaml) => change({ packYaml })}
        />
        <FileField
          id="taskTable"
          label={words.taskTable}
          accept=".csv"
          file={draft.taskTable}
          onFile={(taskTable) => change({ taskTable })}
        />
      </>
    )
  }
  return (
    <FileField
      id="text-file"
      label={words.yaml}
      accept=".yaml,.yml"
      file={null}
      onFile={({ text }) => change({ text })}
    >
      <Field id="text" label={words.yaml} hint={words.yamlHint} error={errors.text} stacked>
        <Input.TextArea
          {...controlOf('text', errors.text)}
          className="rehearsal-yaml"
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
          rows={7}
          spellCheck={false}
        />
      </Field>
    </FileField>
  )
}

type FileProps = {
  readonly id: string
  readonly label: string
  readonly accept: string
  readonly file: ChosenFile | null
  readonly error?: string | undefined
  readonly onFile: (file: ChosenFile) => void
  /** What the file is read into, where that is on the screen itself. */
  readonly children?: ReactNode
}

/** A button that reads a file of text; nothing is uploaded before the rehearsal is checked. */
function FileField({ id, label, accept, file, error, onFile, children }: FileProps) {
  const [unreadable, setUnreadable] = useState<string | undefined>()
  const picker = useRef<HTMLInputElement>(null)

  async function take(chosen: File | undefined): Promise<void> {
    if (chosen === undefined) return
    try {
      const bytes = await chosen.arrayBuffer()
      onFile({ name: chosen.name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) })
      setUnreadable(undefined)
    } catch {
      // Not text, or not in UTF-8: the sentence says so, and what was chosen before stays.
      setUnreadable(words.fileUnreadable)
    }
  }

  const note = unreadable ?? error
  return (
    <>
      {children}
      <Field
        id={id}
        label={children === undefined ? label : ''}
        hint={file === null ? undefined : words.chosen(file.name)}
        error={note}
      >
        <Button
          id={id}
          onClick={() => picker.current?.click()}
          aria-label={`${words.chooseFile}${label}`}
        >
          {words.chooseFile}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={`${words.chooseFile}${label}`}
          accept={accept}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </Field>
    </>
  )
}

function CheckResult({ candidate }: { readonly candidate: Candidate | null }) {
  const wanted = JSON.stringify(candidate)
  const settled = useSettled(wanted, settleMilliseconds)
  // The text was made by the line above and by nobody else.
  const asked = JSON.parse(settled) as Candidate | null
  const check = useQuery(
    calls.rehearsal.check.queryOptions({
      // The query is off while there is nothing to ask; the cast only fills its key.
      input: { candidate: asked as Candidate },
      enabled: asked !== null,
      staleTime: 0,
    }),
  )
  if (candidate === null || asked === null) return <p className="faint">{words.checkEmpty}</p>
  const { data } = check
  return (
    <div aria-busy={check.isFetching || settled !== wanted}>
      {check.error !== null && <Notice kind="error">{sentenceOf(check.error)}</Notice>}
      {data?.title != null && <Notice kind="good">{words.sound(data.title)}</Notice>}
      {data !== undefined && data.problems.length > 0 && (
        <ProblemList head={words.problems(data.problems.length)} problems={data.problems} />
      )}
    </div>
  )
}
