/** On the page of a person: whom they may be twice, and what was merged into them. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MergedRecord } from '../../shared/duplicates/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'
import './duplicates.css'

export function DuplicatesPart({ personId }: { readonly personId: number }) {
  const found = useQuery(
    calls.duplicates.ofPerson.queryOptions({ input: { personId }, staleTime: 0 }),
  )
  const { data } = found
  const nothing =
    data !== undefined &&
    data.mergedInto === null &&
    data.candidates.length === 0 &&
    data.merged.length === 0
  return (
    <section className="panel" aria-label={words.part}>
      <h2 className="panel-title">{words.part}</h2>
      {found.error !== null && <Notice kind="error">{sentenceOf(found.error)}</Notice>}
      {nothing && <p>{words.none}</p>}
      {data !== undefined && data.mergedInto !== null && (
        <Notice kind="warning">
          {words.mergedInto}
          <Link to="/people/$personId" params={{ personId: String(data.mergedInto.personId) }}>
            {data.mergedInto.name}
          </Link>
        </Notice>
      )}
      {data?.candidates.map(({ record, likeness }) => (
        <p className="person-line" key={record.personId}>
          <Link
            to="/duplicates/$oneId/$otherId"
            params={{ oneId: String(personId), otherId: String(record.personId) }}
          >
            {record.name} {record.idNumber}
          </Link>
          <span className="fact-more">
            {words.mayBe(likeness.kind)}，{record.villageName}，{words.scoreOf(likeness.score)}
          </span>
        </p>
      ))}
      {data?.merged.map((one) => (
        <Merged key={one.mergeId} merged={one} personId={personId} />
      ))}
    </section>
  )
}

function Merged({
  merged,
  personId,
}: {
  readonly merged: MergedRecord
  readonly personId: number
}) {
  const { record, papers, enrolments } = merged
  return (
    <div className="person-line">
      <Link
        to="/duplicates/$oneId/$otherId"
        params={{ oneId: String(personId), otherId: String(record.personId) }}
      >
        {record.name} {record.idNumber}
      </Link>
      <span className="fact-more">{words.mergedHere(merged.mergedOn, merged.mergedBy)}</span>
      {papers.map((paper) => (
        <span className="pair-cell" key={paper.registrationId}>
          <Link
            to="/registrations/$registrationId"
            params={{ registrationId: String(paper.registrationId) }}
          >
            {words.paper(paper.coverageYear, paper.registrationNumber)}
          </Link>
        </span>
      ))}
      {enrolments.map(({ coverageYear, tier }) => (
        <span className="pair-cell" key={coverageYear}>
          {words.enrolled(coverageYear, tier)}
        </span>
      ))}
    </div>
  )
}
