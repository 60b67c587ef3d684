/** The decision beside the form: what is due, from when to when, and why. */
import type { Quotation } from '../../shared/intake/model.ts'
import { listCitations } from '../../shared/rules/citations.ts'
import type { Finding } from '../../shared/rules/model.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { sentenceOf } from '../shell/trouble.ts'
import type { Quote } from './use-quote.ts'
import { outcomeLabels } from '../../shared/rules/outcome-labels.ts'
import { amountUnsaid, benefitWords } from '../../shared/rules/unsaid-words.ts'
import { words } from './words.ts'

type Props = {
  readonly quote: Quote
  readonly forNobody: boolean
  /** Whoever it is about is in already: the decision only explains. */
  readonly closed?: boolean
}

export function QuotationPanel({ quote, forNobody, closed }: Props) {
  const { quotation, hint, stale, loading, error } = quote
  return (
    <section
      className={stale ? 'panel quotation quotation-stale' : 'panel quotation'}
      aria-label={words.quotation}
      aria-busy={stale || loading}
    >
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {quotation === null ? (
        error === null && <p className="faint">{loading ? words.quoting : words.noQuote}</p>
      ) : (
        <QuotationSheet
          quotation={quotation}
          hint={hint}
          closed={closed === true}
          {...(forNobody ? { note: words.ordinaryQuote } : {})}
        />
      )}
    </section>
  )
}

/** The same sheet beside the form and, pinned, in the registration. */
export function QuotationSheet(props: {
  readonly quotation: Quotation
  readonly title?: string
  readonly note?: string
  /** Decided for good: what a later day would bring no longer matters. */
  readonly final?: boolean
  readonly closed?: boolean
  /** What else might be meant. */
  readonly hint?: string | null
}) {
  const { quotation, title, note, final, closed, hint } = props
  const { answer } = quotation
  const refusing = findRefusing(quotation)
  return (
    <>
      <h2 className="panel-title">
        {title ?? words.quotation}
        {/* Of nobody it is not said that they may be enrolled. */}
        {final !== true &&
          note === undefined &&
          (closed === true ? (
            <span className="tag tag-bad">{words.alreadyTag}</span>
          ) : (
            <OutcomeTag quotation={quotation} />
          ))}
        <span className="panel-title-side">{note ?? words.onPayDay(quotation.payDay)}</span>
      </h2>
      {quotation.refusal !== null && (
        <Notice kind="error">
          <Citations finding={refusing} />
          {quotation.refusal}
          {refusing?.whyNot !== undefined && <p className="why-not">{refusing.whyNot.text}</p>}
        </Notice>
      )}
      {typeof hint === 'string' && <Notice kind="warning">{hint}</Notice>}
      {/* What an approval will settle is told as well: its amount and days are still to come. */}
      {(answer.charge || answer.benefit || isOpenTo(answer)) && (
        <Charge quotation={quotation} final={final === true} closed={closed === true} />
      )}
      {final !== true && <NextChanges quotation={quotation} />}
      <Grounds quotation={quotation} />
      <footer className="quotation-foot">
        <span>
          {quotation.packTitle}
          {quotation.draft && <span className="tag tag-warning">{words.draft}</span>}
        </span>
        <span>
          {quotation.documentNumber !== null && `${quotation.documentNumber} · `}
          {words.version} <code>{shortHash(quotation.packHash)}</code>
        </span>
      </footer>
    </>
  )
}

function isOpenTo({ outcome }: Quotation['answer']): boolean {
  return outcome === 'accepted' || outcome === 'needs-approval'
}

function OutcomeTag({ quotation }: { readonly quotation: Quotation }) {
  const { outcome } = quotation.answer
  const good = quotation.refusal === null
  const goodTag = outcome === 'accepted' ? 'tag tag-good' : 'tag tag-warning'
  return (
    <span className={good ? goodTag : 'tag tag-bad'}>
      {good || outcome !== 'accepted' ? outcomeLabels[outcome] : words.notYet}
    </span>
  )
}

function Charge({
  quotation,
  final,
  closed,
}: {
  readonly quotation: Quotation
  readonly final: boolean
  /** In already: the amount explains and is not asked for. */
  readonly closed: boolean
}) {
  const { charge } = quotation.answer
  const benefit = quotation.answer.benefit ?? quotation.benefitOnceApproved
  const ifApproved = !final && quotation.benefitOnceApproved !== undefined
  return (
    <div className="charge">
      <div className="charge-payable">
        <span className="charge-label">{closed ? words.payableIfNew : words.payable}</span>
        {charge ? (
          <Money fen={charge.payableFen} large={!closed} />
        ) : (
          <strong className="charge-unsaid">{amountUnsaid(quotation.answer)}</strong>
        )}
      </div>
      <dl className="charge-lines">
        {charge && (
          <>
            <div>
              <dt>{words.standard}</dt>
              <dd>
                <Money fen={charge.standardFen} /> 元
              </dd>
            </div>
            {charge.subsidies.map((subsidy) => (
              <div key={subsidy.source}>
                <dt>{subsidy.source}</dt>
                <dd>
                  <Money fen={subsidy.fen} /> 元
                </dd>
              </div>
            ))}
            <div>
              <dt>{words.category}</dt>
              <dd>{charge.category ?? words.ordinary}</dd>
            </div>
          </>
        )}
      </dl>
      <div className="charge-benefit">
        <span className="charge-label">{words.benefit}</span>
        <strong className="money">{benefitWords({ ...quotation.answer, benefit })}</strong>
        {ifApproved && <span>{words.ifApproved}</span>}
        {benefit?.retroactiveFrom !== undefined && (
          <span>{words.retroactive(benefit.retroactiveFrom)}</span>
        )}
      </div>
    </div>
  )
}

function NextChanges({ quotation }: { readonly quotation: Quotation }) {
  return (
    <div className="next-changes">
      <h3>{words.nextChanges}</h3>
      {quotation.nextChanges.length === 0 ? (
        <p className="faint">{words.noChange}</p>
      ) : (
        <ul>
          {quotation.nextChanges.map((change) => (
            <li key={change.aspect} className="money">
              {change.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Grounds({ quotation }: { readonly quotation: Quotation }) {
  const refusing = findRefusing(quotation)
  const rest = quotation.answer.findings.filter((finding) => finding !== refusing)
  if (rest.length === 0) return null
  return (
    <div className="grounds">
      <h3>{words.grounds}</h3>
      <ol>
        {rest.map((finding, index) => (
          <li key={`${finding.code}-${index}`}>
            <Citations finding={finding} />
            <span>{finding.text}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The rule's clause, and those of amended values that its sentence tells. */
function Citations({ finding }: { readonly finding: Finding | undefined }) {
  if (finding === undefined) return null
  return (
    <span className="citations">
      {listCitations(finding).map((clause) => (
        <CitationTag key={clause} clause={clause} />
      ))}
    </span>
  )
}

/** The rule whose sentence stands above as the refusal and need not be read twice. */
function findRefusing({ refusal, answer }: Quotation): Finding | undefined {
  return answer.findings.find((finding) => refusal?.startsWith(finding.text) === true)
}

function shortHash(hash: string): string {
  return hash.replace(/^sha256[:-]/u, '').slice(0, 8)
}
