/** Entering an amendment by form, or anything else as YAML; what it changes stands beside it. */
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { AmendmentPreview, AmendmentSource } from '../../shared/amendments/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { carriedAmendment, carriedFrom } from '../rehearsal/carried.ts'
import { useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { useDraft } from '../shell/kept-form.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { useWrite } from '../shell/use-write.ts'
import { words as frameWords } from '../shell/words.ts'
import { OddityFields, explain, isOnlyUnusual } from './OddityFields.tsx'
import { noOddity } from './oddity.ts'
import type { Oddity } from './oddity.ts'
import { AmendmentFields } from './AmendmentFields.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import {
  amendmentFieldOrder,
  readAmendment,
  startAmendment,
  wrongAmounts,
} from './amendment-draft.ts'
import type { AmendmentErrors } from './amendment-draft.ts'
import { keptEntry } from './kept-entry.ts'
import type { KeptEntry } from './kept-entry.ts'
import { usePreview } from './use-preview.ts'
import { rulingWords, yamlHelp } from './ruling-words.ts'
import { words } from './words.ts'

type Props = {
  readonly packs: readonly PackSummary[]
  readonly onDone: () => void
}

type FormProps = Props & {
  /** The pack and coverage year of the price that somebody set out to enter. */
  readonly wanted: { readonly pack: PackSummary; readonly coverageYear: string } | null
}

export function FormEntry({ packs, wanted, onDone }: FormProps) {
  const { draft, setDraft, dirty, restored } = useDraft({
    name: 'amendment',
    of: 'form',
    left: useKeptEntry('form')?.draft ?? null,
    start: () => ({
      ...startAmendment(wanted?.pack ?? packs[0]),
      coverageYears: wanted?.coverageYear ?? '',
    }),
  })
  const [shown, setShown] = useState<AmendmentErrors>({})
  const { amendment, errors } = readAmendment(
    draft,
    packs.find(({ policy }) => policy === draft.policy),
  )
  const source = amendment === null ? null : ({ kind: 'form', amendment } as const)
  return (
    <Entry
      title={words.formTitle}
      source={source}
      kept={{ part: 'form', draft }}
      oddity={draft.oddity}
      onOddity={(oddity) => setDraft((before) => ({ ...before, oddity }))}
      dirty={dirty}
      restored={restored}
      onMissing={() => {
        setShown(errors)
        focusFirstBad(amendmentFieldOrder, errors)
      }}
      onDone={onDone}
    >
      <AmendmentFields
        draft={draft}
        errors={shown}
        packs={packs}
        onLeave={() => setShown((before) => ({ ...before, ...wrongAmounts(draft) }))}
        change={(part) => {
          setDraft((before) => ({ ...before, ...part }))
          setShown((before) => ({
            ...before,
            ...Object.fromEntries(Object.keys(part).map((name) => [name, undefined])),
          }))
        }}
      />
    </Entry>
  )
}

type FileProps = {
  readonly title: string
  /** What is entered, for a page that died. */
  readonly of: string
  readonly start: string
  readonly onDone: () => void
  /** Back to fields, where there are any for it. */
  readonly onForm?: () => void
}

export function FileEntry({ title, of, start, onDone, onForm }: FileProps) {
  const {
    draft: text,
    setDraft: setText,
    beginning,
    dirty,
    restored,
  } = useDraft({
    name: 'amendment-file',
    of,
    start: () => start,
    left: useKeptEntry('file')?.text ?? null,
  })
  const [unreadable, setUnreadable] = useState<string | undefined>()
  const picker = useRef<HTMLInputElement>(null)
  // What somebody begins from is not wrong yet: nothing is checked before they have written.
  const source = text.trim() === '' || text === beginning ? null : ({ kind: 'file', text } as const)

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return
    try {
      const bytes = await file.arrayBuffer()
      setText(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
      setUnreadable(undefined)
    } catch {
      // Not text, or not in UTF-8: the field says so and keeps what stood there.
      setUnreadable(words.fileUnreadable)
    }
  }

  return (
    <Entry
      title={title}
      source={source}
      kept={{ part: 'file', text }}
      dirty={dirty}
      restored={restored}
      onMissing={() => document.getElementById('yaml')?.focus()}
      onDone={onDone}
    >
      <Field id="yaml" label={words.yaml} hint={words.yamlHint} error={unreadable} stacked>
        <Input.TextArea
          {...controlOf('yaml', unreadable)}
          className="amendment-yaml"
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={14}
          spellCheck={false}
        />
      </Field>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={words.chooseFile}
        accept=".yaml,.yml,text/yaml"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <div className="amendment-file">
        <Button onClick={() => picker.current?.click()}>{words.chooseFile}</Button>
        {onForm !== undefined && <Button onClick={onForm}>{rulingWords.byForm}</Button>}
      </div>
      <YamlHelp />
    </Entry>
  )
}

