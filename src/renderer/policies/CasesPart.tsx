/** The examples of a pack with their results: what was asked, what was expected, what came. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { outcomeWords, tellAnswer, tellKey, tellPart } from '../../shared/policies/answer-words.ts'
import type { CaseResult } from '../../shared/policies/model.ts'
import { askLabels, tellFacts } from '../../shared/policies/question-words.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { tellReading } from './reading-words.ts'
import { readQuestion, searchOf } from './trial-question.ts'
import { words } from './words.ts'

const route = getRouteApi('/policies')

export function CasesPart({ pack }: { readonly pack: PackSummary }) {
  const { find = '' } = route.useSearch()
  const [onlyFailed, setOnlyFailed] = useState(false)
  const report = useQuery(
    calls.policies.cases.queryOptions({ input: { policy: pack.policy }, staleTime: Infinity }),
  )
  const all = report.data?.cases ?? []
  const failed = all.filter(({ passes }) => !passes).length
  const parts = find.split(/\s+/u).filter((part) => part !== '')
  const rows = (onlyFailed ? all.filter(({ passes }) => !passes) : all).filter((each) => {
    const text = textOf(each, pack)
    return parts.every((part) => text.includes(part))
  })
  return (
    <div className="cases">
      {report.error !== null && <Notice kind="error">{sentenceOf(report.error)}</Notice>}
      {report.data?.problems.map((problem) => (
        <Notice key={problem} kind="error">
          {problem}
        </Notice>
      ))}
      <div className="cases-head">
        <span>{words.casesText}</span>
        {report.data !== undefined && (
          <strong className={failed === 0 ? 'state' : 'state state-bad'}>
            {words.casesCount(all.length, failed)}
          </strong>
        )}
        {failed > 0 && (
          <Checkbox checked={onlyFailed} onChange={(event) => setOnlyFailed(event.target.checked)}>
            {words.onlyFailed}
          </Checkbox>
        )}
      </div>
      <DataTable
        caption={words.views.cases}
        columns={columnsOf(pack)}
        rows={rows}
        keyOf={({ position }) => position}
        empty={report.isPending ? frameWords.loading : words.noCase}
      />
    </div>
  )
}

function columnsOf(pack: PackSummary): readonly Column<CaseResult>[] {
  return [
    {
      key: 'position',
      title: words.caseNumber,
      width: '44px',
      render: ({ position }) => <span className="money">{position}</span>,
    },
    {
      key: 'note',
      title: words.caseNote,
      width: '19%',
      render: (row) => (
        <>
          {row.note}
          <br />
          <TryIt question={row.question} />
        </>
      ),
    },
    {
      key: 'facts',
      title: words.caseFacts,
      width: '21%',
      render: (row) => <Facts row={row} pack={pack} />,
    },
    {
      key: 'expected',
      title: words.caseExpected,
      render: (row) => <Comparisons row={row} pack={pack} />,
    },
    {
      key: 'actual',
      title: words.caseActual,
      width: '22%',
      render: (row) => <Actual row={row} pack={pack} />,
    },
    {
      key: 'result',
      title: words.caseResult,
      width: '72px',
      render: ({ passes }) => (
        <span className={passes ? 'tag tag-good tag-alone' : 'tag tag-bad tag-alone'}>
          {passes ? words.passes : words.fails}
        </span>
      ),
    },
  ]
}

function TryIt({ question }: { readonly question: string }) {
  const read = readQuestion(question)
  if (read.question === null) return null
  return (
    <Link to="/trial" search={searchOf(read.question, 'pack')}>
      {words.tryIt}
    </Link>
  )
}

type RowProps = { readonly row: CaseResult; readonly pack: PackSummary }

function Facts({ row, pack }: RowProps) {
  return (
    <dl className="told">
      {factsOf(row, pack).map(({ label, text }) => (
        <div key={`${label}${text}`}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function factsOf({ question }: CaseResult, pack: PackSummary) {
  // Written by the program itself.
  const { ask, facts, readings } = JSON.parse(question) as {
    readonly ask: string
    readonly facts: unknown
    readonly readings?: Readonly<Record<string, string>>
  }
  return [
    ...(ask === 'enrolment' ? [] : [{ label: '问', text: askLabels[ask] ?? ask }]),
    ...tellFacts(facts, (tier) => pack.tiers.find((each) => each.tier === tier)?.label),
    ...Object.entries(readings ?? {}).map(([name, option]) => ({
      label: '理解',
      text: tellReading(pack, name, option),
    })),
  ]
}

/** What is asked of the answer first stands first. */
const keyOrder = ['outcome', 'window', 'charge', 'benefit', 'refundFen', 'target']

function Comparisons({ row, pack }: RowProps) {
  const titleOf = (reading: string) => tellReading(pack, reading)
  const rank = (key: string) => (keyOrder.includes(key) ? keyOrder.indexOf(key) : keyOrder.length)
  return (
    <dl className="told">
      {row.comparisons
        .toSorted((one, other) => rank(one.key) - rank(other.key))
        .map(({ key, wanted }) => (
          <div key={key}>
            <dt>{tellKey(key)}</dt>
            <dd>{tellPart(key, wanted, titleOf)}</dd>
          </div>
        ))}
    </dl>
  )
}

/** What the engine says of itself, and each part that came out otherwise than expected. */
function Actual({ row, pack }: RowProps) {
  const titleOf = (reading: string) => tellReading(pack, reading)
  const { outcome, findings } = row.answer
  return (
    <div className="told">
      <strong>{outcomeWords[outcome]}</strong>
      <dl className="told">
        {tellAnswer(row.answer).map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p>{findings[0]?.text}</p>
      {row.comparisons
        .filter(({ holds }) => !holds)
        .map(({ key, value }) => (
          <p key={key} className="state state-bad">
            {`${tellKey(key)}：${tellPart(key, value, titleOf)}`}
          </p>
        ))}
    </div>
  )
}

function textOf(row: CaseResult, pack: PackSummary): string {
  const titleOf = (reading: string) => tellReading(pack, reading)
  return [
    row.note,
    ...factsOf(row, pack).map(({ text }) => text),
    ...row.comparisons.map(({ key, wanted }) => tellPart(key, wanted, titleOf)),
    ...tellAnswer(row.answer).map(({ text }) => text),
    row.passes ? words.passes : words.fails,
  ].join(' ')
}
