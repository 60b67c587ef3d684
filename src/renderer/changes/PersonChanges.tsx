/** What was changed of somebody, on their own page. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { ChangeStateTag } from './ChangeStateTag.tsx'
import { words } from './words.ts'

export function PersonChanges({ personId }: { readonly personId: number }) {
  const changes = useQuery(
    calls.changes.ofPerson.queryOptions({ input: { personId }, staleTime: 0 }),
  )
  return (
    <section className="panel" aria-label={words.ofPerson}>
      <h2 className="panel-title">{words.ofPerson}</h2>
      {changes.error !== null && <Notice kind="error">{sentenceOf(changes.error)}</Notice>}
      {changes.data?.length === 0 && <p>{words.noneOfPerson}</p>}
      {changes.data?.map((change) => (
        <p className="person-line" key={change.changeId}>
          {change.takenOn}{' '}
          <Link to="/changes/$changeId" params={{ changeId: String(change.changeId) }}>
            {change.changeNumber}
          </Link>{' '}
          {change.labels.join('、')} <ChangeStateTag state={change.state} />
        </p>
      ))}
    </section>
  )
}
