/** Old and new, place by place, before anything is recorded. */
import type { ReactNode } from 'react'
import type { AmendmentPreview, EntryProblem } from '../../shared/amendments/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { sentenceOf } from '../shell/trouble.ts'
import type { Preview } from './use-preview.ts'
import { partLabels } from '../../shared/amendments/content-words.ts'
import { words } from './words.ts'

type Props = {
  readonly preview: Preview
  readonly empty: string
  /** What is done with it: stands below, in sight however long the form is. */
  readonly children: ReactNode
}

export function PreviewPanel({ preview: { preview, stale, error }, empty, children }: Props) {
  return (
    <section className="panel amendment-preview" aria-label={words.preview} aria-busy={stale}>
      <h2 className="panel-title">{words.preview}</h2>
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {preview === null && <p className="faint">{empty}</p>}
      {preview !== null && preview.problems.length > 0 && <Problems problems={preview.problems} />}
      {preview?.entries.map((entry, index) => (
        // Entries of a file have no name of their own.
        <Entry key={index} entry={entry} />
      ))}
      {children}
    </section>
  )
}

function Problems({ problems }: { readonly problems: readonly EntryProblem[] }) {
  return (
    <Notice kind="warning">
      {words.problems}
      <ul>
        {problems.map(({ line, column, text }) => (
          <li key={`${line ?? ''}-${column ?? ''}-${text}`}>
            {line !== null && line > 0 && words.at(line, column ?? 1)}
            {text}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Entry({ entry }: { readonly entry: AmendmentPreview['entries'][number] }) {
  const { changes, waitingCount } = entry
  if (changes.length === 0) return <Notice kind="plain">{words.previewNone}</Notice>
  return (
    <>
      <table className="table">
        <caption className="unseen">{words.preview}</caption>
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ part, what, before, after }) => (
            <tr key={`${part}-${what}`}>
              <td>
                <span className="tag">{partLabels[part]}</span> {what}
              </td>
              <td>{before ?? <span className="faint">{words.nothing}</span>}</td>
              <td>
                <strong>{after ?? words.nothing}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="amendment-waiting">{words.waiting(waitingCount)}</p>
    </>
  )
}
