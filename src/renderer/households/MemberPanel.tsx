/** What decides one member's price, and the decision that follows it. */
import type { Household } from '../../shared/households/model.ts'
import { EvidencePanel } from '../evidence/EvidencePanel.tsx'
import { useEvidence } from '../evidence/use-evidence.ts'
import { CircumstanceFields } from '../intake/CircumstanceFields.tsx'
import { IdentitiesField, TierField } from '../intake/DecidingFields.tsx'
import { EvidenceReasonField } from '../intake/EvidenceReasonField.tsx'
import { PastCoverFields } from '../intake/PastCoverFields.tsx'
import { QuotationPanel } from '../intake/QuotationPanel.tsx'
import { words as intakeWords } from '../intake/words.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Notice } from '../kit/Notice.tsx'
import { GuardianFields } from './GuardianFields.tsx'
import type { MemberForm } from './family-draft.ts'
import type { Family } from './use-family.ts'
import { words } from './words.ts'

type Props = {
  readonly household: Household
  readonly family: Family
  readonly form: MemberForm
}

export function MemberPanel({ household, family, form }: Props) {
  const { member, draft, whole, already } = form
  const { person } = member
  const { pack } = family
  const found = useEvidence({ personId: person.personId })
  const errors = family.errors.get(person.personId) ?? {}
  const fields = {
    draft: whole,
    errors,
    change: (part: Partial<typeof whole>) =>
      family.change(form, { own: { ...draft.own, ...part } }),
  }
  const proposal = family.proposals[family.forms.indexOf(form)] ?? null
  const quotation = family.quotations[family.forms.indexOf(form)] ?? null
  return (
    <>
      <section className="panel family-member" aria-label={words.facts}>
        <h2 className="panel-title">
          {person.name}
          <span className="panel-title-side">{member.relation}</span>
        </h2>
        {already !== null ? (
          <Notice kind="plain">{words.already(already.year)}。</Notice>
        ) : (
          <>
            <EvidencePanel
              found={found}
              coverageYear={form.input?.coverageYear ?? null}
              name={person.name}
              idNumber={person.idNumber}
              next={intakeWords.evidenceNext}
            />
            <EnterMovesOn className="intake-fields">
              <IdentitiesField counter={fields} pack={pack} />
              <TierField counter={fields} pack={pack} />
              {/* A year that was missed is registered by itself: the family shares one year. */}
              <CircumstanceFields
                counter={fields}
                pack={undefined}
                without={['back-payment']}
                proposal={proposal}
              />
              {pack !== undefined && <PastCoverFields counter={fields} pack={pack} />}
              {member.minor && (
                <GuardianFields
                  household={household}
                  draft={draft.guardian}
                  errors={errors}
                  onChange={(part) =>
                    family.change(form, { guardian: { ...draft.guardian, ...part } })
                  }
                />
              )}
              <EvidenceReasonField form={fields} found={found} />
            </EnterMovesOn>
          </>
        )}
      </section>
      {already === null && (
        <QuotationPanel
          quote={{
            quotation,
            hint: hintOf(quotation),
            stale: quotation === null && form.input !== null,
            loading: quotation === null && form.input !== null,
            error: null,
          }}
          forNobody={false}
        />
      )}
    </>
  )
}

/** The quotation of the counter comes with what else might be meant. */
function hintOf(quotation: object | null): string | null {
  if (quotation === null || !('newbornHint' in quotation)) return null
  return typeof quotation.newbornHint === 'string' ? quotation.newbornHint : null
}
