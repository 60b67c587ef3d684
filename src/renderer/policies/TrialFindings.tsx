/** Every rule that took part, in order: what it says, with which values, and where they stand. */
import { Link } from '@tanstack/react-router'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { codeLabels } from '../../shared/rules/fact-words.ts'
import type { Answer, Finding, FindingValue } from '../../shared/rules/model.ts'
import { findTold } from './told-finding.ts'
import type { Question } from './trial-question.ts'
import { ruleLabels, trialWords as words, unitLabels } from './trial-words.ts'

type Props = { readonly answer: Answer; readonly question: Question }

export function TrialFindings({ answer, question }: Props) {
  // Its sentence stands at the head of the answer: here only which rule it is, and by which values.
  const told = findTold(answer)
  return (
    <div className="grounds trial-findings">
      <h3>{words.findings}</h3>
      <ol>
        {answer.findings.map((finding, index) => (
          <li key={`${finding.code}${index}`}>
            <p className="finding-head">
              <strong>{codeLabels[finding.code] ?? finding.code}</strong>
              {finding.rule !== undefined && (
                <span className="tag">{`${words.rule}：${tellRule(finding.rule)}`}</span>
              )}
              <ClauseLink finding={finding} question={question} />
            </p>
            {finding !== told && <p>{finding.text}</p>}
            {finding.values !== undefined && finding.values.length > 0 && (
              <Values values={finding.values} />
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** `routes/newborn-later`: the part of the pack; its rows have names for programs only. */
function tellRule(rule: string): string {
  const [table = ''] = rule.split('/')
  return ruleLabels[table] ?? table
}

function ClauseLink({
  finding,
  question,
}: Pick<Props, 'question'> & { readonly finding: Finding }) {
  if (finding.clause === undefined) return null
  const { paidOn, appliedOn } = question.facts
  const day = question.ask === 'refund' ? appliedOn : paidOn
  return (
    <Link
      to="/policies"
      className="citation"
      title={words.seeClause(finding.clause)}
      search={{
        policy: question.policy,
        place: finding.clause.replace(/（本单位确定）$/u, ''),
        ...(day ? { day } : {}),
      }}
    >
      {finding.clause}
    </Link>
  )
}

function Values({ values }: { readonly values: readonly FindingValue[] }) {
  return (
    <ul className="finding-values" aria-label={words.value}>
      {values.map((value) => (
        <li key={`${value.name}${value.value}`}>
          {value.name}：<span className="money">{tellValue(value)}</span>
          <span className="faint">{`（${words.from(value.source, value.clause)}）`}</span>
        </li>
      ))}
    </ul>
  )
}

function tellValue({ value, unit }: FindingValue): string {
  if (typeof value === 'string' || unit === undefined) return String(value)
  return `${unit === 'fen' ? speakYuan(value) : value} ${unitLabels[unit]}`
}
