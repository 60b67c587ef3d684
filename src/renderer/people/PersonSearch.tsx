/** Finding somebody before recording anybody anew. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { assertNever } from '../../shared/kernel/assert.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { isComposing } from '../kit/keys.ts'
import { useSettled } from '../kit/use-settled.ts'
import { useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { PersonOption } from './PersonOption.tsx'
import { missOf, newLine, startOfNewPerson } from './search-lines.ts'
import type { FoundPaper, NewPersonStart, SearchLine } from './search-lines.ts'
import { useIdNumberCheck } from './use-id-number.ts'
import { words } from './words.ts'

type Props = {
  readonly inputRef: RefObject<InputRef | null>
  readonly text: string
  readonly onText: (text: string) => void
  readonly onPick: (personId: number) => void
  /** Opens somebody's own page. */
  readonly onOpen: (personId: number) => void
  /** What bears the number that was typed; null where it is no such number. */
  readonly papers: readonly FoundPaper[] | null
  readonly onPaper: (id: number) => void
  /** Null where the operator may not record anybody. */
  readonly onNew: ((start: NewPersonStart) => void) | null
}

export function PersonSearch(props: Props) {
  const { inputRef, text, onText, onPick, onOpen, papers, onPaper, onNew } = props
  const { office, today } = useDesk()
  const search = useSearch(papers === null ? text : '')
  const { check, people, settled } = search
  const [active, setActive] = useState(0)
  const mayRecord = onNew !== null && text.trim() !== '' && settled && papers === null
  const miss = missOf(text, { practice: office.practice, today })
  const lines: readonly SearchLine[] = [
    ...(papers ?? []).map((paper) => ({ kind: 'paper', paper }) as const),
    ...people.map((person) => ({ kind: 'person', person }) as const),
    ...(mayRecord ? newLine(text, check, people) : []),
  ]
  usePickKnown(
    check.kind === 'read' || check.kind === 'number-only' ? (check.known ?? null) : null,
    onPick,
  )
  const enterAhead = useEnterAhead(settled, people, onPick)

  function choose(line: SearchLine | undefined): void {
    if (line?.kind === 'person') onPick(line.person.personId)
    if (line?.kind === 'paper') onPaper(line.paper.id)
    if (line?.kind === 'new') onNew?.(startOfNewPerson(text))
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    const last = lines.length - 1
    const line = lines[active]
    if (event.key === 'F3' && line?.kind === 'person') onOpen(line.person.personId)
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, last))
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
        {check.kind === 'refused' || papers !== null
          ? papers?.length === 0 && words.noSuchNumber
          : footOf({ text, settled, people, miss, more: search.more })}
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

function keyOf(line: SearchLine): string | number {
  switch (line.kind) {
    case 'person':
      return line.person.personId
    case 'paper':
      return `paper-${line.paper.id}`
    case 'new':
      return 'new'
    default:
      return assertNever(line)
  }
}

function LineText({ line }: { readonly line: SearchLine }) {
  if (line.kind === 'person') return <PersonOption person={line.person} />
  const [title, note] =
    line.kind === 'paper' ? [line.paper.title, line.paper.note] : [words.newPerson, line.note]
  return (
    <>
      <strong className="search-new">{title}</strong>
      <span>{note}</span>
    </>
  )
}

type FootInput = {
  readonly text: string
  readonly settled: boolean
  readonly people: readonly PersonLine[]
  readonly miss: string
  readonly more: boolean
}

function footOf({ text, settled, people, miss, more }: FootInput): string {
  if (text.trim() === '') return words.typeToFind
  if (!settled) return words.searching
  if (people.length === 0) return miss
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
          key={keyOf(line)}
          id={`line-${index}`}
          role="option"
          aria-selected={index === active}
          className={index === active ? 'search-line search-line-active' : 'search-line'}
          onMouseEnter={() => onHover(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(line)}
        >
          <LineText line={line} />
        </li>
      ))}
    </ul>
  )
}
