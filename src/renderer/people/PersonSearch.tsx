/** Finding somebody before recording anybody anew. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import type { PersonLine } from '../../shared/people/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { isComposing } from '../kit/keys.ts'
import { useSettled } from '../kit/use-settled.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { PersonOption } from './PersonOption.tsx'
import { newLine, startOfNewPerson } from './search-lines.ts'
import type { NewPersonStart, SearchLine } from './search-lines.ts'
import { useIdNumberCheck } from './use-id-number.ts'
import { words } from './words.ts'

type Props = {
  readonly inputRef: RefObject<InputRef | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly onPick: (personId: number) => void
  /** Null where the operator may not record anybody. */
  readonly onNew: ((start: NewPersonStart) => void) | null
}

export function PersonSearch({ inputRef, text, onText, onPick, onNew }: Props) {
  const search = useSearch(text)
  const { check, people, settled } = search
  const [active, setActive] = useState(0)
  const mayRecord = onNew !== null && text.trim() !== '' && settled
  const lines: readonly SearchLine[] = [
    ...people.map((person) => ({ kind: 'person', person }) as const),
    ...(mayRecord ? newLine(text, check, people) : []),
  ]
  usePickKnown(check.kind === 'read' ? (check.known ?? null) : null, onPick)
  const enterAhead = useEnterAhead(settled, people, onPick)

  function choose(line: SearchLine | undefined): void {
    if (line?.kind === 'person') onPick(line.person.personId)
    if (line?.kind === 'new') onNew?.(startOfNewPerson(text))
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    const last = lines.length - 1
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, last))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Escape') onText('')
    else if (event.key === 'Enter' && settled) choose(lines[active])
    else if (event.key === 'Enter') enterAhead.note()
    else return
    event.preventDefault()
  }

  return (
    <section className="search" aria-label={words.find}>
      <label className="search-label" htmlFor="search">
        {words.find} <kbd aria-hidden="true">F2</kbd>
      </label>
      <Input
        id="search"
        ref={inputRef}
        value={text}
        size="large"
        placeholder={words.findHint}
        onChange={(event) => {
          setActive(0)
          enterAhead.forget()
          onText(event.target.value)
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-controls="search-lines"
        aria-autocomplete="list"
        {...(lines[active] === undefined ? {} : { 'aria-activedescendant': `line-${active}` })}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        allowClear
        autoFocus
      />
      {check.kind === 'refused' && <Notice kind="error">{check.text}</Notice>}
      {search.error !== null && <Notice kind="error">{sentenceOf(search.error)}</Notice>}
      <SearchLines lines={lines} active={active} onChoose={choose} onHover={setActive} />
      <p className="search-foot" role="status">
        {check.kind === 'refused' ? '' : footOf({ text, settled, people, more: search.more })}
      </p>
    </section>
  )
}

/** What the ledger says to the text, a moment behind the typing. */
function useSearch(text: string) {
  const wanted = text.trim()
  const asked = useSettled(wanted, 150)
  const check = useIdNumberCheck(text)
  const found = useQuery(
    calls.people.search.queryOptions({
      input: { text: asked },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  return {
    check,
    settled: asked === wanted && !found.isFetching,
    people: wanted === '' ? [] : (found.data?.people ?? []),
    more: found.data?.more === true,
    error: found.error,
  } as const
}

/** An Enter typed ahead of the answer counts when it comes, if there is no doubt who is meant. */
function useEnterAhead(
  settled: boolean,
  people: readonly PersonLine[],
  onPick: (personId: number) => void,
) {
  const waiting = useRef(false)
  useEffect(() => {
    if (!settled || !waiting.current) return
    waiting.current = false
    const only = people.length === 1 ? people[0] : undefined
    if (only !== undefined) onPick(only.personId)
  })
  return {
    note: () => {
      waiting.current = true
    },
    forget: () => {
      waiting.current = false
    },
  } as const
}

/** A whole number of somebody known needs no further choice. */
function usePickKnown(known: PersonLine | null, onPick: (personId: number) => void): void {
  const picked = useRef<number | null>(null)
  useEffect(() => {
    const personId = known?.personId ?? null
    if (personId !== null && personId !== picked.current) onPick(personId)
    picked.current = personId
  })
}

type FootInput = {
  readonly text: string
  readonly settled: boolean
  readonly people: readonly PersonLine[]
  readonly more: boolean
}

function footOf({ text, settled, people, more }: FootInput): string {
  if (text.trim() === '') return words.typeToFind
  if (!settled) return words.searching
  if (people.length === 0) return words.notFound
  return more ? words.more : ''
}

type LinesProps = {
  readonly lines: readonly SearchLine[]
  readonly active: number
  readonly onChoose: (line: SearchLine) => void
  readonly onHover: (index: number) => void
}

function SearchLines({ lines, active, onChoose, onHover }: LinesProps) {
  const box = useRef<HTMLUListElement>(null)
  useEffect(() => {
    box.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <ul id="search-lines" role="listbox" aria-label={words.find} className="search-lines" ref={box}>
      {lines.map((line, index) => (
        <li
          key={line.kind === 'person' ? line.person.personId : 'new'}
          id={`line-${index}`}
          role="option"
          aria-selected={index === active}
          className={index === active ? 'search-line search-line-active' : 'search-line'}
          onMouseEnter={() => onHover(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(line)}
        >
          {line.kind === 'person' ? (
            <PersonOption person={line.person} />
          ) : (
            <>
              <strong className="search-new">{words.newPerson}</strong>
              <span>{line.note}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
