/** Two records side by side, field by field, with what agrees and what differs. */
import type { ReactNode } from 'react'
import { agreementLabels, standingLabels } from '../../shared/duplicates/model.ts'
import type { Agreement, Likeness, PersonRecord } from '../../shared/duplicates/model.ts'
import { words } from './words.ts'
import './duplicates.css'

type Props = {
  readonly caption: string
  readonly likeness: Likeness
  readonly oneTitle: ReactNode
  readonly otherTitle: ReactNode
  /** Null of somebody who stands on the form only. */
  readonly one: PersonRecord | null
  readonly other: PersonRecord
}

const tags: Readonly<Record<Agreement, string>> = {
  same: 'tag tag-bad tag-alone',
  alike: 'tag tag-warning tag-alone',
  differs: 'tag tag-good tag-alone',
  unknown: 'tag tag-alone',
}

export function Comparison({ caption, likeness, oneTitle, otherTitle, one, other }: Props) {
  return (
    <table className="table comparison">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{oneTitle}</th>
          <th scope="col">{otherTitle}</th>
          <th scope="col">
            {words.agreement} {words.scoreOf(likeness.score)}
          </th>
        </tr>
      </thead>
      <tbody>
        {likeness.fields.map((field) => (
          <tr key={field.what}>
            <th scope="row">{field.what}</th>
            <td>{field.one === '' ? words.blank : field.one}</td>
            <td>{field.other === '' ? words.blank : field.other}</td>
            <td>
              <span className={tags[field.agreement]}>{agreementLabels[field.agreement]}</span>
              {field.note !== null && <span className="comparison-note">{field.note}</span>}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.standing}</th>
          <td>{one === null ? '' : standingLabels[one.standing]}</td>
          <td>{standingLabels[other.standing]}</td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}
