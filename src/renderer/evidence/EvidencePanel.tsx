/** Who says what of somebody: what speaks against a registration first, and loud. */
import type { ReactNode } from 'react'
import { authorityLabels } from '../../shared/evidence/model.ts'
import type { Evidence } from '../../shared/evidence/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { groupIdNumber } from '../kit/masked.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { sortEvidence } from './sort-evidence.ts'
import type { EvidenceFound } from './use-evidence.ts'
import { words } from './words.ts'
import './evidence.css'

type Props = {
  readonly found: EvidenceFound
  /** The year that is asked for: being in for it already is told loud. */
  readonly coverageYear: number | null
  /** As the form has them: a list that says otherwise is told so. */
  readonly name: string
  readonly idNumber: string
  /** What the clerk can do; left out where nothing is written here any more. */
  readonly next?: string
}

export function EvidencePanel({ found, coverageYear, name, idNumber, next }: Props) {
  const { evidence, state, error } = found
  if (error !== null) return <Notice kind="error">{sentenceOf(error)}</Notice>
  if (state === null) return null
  if (evidence.length === 0) {
    return <p className="evidence-none">{state === 'looking' ? words.looking : words.none}</p>
  }
  const { against, already, told } = sortEvidence(evidence, coverageYear)
  const lines = (some: readonly Evidence[]) => (
    <EvidenceLines evidence={some} name={name} idNumber={idNumber} />
  )
  return (
    <section className="evidence" aria-label={words.title}>
      {against.length > 0 && (
        <Notice kind="error">
          <strong>{words.against}</strong>
          {lines(against)}
          {next !== undefined && <p className="evidence-next">{next}</p>}
        </Notice>
      )}
      {already.length > 0 && (
        <Notice kind="warning">
          <strong>{words.already}</strong>
          {lines(already)}
        </Notice>
      )}
      {told.length > 0 && (
        <details className="evidence-told" open={told.length <= 2 && against.length === 0}>
          <summary>{words.told(told.length)}</summary>
          {lines(told)}
        </details>
      )}
    </section>
  )
}

type LinesProps = Pick<Props, 'name' | 'idNumber'> & { readonly evidence: readonly Evidence[] }

function EvidenceLines({ evidence, name, idNumber }: LinesProps): ReactNode {
  return (
    <ul className="evidence-lines">
      {evidence.map((one) => (
        <li key={`${one.batchId}-${one.rowNumber}-${one.term ?? ''}`}>
          <div>
            <strong>{one.said}</strong>
            {one.disputed && (
              <span className={one.rules ? 'tag tag-bad' : 'tag tag-warning'}>
                {one.rules ? `${words.disputed}，${words.rules}` : words.disputed}
              </span>
            )}
            {!one.holds && <span className="tag">{words.notNow}</span>}
          </div>
          <div className="evidence-source">{source(one)}</div>
          {otherwise(one, { name, idNumber }).map((text) => (
            <div key={text} className="evidence-otherwise">
              {text}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

function source({ source: sender, authority, fileName, rowNumber, listDay }: Evidence): string {
  return [
    `${sender} · ${authorityLabels[authority]}`,
    words.row(fileName, rowNumber),
    ...(listDay === null ? [] : [words.asOf(listDay)]),
  ].join('　')
}

/** Where the list has another name or number than the form, both are to be read. */
function otherwise(one: Evidence, form: Pick<Props, 'name' | 'idNumber'>): string[] {
  const { matchedBy } = one
  return [
    ...(one.name !== null && form.name !== '' && one.name !== form.name
      ? [words.named(one.name)]
      : []),
    ...(one.idNumber !== null && one.idNumber !== form.idNumber
      ? [words.numbered(groupIdNumber(one.idNumber))]
      : []),
    ...(matchedBy === 'name' || matchedBy === 'decision' ? [words.byName] : []),
  ]
}
