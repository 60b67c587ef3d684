/** Files on their way into the ledger, the newest first. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { importPhaseLabels } from '../../shared/rosters/lifecycle.ts'
import type { ImportPhase } from '../../shared/rosters/lifecycle.ts'
import type { ImportState } from '../../shared/rosters/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { isRunning, pollMilliseconds } from './running.ts'
import { words } from './words.ts'

const columns: readonly Column<ImportState>[] = [
  {
    key: 'kind',
    title: words.kind,
    width: '170px',
    render: ({ kind }) => getRosterKind(kind).label,
  },
  { key: 'sender', title: words.sender, width: '200px', render: ({ sender }) => sender },
  {
    key: 'file',
    title: words.file,
    render: ({ fileName }) => <span className="roster-file">{fileName}</span>,
  },
  { key: 'phase', title: words.phase, width: '150px', render: (state) => <PhaseTag {...state} /> },
  {
    key: 'counts',
    title: words.counts,
    width: '230px',
    render: ({ counts }) => (counts === null ? '' : words.counted(counts.rows, counts.matched)),
  },
  {
    key: 'startedBy',
    title: words.startedBy,
    width: '190px',
    render: ({ startedBy, startedOn }) => (
      <>
        {startedBy}
        <span className="fact-more faint">{startedOn}</span>
      </>
    ),
  },
]

const tagOf: Readonly<Partial<Record<ImportPhase, string>>> = {
  applied: 'tag tag-good tag-alone',
  failed: 'tag tag-bad tag-alone',
  previewed: 'tag tag-warning tag-alone',
}

export function PhaseTag({ phase, guards }: Pick<ImportState, 'phase' | 'guards'>) {
  const stopped = phase === 'previewed' && guards.some(({ confirmedBy }) => confirmedBy === null)
  return (
    <span className={tagOf[phase] ?? 'tag tag-alone'}>
      {stopped ? words.guardStops : importPhaseLabels[phase]}
    </span>
  )
}

export function ImportsPart() {
  const navigate = useNavigate()
  const list = useQuery(
    calls.rosters.imports.queryOptions({
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data?.some(({ phase }) => isRunning(phase)) === true ? pollMilliseconds : false,
    }),
  )
  return (
    <>
      <p>{words.importsText}</p>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      <DataTable
        caption={words.parts.imports}
        columns={columns}
        rows={list.data ?? []}
        keyOf={({ importId }) => importId}
        onOpen={({ importId }) => void navigate({ to: '/rosters/$importId', params: { importId } })}
        autoFocus
        empty={list.isPending ? frameWords.loading : words.noImports}
      />
    </>
  )
}
