/** What was taken down, as the sheet will show it, and what else is known of the person. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { identityText } from '../../shared/people/identity-words.ts'
import { sexLabels } from '../../shared/people/model.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { circumstanceSentence } from '../../shared/rules/circumstance-words.ts'
import { Fact } from '../kit/Field.tsx'
import { groupIdNumber } from '../kit/masked.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { words as reviewWords } from './review-words.ts'
import { tierLabel, words } from './words.ts'

type Props = { readonly registration: Registration }

type FactsProps = Props & {
  /** Without what decides the price: that stands in fields of its own. */
  readonly personOnly?: boolean
}

export function RegistrationFacts({ registration, personOnly }: FactsProps) {
  return (
    <>
      <Fact label={words.number}>
        <strong className="money">{registration.registrationNumber}</strong>
      </Fact>
      <Fact label={words.idNumber}>
        <strong className="money">{groupIdNumber(registration.idNumber)}</strong>
      </Fact>
      <Fact label={words.sexAndBirth}>
        <span className="money">
          {sexLabels[registration.sex]}　{registration.birthDate}
        </span>
      </Fact>
      <Fact label={words.village}>
        {registration.villageName}
        <span className="fact-more">
          {words.phone} {registration.phone ?? words.none}
        </span>
      </Fact>
      {personOnly !== true && <DecidingFacts registration={registration} />}
    </>
  )
}

function DecidingFacts({ registration }: Props) {
  return (
    <>
      <Fact label={words.identities}>
        <FactLines lines={registration.identities.map(identityText)} />
      </Fact>
      <Fact label={words.circumstance}>{circumstanceSentence(registration.circumstance)}</Fact>
      <Fact label={words.tier}>
        {words.enrolledLine(registration.coverageYear, tierLabel(registration.tier))}
      </Fact>
    </>
  )
}

/** Household and earlier years, as the ledger has them today. */
export function PersonEvidence({ registration }: Props) {
  const { operator } = useDesk()
  const person = useQuery(
    calls.people.get.queryOptions({
      input: { personId: registration.personId },
      enabled: hasRole(operator, ['clerk', 'reviewer']),
    }),
  )
  if (person.data === undefined) return null
  const { household } = person.data
  const enrolments = person.data.enrolments.filter(
    ({ coverageYear }) => coverageYear < registration.coverageYear,
  )
  return (
    <>
      <Fact label={words.household}>
        {household === null ? (
          words.none
        ) : (
          <>
            <span className="money">{household.householdNumber}</span>
            <span className="fact-more">
              {household.members
                .map((member) => words.relation(member.name, member.relationToHead))
                .join('、')}
            </span>
          </>
        )}
      </Fact>
      <Fact label={reviewWords.enrolments}>
        {enrolments.length === 0
          ? words.enrolledNone
          : enrolments
              .map((line) => words.enrolledLine(line.coverageYear, tierLabel(line.tier)))
              .join('、')}
      </Fact>
    </>
  )
}

/** What the notice asks people to bring. */
export function MaterialsFact({ registration }: Props) {
  const packs = useQuery(calls.office.packs.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  const pack = packs.data?.packs.find(({ policy }) => policy === registration.quotation.policy)
  if (pack === undefined) return null
  return (
    <Fact label={reviewWords.materials}>
      {pack.materials.length === 0 ? (
        reviewWords.noMaterials
      ) : (
        <FactLines lines={pack.materials.map(({ name, clause }) => `${name}（${clause}）`)} />
      )}
    </Fact>
  )
}

function FactLines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return words.none
  return lines.map((line) => (
    <div key={line} className="fact-line">
      {line}
    </div>
  ))
}
