/** 特殊身份 of a trial, each with the days on which it holds. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { DayField } from '../kit/DayField.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { PickManyField } from '../kit/PickField.tsx'
import { useDesk } from '../shell/desk.ts'
import { dropEmpty, withFacts } from './trial-form.ts'
import type { TrialForm } from './trial-form.ts'
import { mostIdentities } from '../../shared/people/model.ts'
import type { TrialCategory } from './trial-question.ts'
import { trialWords as words } from './trial-words.ts'

type Props = { readonly form: TrialForm }

export function CategoryFields({ form }: Props) {
  const { person } = form.question.facts
  const held = person?.categories ?? []
  const change = (categories: readonly TrialCategory[]) => {
    // One more than the counter takes is not taken here either.
    if (categories.length > mostIdentities && categories.length > held.length) return
    withFacts(form, {
      person: dropEmpty({
        ...person,
        categories: categories.length === 0 ? null : [...categories],
      }),
    })
  }
  const terms = held.map(termOf)
  const options = [...new Set([...form.pack.terms, ...terms])]
  const full = held.length >= mostIdentities ? words.termsFull : undefined
  const wrong =
    [...form.errors].find(([path]) => path.startsWith('facts.person.categories'))?.[1] ?? full
  return (
    <>
      <Field id="categories" label={words.categories} error={wrong}>
        <PickManyField
          id="categories"
          options={options.map((term) => ({ value: term, label: term }))}
          values={terms}
          onChange={(chosen) => change(chooseTerms(held, chosen))}
          placeholder={words.categoriesPlaceholder}
        />
      </Field>
      {held.map((category, index) => (
        <CategoryDays
          key={termOf(category)}
          category={category}
          index={index}
          onChange={(next) => change(held.with(index, next))}
        />
      ))}
      <OtherTerm
        onAdd={(term) => {
          if (!terms.includes(term)) change([...held, term])
        }}
      />
    </>
  )
}

function termOf(category: TrialCategory): string {
  return typeof category === 'string' ? category : category.term
}

/** Those that were there keep their days. */
function chooseTerms(
  held: readonly TrialCategory[],
  terms: readonly string[],
): readonly TrialCategory[] {
  return terms.map((term) => held.find((category) => termOf(category) === term) ?? term)
}

type DaysProps = {
  readonly category: TrialCategory
  readonly index: number
  readonly onChange: (category: TrialCategory) => void
}

/** Without days the term stands alone, as a question may write it. */
function CategoryDays({ category, index, onChange }: DaysProps) {
  const { today } = useDesk()
  const term = termOf(category)
  const days = typeof category === 'string' ? { from: null, to: null } : category
  const change = (part: object) => {
    const next = dropEmpty({ term, from: days.from, to: days.to, ...part })
    onChange(Object.keys(next).length === 1 ? term : next)
  }
  return (
    <fieldset className="category-days">
      <legend>{words.validDays(term)}</legend>
      <DayField
        id={`categoryFrom${index}`}
        label="自"
        value={days.from ?? null}
        onChange={(from) => change({ from })}
        today={today}
        placeholder="不限"
      />
      <DayField
        id={`categoryTo${index}`}
        label="至"
        value={days.to ?? null}
        onChange={(to) => change({ to })}
        today={today}
        placeholder="不限"
      />
    </fieldset>
  )
}

/** A name that is not in the list: an alias, a code, or one that the notice does not know. */
function OtherTerm({ onAdd }: { readonly onAdd: (term: string) => void }) {
  const [text, setText] = useState('')
  const add = () => {
    const term = text.trim()
    if (term !== '') onAdd(term)
    setText('')
  }
  return (
    <Field id="otherCategory" label={words.otherCategory}>
      <div className="other-term">
        <Input
          {...controlOf('otherCategory', undefined)}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={words.otherCategoryHint}
          maxLength={60}
          autoComplete="off"
        />
        <Button data-enter-stop onClick={add} disabled={text.trim() === ''}>
          {words.add}
        </Button>
      </div>
    </Field>
  )
}
