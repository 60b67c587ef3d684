/** How a file is read: its sheet, its rows, and which column is what. */
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { ReadableFile } from '../../shared/rosters/inspection.ts'
import type { LayoutComparison, LayoutGuess, RosterLayout } from '../../shared/rosters/layout.ts'
import type { ImportState, RosterProfile } from '../../shared/rosters/model.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { dataOf, sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { ColumnFields } from './ColumnFields.tsx'
import { RowFields } from './RowFields.tsx'
import { SampleTable } from './SampleTable.tsx'
import { columnFor } from './layout-draft.ts'
import { useStep } from './use-step.ts'
import { words } from './words.ts'

type Props = {
  readonly state: ImportState
  /** Back to the preview that stands, where there is one. */
  readonly onBack?: () => void
}

export function LayoutPart({ state, onBack }: Props) {
  const { importId } = state
  const [sheet, setSheet] = useState<number | undefined>()
  const inspected = useQuery(
    calls.rosters.inspect.queryOptions({
      input: sheet === undefined ? { importId } : { importId, sheet },
      staleTime: Infinity,
    }),
  )
  if (inspected.error !== null) {
    return <Notice kind="error">{sentenceOf(inspected.error)}</Notice>
  }
  if (inspected.data === undefined) return <p>{frameWords.loading}</p>
  const { inspection, guess, profile, comparison } = inspected.data
  if (inspection.kind === 'refused') {
    return <Notice kind="error">{inspection.refusal.text}</Notice>
  }
  // What stood in the preview goes on; else the remembered layout, else the guess.
  const start =
    sheet === undefined
      ? (state.layout ?? comparison?.adapted ?? guess?.layout)
      : (guess?.layout ?? comparison?.adapted)
  if (start === undefined) return <Notice kind="error">{words.headerWrong}</Notice>
  return (
    <LayoutForm
      key={sheet ?? 'first'}
      {...{ state, inspection, guess, profile, start }}
      comparison={state.layout === null && sheet === undefined ? comparison : null}
      onSheet={setSheet}
      sheetChosen={sheet !== undefined}
      {...(onBack === undefined ? {} : { onBack })}
    />
  )
}

type FormProps = Props & {
  readonly inspection: ReadableFile
  readonly guess: LayoutGuess | null
  readonly profile: RosterProfile | null
  readonly comparison: LayoutComparison | null
  readonly start: RosterLayout
  readonly onSheet: (index: number) => void
  /** The form was drawn anew for another sheet: the cursor stays where it was chosen. */
  readonly sheetChosen: boolean
}

function LayoutForm(props: FormProps) {
  const { state, inspection, guess, profile, comparison, start, onSheet, onBack } = props
  const { sheetChosen } = props
  useEffect(() => {
    if (sheetChosen) document.getElementById('sheet')?.focus()
  }, [sheetChosen])
  const { operator } = useDesk()
  const { importId, kind: kindName, sender } = state
  const kind = getRosterKind(kindName)
  const [layout, setLayout] = useState(start)
  const [constants, setConstants] = useState<Readonly<Record<string, string>>>(
    Object.keys(state.constants).length > 0 ? state.constants : (profile?.constants ?? {}),
  )
  const [profileName, setProfileName] = useState(
    state.profileName ?? profile?.name ?? `${kind.label}格式`,
  )
  const differences = comparison?.differences ?? []
  const [seen, setSeen] = useState(false)
  const [unseen, setUnseen] = useState(false)
  const step = useStep()
  const sheet =
    inspection.sheets.find(({ name }) => name === layout.sheet.name) ??
    inspection.sheets[layout.sheet.index]
  const missing = kind.fields.filter(
    ({ field, required }) =>
      required &&
      columnFor(layout, field, 1) === undefined &&
      columnFor(layout, field, 0) === undefined &&
      (constants[field] ?? '').trim() === '',
  )
  const may = hasRole(operator, ['clerk', 'reviewer'])

  function preview(): void {
    if (!may) return
    if (differences.length > 0 && !seen) return setUnseen(true)
    const given = Object.entries(constants).filter(
      ([field, text]) => text.trim() !== '' && columnFor(layout, field, 1) === undefined,
    )
    void step.run(() =>
      rpc.rosters.preview({
        importId,
        layout,
        constants: Object.fromEntries(given),
        profileId: profile?.profileId ?? null,
        profileName: profileName.trim(),
        differencesConfirmed: profile !== null,
      }),
    )
  }
  useKey(isCtrlEnter, preview)

  if (sheet === undefined) return <Notice kind="error">{words.headerWrong}</Notice>
  return (
    <EnterMovesOn className="roster-layout">
      <section className="panel" aria-label={words.layoutTitle}>
        <h2 className="panel-title">
          {words.layoutTitle}
          <span className="panel-title-side">
            {words.fileFacts(inspection.format, sheet.filledRowCount)}
          </span>
        </h2>
        {differences.length > 0 && (
          <Notice kind="warning">
            {words.differences}
            <ul className="roster-sentences">
              {differences.map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            <Checkbox checked={seen} onChange={(event) => setSeen(event.target.checked)}>
              {words.differencesSeen}
            </Checkbox>
            {unseen && !seen && <p className="field-note-error">{words.differencesNotSeen}</p>}
          </Notice>
        )}
        {missing.length > 0 && (
          <Notice kind="warning">{words.guessMissing(missing.map(({ label }) => label))}</Notice>
        )}
        {(sheet.hiddenRowCount > 0 || sheet.hiddenColumns.length > 0) && (
          <Notice kind="plain">{words.hidden(sheet.hiddenRowCount, sheet.hiddenColumns)}</Notice>
        )}
        <div className="intake-fields">
          <RowFields
            layout={layout}
            sheet={sheet}
            sheets={inspection.sheets}
            onSheet={onSheet}
            onChange={setLayout}
          />
          <ColumnFields
            fields={kind.fields}
            layout={layout}
            sheet={sheet}
            guess={guess}
            constants={constants}
            onChange={setLayout}
            onConstant={(field, text) => setConstants((before) => ({ ...before, [field]: text }))}
          />
          <Field id="profileName" label={words.profileName} hint={words.profileNameHint}>
            <Input
              {...controlOf('profileName', undefined)}
              value={profileName}
              onChange={(event) => setProfileName(event.target.value)}
              autoComplete="off"
              maxLength={40}
            />
          </Field>
        </div>
        <LayoutTrouble error={step.error} />
        <div className="dialog-buttons roster-save">
          <Button
            type="primary"
            data-enter-stop
            disabled={!may}
            loading={step.pending}
            onClick={preview}
          >
            {state.layout === null ? words.preview : words.previewAgain}{' '}
            <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
          {onBack !== undefined && <Button onClick={onBack}>{words.applyNo}</Button>}
        </div>
      </section>
      <SampleTable sheet={sheet} layout={layout} fields={kind.fields} sender={sender} />
    </EnterMovesOn>
  )
}

/** What the program says is wrong with the layout, each in a line. */
function LayoutTrouble({ error }: { readonly error: unknown }) {
  if (error === null) return null
  const { problems, differences } = dataOf(error)
  const lines = [
    ...(Array.isArray(problems) ? problems.map(String) : []),
    ...(Array.isArray(differences)
      ? differences.map((one) => (typeof one === 'object' && one !== null ? String(one.text) : ''))
      : []),
  ]
  return (
    <Notice kind="error">
      {sentenceOf(error)}
      {lines.length > 0 && (
        <ul className="roster-sentences">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
