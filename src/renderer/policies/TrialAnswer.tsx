/** The answer beside the form: outcome, charge, benefit, and every rule that took part. */
import type { Answer, PackSummary } from '../../shared/rules/model.ts'
import { windowWords } from '../../shared/policies/answer-words.ts'
import { amountUnsaid, benefitWords } from '../../shared/rules/unsaid-words.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useDesk } from '../shell/desk.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { TrialFindings } from './TrialFindings.tsx'
import { findTold } from './told-finding.ts'
import { Scroller } from '../kit/Scroller.tsx'
import type { Question } from './trial-question.ts'
import { outcomeLabels, trialWords as words } from './trial-words.ts'
import type { Trial } from './use-trial.ts'

type Props = { readonly trial: Trial; readonly question: Question; readonly pack: PackSummary }

export function TrialAnswer({ trial, question, pack }: Props) {
  const { office } = useDesk()
  const { answer, stale, error } = trial
  return (
    <Scroller
      className={stale ? 'panel trial-answer quotation-stale' : 'panel trial-answer'}
      label={words.answer}
      busy={stale || (answer === null && error === null)}
    >
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {answer === null && error === null && <p className="faint">{words.answering}</p>}
      {answer !== null && (
        <>
          <Outcome answer={answer} ask={question.ask} />
          {pack.draft && <Notice kind="warning">{words.draftText}</Notice>}
          {!office.policies.includes(pack.policy) && (
            <Notice kind="plain">{words.notAdopted}</Notice>
          )}
          {answer.outcome !== 'invalid' && <Results answer={answer} ask={question.ask} />}
          {question.ask === 'enrolment' && answer.outcome !== 'invalid' && (
            <NextChanges trial={trial} />
          )}
          {answer.outcome !== 'invalid' && <TrialFindings answer={answer} question={question} />}
          <details className="trial-raw">
            <summary>{words.answerLine}</summary>
            <code>{trial.line}</code>
          </details>
        </>
      )}
    </Scroller>
  )
}

type AnswerProps = { readonly answer: Answer; readonly ask: Question['ask'] }

const outcomeTags = {
  accepted: 'tag-good',
  'needs-approval': 'tag-warning',
  refused: 'tag-bad',
  undetermined: 'tag-warning',
  invalid: 'tag-bad',
} as const

function Outcome({ answer, ask }: AnswerProps) {
  const { outcome, window } = answer
  const told = findTold(answer)
  const why = told?.whyNot
  return (
    <>
      <h2 className="panel-title">
        {words.answer}
        <span className={`tag ${outcomeTags[outcome]}`}>{outcomeLabels[ask][outcome]}</span>
        {window !== undefined && (
          <span className="panel-title-side">{windowWords[window] ?? window}</span>
        )}
      </h2>
      {told !== null && (
        <Notice kind={outcome === 'refused' || outcome === 'invalid' ? 'error' : 'warning'}>
          <CitationTag clause={told.clause} />
          {outcome === 'invalid' ? <Complaints answer={answer} /> : told.text}
          {why !== undefined && <p className="trial-why">{`${words.whyNot}：${why.text}`}</p>}
        </Notice>
      )}
    </>
  )
}

function Complaints({ answer: { findings } }: { readonly answer: Answer }) {
  if (findings.length === 1) return findings[0]?.text
  return (
    <ul>
      {findings.map(({ path, text }) => (
        <li key={`${path}${text}`}>{text}</li>
      ))}
    </ul>
  )
}

function Results({ answer, ask }: AnswerProps) {
  switch (ask) {
    case 'enrolment':
      return <Enrolment answer={answer} />
    case 'refund':
      return (
        <dl className="trial-results">
          <div>
            <dt>{words.refund}</dt>
            <dd>
              {answer.refundFen === null || answer.refundFen === undefined ? (
                words.refundUnsaid
              ) : answer.refundFen === 0 ? (
                words.refundNone
              ) : (
                <>
                  <strong>
                    <Money fen={answer.refundFen} /> 元
                  </strong>{' '}
                  <CitationTag clause={answer.findings[0]?.clause} />
                </>
              )}
            </dd>
          </div>
        </dl>
      )
    case 'quota':
      return answer.target === undefined ? null : (
        <dl className="trial-results">
          <div>
            <dt>{words.target}</dt>
            <dd>
              <strong className="money">{answer.target}</strong> {words.persons}
            </dd>
          </div>
        </dl>
      )
    default:
      return null
  }
}

function Enrolment({ answer }: { readonly answer: Answer }) {
  const { charge, benefit } = answer
  return (
    <>
      {charge ? (
        <ChargeTable answer={answer} charge={charge} />
      ) : (
        <dl className="trial-results">
          <div>
            <dt>{words.charge}</dt>
            <dd>{amountUnsaid(answer)}</dd>
          </div>
        </dl>
      )}
      <dl className="trial-results">
        <div>
          <dt>{words.benefit}</dt>
          <dd>
            {benefit ? (
              <strong className="money">{benefitWords(answer)}</strong>
            ) : (
              benefitWords(answer)
            )}
            {benefit?.retroactiveFrom !== undefined &&
              `，${words.retroactive(benefit.retroactiveFrom)}`}{' '}
            {benefit && <CitationTag clause={findBenefitClause(answer)} />}
          </dd>
        </div>
      </dl>
    </>
  )
}

/** Of the rule that opened the way: the last of the routes that took part. */
function findBenefitClause({ findings }: Answer): string | undefined {
  return findings.findLast(({ rule }) => rule?.startsWith('routes/') === true)?.clause
}

type ChargeProps = {
  readonly answer: Answer
  readonly charge: NonNullable<Answer['charge']>
}

/** Every fen with the clause that it comes from; the lines add up. */
function ChargeTable({ answer: { findings }, charge }: ChargeProps) {
  const clauseOf = (code: string) => findings.find((finding) => finding.code === code)?.clause
  const { standardFen, payableFen, subsidies, category } = charge
  return (
    <table className="table trial-charge">
      <caption className="unseen">{words.charge}</caption>
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col" data-side="right">
            {words.fen}
          </th>
          <th scope="col">{words.clause}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>{words.standard}</td>
          <td data-side="right">
            <Money fen={standardFen} />
          </td>
          <td>
            <CitationTag clause={clauseOf('standard-price')} />
          </td>
        </tr>
        {subsidies.map(({ source, fen }) => (
          <tr key={source}>
            <td>{words.minus(source)}</td>
            <td data-side="right">
              <Money fen={fen} />
            </td>
            <td>
              <CitationTag clause={clauseOf('category-applied')} />
            </td>
          </tr>
        ))}
        <tr className="trial-sum">
          <td>
            {words.payable}
            <span className="faint">{`（${category ?? words.ordinary}）`}</span>
          </td>
          <td data-side="right">
            <Money fen={payableFen} />
          </td>
          <td>
            <CitationTag clause={clauseOf('category-applied') ?? clauseOf('standard-price')} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function NextChanges({ trial: { nextChanges } }: { readonly trial: Trial }) {
  return (
    <div className="next-changes">
      <h3>{words.nextChanges}</h3>
      {nextChanges.length === 0 ? (
        <p className="faint">{words.noChange}</p>
      ) : (
        <ul>
          {nextChanges.map((change) => (
            <li key={change.aspect} className="money">
              {change.text}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
