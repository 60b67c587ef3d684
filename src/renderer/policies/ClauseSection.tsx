/** One clause: its values as cards, its identities as a table. */
import { Link } from '@tanstack/react-router'
import type { DescribedValue } from '../../shared/rules/description.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import { Money } from '../kit/Money.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import type { Clause } from './find-values.ts'
import { IdentityTable } from './IdentityTable.tsx'
import { Standing, StateTag } from './Standing.tsx'
import { kindLabels, words } from './words.ts'

type Props = { readonly clause: Clause; readonly adopted: boolean }

export function ClauseSection({ clause: { clause, values }, adopted }: Props) {
  const identities = values.filter(({ kind }) => kind === 'subsidy')
  const others = values.filter(({ kind }) => kind !== 'subsidy')
  return (
    <section className="clause" aria-label={clause}>
      <h2 tabIndex={-1} data-clause={clause}>
        {clause}
      </h2>
      {others.map((value) => (
        <ValueCard key={value.id} value={value} clause={clause} adopted={adopted} />
      ))}
      {identities.length > 0 && <IdentityTable clause={clause} values={identities} />}
    </section>
  )
}

type CardProps = {
  readonly value: DescribedValue
  /** The heading under which it stands. */
  readonly clause: string
  readonly adopted: boolean
}

function ValueCard({ value, clause, adopted }: CardProps) {
  const { title, kind, lines, prices, options, state } = value
  return (
    <article className={state === 'gap' || state === 'unconfirmed' ? 'value value-open' : 'value'}>
      <header>
        <strong>{title}</strong>
        {!title.startsWith(kindLabels[kind]) && <span className="tag">{kindLabels[kind]}</span>}
        <StateTag state={state} />
        {value.clause !== clause && <CitationTag clause={value.clause} />}
      </header>
      <div className="value-said">
        {prices.length > 0 && (
          <p className="value-prices">
            {prices.map(({ tier, fen }) => (
              <span key={tier}>
                {tier} <Money fen={fen} /> 元
              </span>
            ))}
          </p>
        )}
        <dl>
          {lines.map(({ label, text }) => (
            <div key={`${label}${text}`}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        {options.length > 0 && <Options options={options} />}
        {state === 'unconfirmed' && <ToSettle part="readings" adopted={adopted} />}
        {state === 'gap' && <ToSettle part="gaps" adopted={adopted} />}
        {kind === 'task-table' && adopted && <Link to="/tasks">{words.taskTable}</Link>}
      </div>
      <Standing value={value} />
    </article>
  )
}

function Options({ options }: Pick<DescribedValue, 'options'>) {
  return (
    <ul className="value-options">
      {options.map(({ label, inForce, isDefault }) => (
        <li key={label} className={inForce ? 'value-option-here' : undefined}>
          {label}
          {isDefault && <span className="tag">{words.defaultOption}</span>}
          {inForce && <span className="tag tag-good">{words.inForce}</span>}
        </li>
      ))}
    </ul>
  )
}

/** An administrator goes there; whoever cannot is told who can. */
function ToSettle(props: { readonly part: 'readings' | 'gaps'; readonly adopted: boolean }) {
  const { operator } = useDesk()
  if (!props.adopted) return <p className="faint">{words.notAdoptedText}</p>
  if (!hasRole(operator, ['administrator'])) {
    return <p className="faint">{words.settleByAdministrator}</p>
  }
  return (
    <p>
      <Link to="/readings" search={{ part: props.part }}>
        {words.settle}
      </Link>
    </p>
  )
}
