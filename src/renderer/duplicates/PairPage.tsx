/** Two records side by side: whose they are, what was decided, and what can be done. */
import { useQuery } from '@tanstack/react-query'
import { Link, getRouteApi, useRouter } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Merge, Pair } from '../../shared/duplicates/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isPlain, useKey } from '../kit/keys.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { Comparison } from './Comparison.tsx'
import { PairActions } from './PairActions.tsx'
import { words } from './words.ts'
import './duplicates.css'

const route = getRouteApi('/duplicates/$oneId/$otherId')

export function PairPage() {
  const params = route.useParams()
  const oneId = readRouteId(params.oneId)
  const otherId = readRouteId(params.otherId)
  const { history } = useRouter()
  const pair = useQuery(
    calls.duplicates.pair.queryOptions({
      input: { oneId: oneId ?? 0, otherId: otherId ?? 0 },
      enabled: oneId !== null && otherId !== null,
      staleTime: 0,
    }),
  )
  useKey(
    (event) => isPlain(event, 'Escape'),
    () => history.back(),
  )
  return (
    <Page
      title={pageTitles.pair}
      aside={
        <Button onClick={() => history.back()}>
          {words.back} <kbd aria-hidden="true">Esc</kbd>
        </Button>
      }
    >
      {(oneId === null || otherId === null) && (
        <Notice kind="warning">{frameWords.notFound}</Notice>
      )}
      {pair.error !== null && <Notice kind="error">{sentenceOf(pair.error)}</Notice>}
      {pair.data !== undefined && <PairFile pair={pair.data} />}
    </Page>
  )
}

function PairFile({ pair }: { readonly pair: Pair }) {
  const { one, other, likeness, obstacle, merges } = pair
  const waits = merges.some(({ status }) => status === 'proposed' || status === 'merged')
  return (
    <section className="panel" aria-label={words.compare}>
      <Comparison
        caption={words.compare}
        likeness={likeness}
        one={one}
        other={other}
        oneTitle={<PersonLink personId={one.personId} name={one.name} />}
        otherTitle={<PersonLink personId={other.personId} name={other.name} />}
      />
      <Papers pair={pair} />
      {!waits && obstacle !== null && <Notice kind="warning">{obstacle}</Notice>}
      <History pair={pair} />
      <PairActions pair={pair} />
    </section>
  )
}

function PersonLink({ personId, name }: { readonly personId: number; readonly name: string }) {
  return (
    <Link to="/people/$personId" params={{ personId: String(personId) }}>
      {name}
    </Link>
  )
}

function Papers({ pair }: { readonly pair: Pair }) {
  const both = [
    { name: pair.one.name, papers: pair.onePapers },
    { name: pair.other.name, papers: pair.otherPapers },
  ]
  if (both.every(({ papers }) => papers.length === 0)) return null
  return (
    <div className="pair-history">
      <h3>{words.papers}</h3>
      {both.map(({ name, papers }, index) => (
        <p key={index === 0 ? 'one' : 'other'}>
          {name}：{papers.length === 0 && words.noPapers}
          {papers.map((paper) => (
            <span key={paper.registrationId}>
              <Link
                to="/registrations/$registrationId"
                params={{ registrationId: String(paper.registrationId) }}
              >
                {words.paper(paper.coverageYear, paper.registrationNumber)}
              </Link>{' '}
            </span>
          ))}
        </p>
      ))}
    </div>
  )
}

function History({ pair }: { readonly pair: Pair }) {
  const { verdict, merges, one, other } = pair
  if (verdict === null && merges.length === 0) return null
  const nameOf = (id: number) =>
    id === one.personId ? `${one.name} ${one.idNumber}` : `${other.name} ${other.idNumber}`
  return (
    <div className="pair-history">
      <h3>{words.history}</h3>
      <ol>
        {verdict !== null && (
          <li>{words.verdict(verdict.decidedBy, verdict.decidedOn, verdict.reason)}</li>
        )}
        {merges.toReversed().map((merge) => (
          <li key={merge.mergeId}>
            {words.proposed(merge.proposedBy, merge.proposedOn, {
              kept: nameOf(merge.keptId),
              reason: withoutStop(merge.reason),
            })}
            。{decisionText(merge)}
          </li>
        ))}
      </ol>
    </div>
  )
}

function decisionText(merge: Merge): string {
  const { status, decidedBy, decidedOn, decisionReason, undoneBy, undoneOn, undoReason } = merge
  if (status === 'proposed' || decidedBy === null || decidedOn === null) return ''
  if (status === 'rejected')
    return `${words.rejected(decidedBy, decidedOn, decisionReason ?? '')}。`
  const agreed = words.merged(decidedBy, decidedOn)
  if (status === 'merged' || undoneBy === null || undoneOn === null) return agreed
  return `${agreed}${words.undone(undoneBy, undoneOn, undoReason ?? '')}。`
}

function withoutStop(text: string): string {
  return text.replace(/。+$/u, '')
}
