/** What was taken down, as the sheet will show it, and what else is known of the person. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { documentKinds } from '../../shared/kernel/identity-document.ts'
import { identityText } from '../../shared/people/identity-words.ts'
import { sexLabels } from '../../shared/people/model.ts'
import { mostMissedYears, pastCoverSentence } from '../../shared/intake/past-cover.ts'
import type { Registration } from '../../shared/intake/model.ts'
import { circumstanceSentence } from '../../shared/rules/circumstance-words.ts'
import { enrolmentWayOf, listMaterials, sayWays } from '../../shared/rules/materials.ts'
import type { Material } from '../../shared/rules/materials.ts'
import { EvidencePanel } from '../evidence/EvidencePanel.tsx'
import { useEvidence } from '../evidence/use-evidence.ts'
import { Fact } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { groupIdNumber } from '../kit/masked.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { words as reviewWords } from './review-words.ts'
import { useTierLabel } from './use-tier-label.ts'
import { tierLabel, words } from './words.ts'

type Props = { readonly registration: Registration }

type FactsProps = Props & {
  /** Without what stands in fields of its own: where somebody lives, what decides the price. */
  readonly personOnly?: boolean
}

export function RegistrationFacts({ registration, personOnly }: FactsProps) {
  return (
    <>
      <Fact label={words.number}>
        <strong className="money">{registration.registrationNumber}</strong>
      </Fact>
      <Fact label={documentKinds[registration.documentType].numberLabel}>
        <strong className="money">{groupIdNumber(registration.idNumber)}</strong>
      </Fact>
      <Fact label={words.sexAndBirth}>
        <span className="money">
          {sexLabels[registration.sex]}　{registration.birthDate}
        </span>
      </Fact>
      {personOnly !== true && (
        <Fact label={words.village}>
          {registration.villageName}
          <span className="fact-more">
            {words.phone} {registration.phone ?? words.none}
          </span>
        </Fact>
      )}
      {personOnly !== true && <DecidingFacts registration={registration} />}
    </>
  )
}

function DecidingFacts({ registration }: Props) {
  const packs = useQuery(calls.office.packs.queryOptions())
  const pack = packs.data?.packs.find(({ policy }) => policy === registration.quotation.policy)
  const mostMissed = pack === undefined ? null : mostMissedYears(pack, registration.coverageYear)
  const pastCover = pastCoverSentence(registration.pastCover, mostMissed)
  const label = useTierLabel()
  return (
    <>
      <Fact label={words.identities}>
        <FactLines lines={registration.identities.map(identityText)} />
      </Fact>
      <Fact label={words.circumstance}>{circumstanceSentence(registration.circumstance)}</Fact>
      {pastCover !== null && (
        <Fact label={mostMissed === null ? words.coveredThisYear : words.missed}>{pastCover}</Fact>
      )}
      <Fact label={words.tier}>
        {words.enrolledLine(registration.coverageYear, label(registration))}
      </Fact>
    </>
  )
}

/** The person as the ledger has them today; nothing for roles that may not look people up. */
function useRegistered({ personId }: Registration) {
  const { operator } = useDesk()
  const enabled = hasRole(operator, ['clerk', 'reviewer'])
  return useQuery(calls.people.get.queryOptions({ input: { personId }, enabled }))
}

/** What lists say of the person today, and why it was taken all the same; for who may ask. */
export function ListedEvidence({ registration }: Props) {
  const { operator } = useDesk()
  const { personId, coverageYear, name, idNumber, evidenceReason } = registration
  const may = hasRole(operator, ['clerk', 'reviewer', 'auditor'])
  const found = useEvidence(may ? { personId } : null)
  if (found.state !== 'found' || (found.evidence.length === 0 && evidenceReason === null)) {
    return null
  }
  return (
    <>
      <EvidencePanel {...{ found, coverageYear, name, idNumber }} />
      {evidenceReason !== null && (
        <Notice kind="warning">{reviewWords.evidenceTaken(evidenceReason)}</Notice>
      )}
    </>
  )
}

/** Household and earlier years, as the ledger has them today. */
export function PersonEvidence({ registration }: Props) {
  const person = useRegistered(registration)
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
  const packs = useQuery(calls.office.packs.queryOptions())
  const pack = packs.data?.packs.find(({ policy }) => policy === registration.quotation.policy)
  const person = useRegistered(registration)
  if (pack === undefined) return null
  const years = person.data?.enrolments.map(({ coverageYear }) => coverageYear)
  const asked =
    years === undefined
      ? pack.materials
      : listMaterials(pack.materials, enrolmentWayOf(registration, years))
  return (
    <Fact label={reviewWords.materials}>
      {asked.length === 0 ? reviewWords.noMaterials : <FactLines lines={asked.map(sayMaterial)} />}
    </Fact>
  )
}

function sayMaterial({ name, clause, ways }: Material): string {
  return `${name}〔${clause}〕${ways === null ? '' : `（${sayWays(ways)}）`}`
}

function FactLines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return words.none
  return lines.map((line) => (
    <div key={line} className="fact-line">
      {line}
    </div>
  ))
}
