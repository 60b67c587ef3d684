/** A ruling on a gap: fields for the usual kinds, the file's own language for the rest. */
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Gap } from '../../shared/amendments/model.ts'
import type { QuotaCount } from '../../shared/rules/fact-words.ts'
import { quotaLabels } from '../../shared/rules/fact-words.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { DayField } from '../kit/DayField.tsx'
import { Fact, Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { useDesk } from '../shell/desk.ts'
import { useDraft } from '../shell/kept-form.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import type { AmendmentErrors } from './amendment-draft.ts'
import { Entry, FileEntry } from './EntryPage.tsx'
import { readRuling, rulingFieldOrder, rulingShapeOf, startRuling } from './ruling-draft.ts'
import type { RulingDraft } from './ruling-draft.ts'
import { RulingChoice } from './RulingChoice.tsx'
import { SubsidyRulingFields } from './SubsidyRulingFields.tsx'
import { wrongRulingAmounts } from './subsidy-ruling.ts'
import { rulingText } from './ruling-text.ts'
import { actionLabels, rulingWords as words, startLabels } from './ruling-words.ts'
import type { RulingShape, StartChoice } from './ruling-words.ts'

type Props = {
  readonly pack: PackSummary
  readonly gap: Gap
  readonly onDone: () => void
}

export function RulingEntry({ pack, gap, onDone }: Props) {
  const { today } = useDesk()
  const shape = rulingShapeOf(gap)
  const [byFile, setByFile] = useState(shape === null)
  if (shape === null || byFile) {
    return (
      <FileEntry
        title={words.title}
        of={`${pack.policy} ${gap.key}`}
        start={rulingText(pack.policy, gap, today)}
        onDone={onDone}
        {...(shape === null ? {} : { onForm: () => setByFile(false) })}
      />
    )
  }
  return (
    <RulingForm
      pack={pack}
      gap={gap}
      onDone={onDone}
      shape={shape}
      onFile={() => setByFile(true)}
    />
  )
}

type FormProps = Props & { readonly shape: RulingShape; readonly onFile: () => void }

function RulingForm({ pack, gap, onDone, shape, onFile }: FormProps) {
  const { today } = useDesk()
  const { draft, setDraft, dirty, restored } = useDraft<RulingDraft>({
    name: 'ruling',
    of: `${pack.policy} ${gap.key}`,
    start: () => startRuling(today, pack),
  })
  const [shown, setShown] = useState<AmendmentErrors>({})
  const { amendment, errors } = readRuling(draft, pack, gap)
  const change = (part: Partial<RulingDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setShown({})
  }
  return (
    <Entry
      title={words.title}
      empty={words.empty}
      source={amendment === null ? null : { kind: 'form', amendment }}
      oddity={draft.oddity}
      onOddity={(oddity) => setDraft((before) => ({ ...before, oddity }))}
      dirty={dirty}
      restored={restored}
      onMissing={() => {
        setShown(errors)
        focusFirstBad(rulingFieldOrder, errors)
      }}
      onDone={onDone}
    >
      <Fact label={words.gap}>
        <CitationTag clause={gap.clause} /> {gap.text}
      </Fact>
      <AnswerFields
        draft={draft}
        errors={shown}
        change={change}
        onLeave={() => setShown((before) => ({ ...before, ...wrongRulingAmounts(draft.subsidy) }))}
        shape={shape}
        pack={pack}
      />
      <Field id="basis" label={words.basis} hint={words.basisHint} error={shown['basis']} required>
        <Input
          {...controlOf('basis', shown['basis'])}
          value={draft.basis}
          onChange={(event) => change({ basis: event.target.value })}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      <DayField
        id="from"
        label={words.from}
        value={draft.from}
        onChange={(from) => change({ from })}
        error={shown['from']}
        required
        today={today}
      />
      <Button size="small" className="amendment-file" onClick={onFile}>
        {words.byFile}
      </Button>
    </Entry>
  )
}

type FieldsProps = {
  readonly draft: RulingDraft
  readonly errors: AmendmentErrors
  readonly change: (part: Partial<RulingDraft>) => void
  /** A field of an amount is left. */
  readonly onLeave: () => void
  readonly shape: RulingShape
  readonly pack: PackSummary
}

function AnswerFields(props: FieldsProps) {
  const { draft, errors, change, shape, pack } = props
  return (
    <>
      <SubsidyRulingFields
        draft={draft.subsidy}
        errors={errors}
        change={(part) => change({ subsidy: { ...draft.subsidy, ...part } })}
        onLeave={props.onLeave}
        shape={shape}
        pack={pack}
      />
      {(shape === 'route' || shape === 'refund') && (
        <RulingChoice
          id="ruling-action"
          label={words.action}
          value={draft.action}
          error={errors['ruling-action']}
          options={actionLabels[shape]}
          onChange={(action) => change({ action })}
        />
      )}
      {(shape === 'start' || (shape === 'route' && draft.action === 'accept')) && (
        <StartFields {...props} />
      )}
      {shape === 'quota' && (
        <Field id="ruling-minus" label={words.minus} error={errors['ruling-minus']} required>
          <Checkbox.Group
            className="ruling-choices"
            value={[...draft.minus]}
            onChange={(minus) => change({ minus })}
          >
            {minusFields.map((field, index) => (
              <Checkbox key={field} value={field} {...(index === 0 ? { id: 'ruling-minus' } : {})}>
                {quotaLabels[field]}
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Field>
      )}
      {saysText(shape, draft) && (
        <Field
          id="ruling-text"
          label={words.text}
          hint={words.textHint}
          error={errors['ruling-text']}
          required
        >
          <Input
            {...controlOf('ruling-text', errors['ruling-text'])}
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
            autoComplete="off"
            maxLength={200}
          />
        </Field>
      )}
    </>
  )
}

/** Where the ruling is a sentence of its own: amounts and names speak for themselves. */
function saysText(shape: RulingShape, { subsidy }: RulingDraft): boolean {
  if (shape === 'granted') return subsidy.granted === 'none'
  return shape === 'route' || shape === 'refund' || shape === 'quota'
}

const minusFields = [
  'fullySubsidised',
  'universityStudents',
  'employedInsured',
  'inService',
  'imprisoned',
] as const satisfies readonly QuotaCount[]

const startChoices = Object.entries(startLabels) as readonly (readonly [StartChoice, string])[]

function StartFields({ draft, errors, change }: FieldsProps) {
  const { start } = draft
  const counted = start === 'month' || start === 'days' ? start : null
  return (
    <>
      <RulingChoice
        id="ruling-start"
        label={words.start}
        value={start}
        error={errors['ruling-start']}
        options={startChoices}
        onChange={(chosen) => change({ start: chosen })}
      />
      {counted !== null && (
        <Field
          id="ruling-count"
          label={words.count[counted]}
          hint={words.countHint[counted]}
          error={errors['ruling-count']}
          required
        >
          <Input
            {...controlOf('ruling-count', errors['ruling-count'])}
            className="year-count"
            value={draft.count}
            onChange={(event) => change({ count: event.target.value })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={3}
          />
        </Field>
      )}
    </>
  )
}
