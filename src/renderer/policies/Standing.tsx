/** On which days a value stands, where it comes from, when somebody last checked it. */
import type { ReactNode } from 'react'
import type { DescribedValue } from '../../shared/rules/description.ts'
import { isStale } from '../../shared/policies/stale.ts'
import { useDesk } from '../shell/desk.ts'
import { words } from './words.ts'

export function Standing({ value }: { readonly value: DescribedValue }) {
  const { today } = useDesk()
  const { source, checkedOn, unit } = value
  return (
    <dl className="standing">
      <Fact label={words.valid}>{daysOf(value.valid)}</Fact>
      <Fact label={words.source}>
        {source.kind === 'pack' ? words.fromPack : (source.documentNumber ?? words.ruled)}
        {source.kind === 'amendment' && `，${words.since(source.from)}`}
      </Fact>
      {source.kind === 'amendment' && <Fact label={words.basis}>{source.basis}</Fact>}
      <Fact label={words.checked}>
        {checkedOn ?? words.withDocument}
        {isStale(checkedOn, today) && (
          <span className="tag tag-warning" title={words.staleTitle}>
            {words.stale}
          </span>
        )}
      </Fact>
      {unit !== null && <Fact label={words.unit}>{unit}</Fact>}
    </dl>
  )
}

export function StateTag({ state }: { readonly state: DescribedValue['state'] }) {
  if (state === 'stands') return null
  const kind = state === 'confirmed' ? 'tag-good' : 'tag-warning'
  return <span className={`tag ${kind}`}>{words.states[state]}</span>
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function daysOf({ from, to }: DescribedValue['valid']): string {
  if (from !== null && to !== null) return words.between(from, to)
  if (from !== null) return words.from(from)
  return to === null ? words.wholeTime : words.until(to)
}
