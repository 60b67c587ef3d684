/** 退回前后: what was objected to and what was made of it, so that a second review reads the rest. */
import { useQuery } from '@tanstack/react-query'
import type { Change } from '../../shared/intake/document-changes.ts'
import type { Registration, Revision } from '../../shared/intake/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { revisionWords as words } from './review-words.ts'

/** Nothing where it was handed in only once. */
export function RevisionsPart({ registration }: { readonly registration: Registration }) {
  const { registrationId, submissions } = registration
  const again = submissions.length > 1
  const asked = useQuery(
    calls.intake.revisions.queryOptions({
      input: { registrationId },
      enabled: again,
      staleTime: 0,
    }),
  )
  if (!again) return null
  return (
    <section className="revisions" aria-label={words.title}>
      {asked.error !== null && <Notice kind="error">{sentenceOf(asked.error)}</Notice>}
      {asked.data?.revisions.map((revision, index, { length }) => (
        <RevisionPart
          key={length - index}
          revision={revision}
          title={length === 1 ? words.title : words.numbered(length - index)}
        />
      ))}
    </section>
  )
}

type Props = { readonly revision: Revision; readonly title: string }

function RevisionPart({ revision, title }: Props) {
  const { objection, resubmittedBy, resubmittedOn, fields, quotation } = revision
  return (
    <div className="revision">
      <h3>{title}</h3>
      <p className="revision-objection">
        <strong className="money">
          {words.objected(objection.sentBackBy, objection.sentBackOn)}
        </strong>
        {objection.reason}
      </p>
      <p className="money faint">{words.answered(resubmittedBy, resubmittedOn)}</p>
      {fields.length === 0 ? (
        <p>{words.noField}</p>
      ) : (
        <ChangeTable caption={words.fields} what={words.field} changes={fields} />
      )}
      {quotation.every(isSame) ? (
        <p>{words.sameQuotation}</p>
      ) : (
        <ChangeTable caption={words.quotation} what={words.quotation} changes={quotation} />
      )}
    </div>
  )
}

type TableProps = {
  readonly caption: string
  readonly what: string
  readonly changes: readonly Change[]
}

function ChangeTable({ caption, what, changes }: TableProps) {
  return (
    <table className="changes">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.now}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.what} className={isSame(change) ? 'same' : 'differs'}>
            <th scope="row">{change.what}</th>
            <td>{change.before}</td>
            <td>{isSame(change) ? words.same : change.now}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function isSame({ before, now }: Change): boolean {
  return before === now
}
