/** Which column each field is read from, or what it is for everybody. */
import { Input } from 'antd'
import { useState } from 'react'
import type { FieldSpec } from '../../shared/rosters/field.ts'
import type { SheetInspection } from '../../shared/rosters/inspection.ts'
import type { LayoutGuess, RosterLayout } from '../../shared/rosters/layout.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import {
  columnFor,
  columnsOf,
  groupCount,
  mappedFields,
  readWords,
  withColumn,
} from './layout-draft.ts'
import type { SheetColumn } from './layout-draft.ts'
import { reasonWord, words } from './words.ts'

type Props = {
  readonly fields: readonly FieldSpec[]
  readonly layout: RosterLayout
  readonly sheet: SheetInspection
  readonly guess: LayoutGuess | null
  readonly constants: Readonly<Record<string, string>>
  readonly onChange: (layout: RosterLayout) => void
  readonly onConstant: (field: string, text: string) => void
}

export function ColumnFields(props: Props) {
  const { fields, layout, sheet, guess, constants, onChange, onConstant } = props
  const columns = columnsOf(sheet, layout)
  const several = groupCount(layout) > 1
  const asksYes = fields.some(
    ({ field, kind }) => kind === 'yesNo' && columnFor(layout, field, 1) !== undefined,
  )
  return (
    <>
      <h3 className="roster-columns-title">{words.column}</h3>
      {mappedFields(fields, layout).map(({ field, group }) => {
        const place = { field: field.field, group }
        const column = columnFor(layout, field.field, group)
        const id = `column-${field.field}-${group}`
        const label =
          several && group > 0 ? `${field.label}（${words.person(group)}）` : field.label
        return (
          <Field
            key={id}
            id={id}
            label={label}
            required={field.required}
            hint={column === undefined ? null : reasonWord(guess, field.field, group)}
          >
            <PickField
              id={id}
              options={columns.map((one) => ({ value: one.letter, label: say(one) }))}
              value={column?.letter ?? null}
              onChange={(letter) => onChange(withColumn(layout, { ...place, letter }, columns))}
              placeholder={words.columnNone}
              allowClear
            />
            {column === undefined && group < 2 && (
              <Input
                aria-label={`${field.label}：${words.constant}`}
                className="roster-constant"
                value={constants[field.field] ?? ''}
                onChange={(event) => onConstant(field.field, event.target.value)}
                placeholder={words.constant}
                title={words.constantHint}
                autoComplete="off"
                maxLength={200}
              />
            )}
          </Field>
        )
      })}
      {asksYes && (
        <WordsField
          id="yesWords"
          label={words.yesWords}
          words={layout.yesWords}
          onChange={(yesWords) => onChange({ ...layout, yesWords })}
        />
      )}
      {fields
        .filter(({ field, levels }) => levels !== undefined && columnFor(layout, field, 1))
        .map((field) => (
          <LevelFields key={field.field} field={field} layout={layout} onChange={onChange} />
        ))}
    </>
  )
}

function say({ letter, heading, example }: SheetColumn): string {
  const told = words.columnOf(letter, heading)
  return example === '' ? told : `${told}（${example.slice(0, 18)}）`
}

type LevelProps = {
  readonly field: FieldSpec
  readonly layout: RosterLayout
  readonly onChange: (layout: RosterLayout) => void
}

/** How the sender writes each level, beside the words that are known already. */
function LevelFields({ field, layout, onChange }: LevelProps) {
  const own = layout.levels[field.field] ?? {}
  return field.levels?.map(({ level, label }) => (
    <WordsField
      key={level}
      id={`level-${field.field}-${level}`}
      label={words.levelWords(label)}
      words={Object.keys(own).filter((word) => own[word] === level)}
      onChange={(typed) => {
        const others = Object.entries(own).filter(([, meant]) => meant !== level)
        const levels = Object.fromEntries([...others, ...typed.map((word) => [word, level])])
        onChange({ ...layout, levels: { ...layout.levels, [field.field]: levels } })
      }}
    />
  ))
}

type WordsProps = {
  readonly id: string
  readonly label: string
  readonly words: readonly string[]
  readonly onChange: (words: string[]) => void
}

function WordsField({ id, label, words: given, onChange }: WordsProps) {
  const [text, setText] = useState(given.join('、'))
  return (
    <Field id={id} label={label} hint={words.yesWordsHint}>
      <Input
        {...controlOf(id, undefined)}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChange(readWords(event.target.value))
        }}
        autoComplete="off"
        maxLength={400}
      />
    </Field>
  )
}