/** Every field in a line, so that nobody needs the program's folder to write one. */
function YamlHelp() {
  return (
    <details className="yaml-help">
      <summary>{words.yamlHelp}</summary>
      <dl>
        {yamlHelp.map(([field, meaning]) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

type EntryProps = {
  readonly title: string
  /** What stands where nothing can be compared yet. */
  readonly empty?: string
  readonly source: AmendmentSource | null
  /** What comes back after a rehearsal; the file that it makes where left out. */
  readonly kept?: KeptEntry
  /** Going away would lose something. */
  readonly dirty: boolean
  /** The fields are those of a page that died. */
  readonly restored: boolean
  /** Kept with the fields; a file says so itself. */
  readonly oddity?: Oddity
  readonly onOddity?: (oddity: Oddity) => void
  readonly onMissing: () => void
  readonly onDone: () => void
  readonly children: ReactNode
}

export function Entry(props: EntryProps) {
  const { title, empty, source, kept, dirty, restored, onMissing, onDone, children } = props
  const { oddity = noOddity, onOddity } = props
  const { message } = App.useApp()
  const explained = explain(source, oddity)
  const preview = usePreview(explained)
  const release = useLeaveGuard(dirty, 'amendment')
  const goRehearse = useRehearsing(kept, release)
  const record = useWrite({
    call: rpc.amendments.record,
    onDone: async () => {
      release()
      keptEntry.drop()
      carriedAmendment.drop()
      await queryClient.invalidateQueries()
      void message.success(words.saved)
      onDone()
    },
    // Somebody else settled something meanwhile: what is confirmed next stands there anew.
    onRefused: () =>
      void queryClient.invalidateQueries({ queryKey: calls.amendments.preview.key() }),
  })
  const shown = preview.preview
  const sound = shown !== null && shown.problems.length === 0

  function save(): void {
    if (explained === null) return onMissing()
    // Nobody records what they have not been shown.
    if (preview.stale) void message.info(words.notShownYet)
    else if (sound) {
      const { standingDigest } = shown
      void record.submit({ source: explained, standingDigest })
    }
  }
  useKey(isCtrlEnter, save)

  function rehearse(): void {
    if (source === null) onMissing()
    else if (preview.stale) void message.info(words.notShownYet)
    else goRehearse(preview.preview)
  }

  return (
    <EnterMovesOn className="amendment-entry">
      <section className="panel amendment-form" aria-label={title}>
        <h2 className="panel-title">{title}</h2>
        {restored && <Notice kind="warning">{frameWords.restored}</Notice>}
        <div className="intake-fields">{children}</div>
      </section>
      <PreviewPanel preview={preview} empty={empty ?? words.previewEmpty}>
        {onOddity !== undefined && (oddity.ticked || isOnlyUnusual(shown)) && (
          <OddityFields oddity={oddity} change={onOddity} />
        )}
        {record.error !== null && <Notice kind="error">{sentenceOf(record.error)}</Notice>}
        <div className="dialog-buttons">
          <Button
            type="primary"
            data-enter-stop
            disabled={source !== null && !sound}
            loading={record.pending}
            onClick={save}
          >
            {words.save} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
          <Button disabled={source !== null && !sound} onClick={rehearse}>
            {words.rehearse}
          </Button>
          <Button onClick={onDone}>{words.back}</Button>
        </div>
      </PreviewPanel>
    </EnterMovesOn>
  )
}

/** The draft goes along to its rehearsal, and stays here for whoever comes back. */
function useRehearsing(
  kept: KeptEntry | undefined,
  release: () => void,
): (preview: AmendmentPreview | null) => void {
  const navigate = useNavigate()
  const { accountId } = useDesk().operator
  return (preview) => {
    const [first] = preview?.entries ?? []
    const text = preview?.text ?? null
    if (text === null || first === undefined) return
    keptEntry.keep(accountId, kept ?? { part: 'file', text })
    carriedAmendment.keep(accountId, carriedFrom(text, first.amendment))
    release()
    void navigate({ to: '/rehearsal' })
  }
}

/** What was left here for a rehearsal, where it was entered in this way. */
function useKeptEntry<Part extends KeptEntry['part']>(
  part: Part,
): Extract<KeptEntry, { readonly part: Part }> | null {
  const { accountId } = useDesk().operator
  const [kept] = useState(() => keptEntry.find(accountId))
  // The comparison has just shown that it is of that part.
  return kept?.part === part ? (kept as Extract<KeptEntry, { readonly part: Part }>) : null
}
