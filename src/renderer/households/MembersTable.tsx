/** The family line by line: who is registered now, how, and what each pays. */
import { Link } from '@tanstack/react-router'
import { identityText } from '../../shared/people/identity-words.ts'
import { circumstanceLabels } from '../../shared/rules/circumstance-words.ts'
import { benefitWords } from '../../shared/rules/unsaid-words.ts'
import type { Quotation } from '../../shared/intake/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import type { Column } from '../kit/DataTable.tsx'
import { Money } from '../kit/Money.tsx'
import { groupIdNumber } from '../kit/masked.ts'
import { tierLabel } from '../intake/words.ts'
import type { MemberForm } from './family-draft.ts'
import { isComing } from './family-draft.ts'
import type { Family } from './use-family.ts'
import { words } from './words.ts'

type Props = {
  readonly family: Family
  readonly onOpen: (form: MemberForm) => void
}

export function MembersTable({ family, onOpen }: Props) {
  return (
    <DataTable
      caption={words.members}
      columns={columnsOf(family)}
      rows={family.forms}
      keyOf={(form) => form.member.person.personId}
      onOpen={onOpen}
      onMark={(form) => {
        if (form.already === null) family.change(form, { ticked: !form.draft.ticked })
      }}
      autoFocus
      empty=""
    />
  )
}

function columnsOf(family: Family): readonly Column<MemberForm>[] {
  const quotationOf = (form: MemberForm) => family.quotations[family.forms.indexOf(form)] ?? null
  return [
    {
      key: 'tick',
      title: words.pick,
      width: '48px',
      render: (form) => (
        <span className="family-tick" role="img" aria-label={tickLabelOf(form)}>
          {form.already !== null ? '—' : form.draft.ticked ? '☑' : '☐'}
        </span>
      ),
    },
    {
      key: 'name',
      title: words.name,
      width: '27%',
      render: (form) => <NameCell form={form} family={family} />,
    },
    {
      key: 'relation',
      title: words.relation,
      width: '86px',
      render: ({ member }) => (
        <>
          {member.relation}
          <span className="family-soft">{member.relationCode ?? words.relationUnlisted}</span>
        </>
      ),
    },
    {
      key: 'circumstance',
      title: words.circumstance,
      render: ({ whole, member, draft }) => (
        <>
          {circumstanceLabels[whole.circumstance.kind]}
          {family.pack !== undefined && family.pack.tiers.length > 1 && (
            <> · {tierLabel(whole.tier)}</>
          )}
          <span className="family-soft">
            {whole.identities.map(identityText).join('、')}
            {member.minor && ` ${words.guardian}：${guardianText(family, draft)}`}
          </span>
        </>
      ),
    },
    {
      key: 'payable',
      title: words.payable,
      align: 'right',
      width: '92px',
      render: (form) => <PayableCell form={form} quotation={quotationOf(form)} />,
    },
    {
      key: 'benefit',
      title: words.benefit,
      width: '118px',
      render: (form) => benefitText(form, quotationOf(form)),
    },
  ]
}

function tickLabelOf({ already, draft }: MemberForm): string {
  if (already !== null) return words.already(already.year)
  return draft.ticked ? words.pick : words.notTicked
}

function NameCell({ form, family }: { readonly form: MemberForm; readonly family: Family }) {
  const { member, already } = form
  const { person } = member
  const refusal = family.refusals.get(person.personId)
  const wrong = Object.values(family.errors.get(person.personId) ?? {})
  return (
    <>
      <strong className="family-name">{person.name}</strong>
      {member.minor && <span className="tag">{words.minor}</span>}
      {member.death !== null && <span className="tag tag-bad">{words.deadTag}</span>}
      {member.death === null && member.against.length > 0 && (
        <span className="tag tag-warning">{words.againstTag}</span>
      )}
      {form === family.current && <span className="tag tag-good">{words.filling}</span>}
      <span className="family-soft money">{groupIdNumber(person.idNumber)}</span>
      {already !== null && (
        <span className="family-soft">
          {words.already(already.year)}{' '}
          {already.registration !== null && (
            <Link
              to="/registrations/$registrationId"
              params={{ registrationId: String(already.registration.registrationId) }}
            >
              {words.openPaper(already.registration.registrationNumber)}
            </Link>
          )}
        </span>
      )}
      {refusal !== undefined && (
        <span className="family-bad" role="alert">
          {words.refusedRow}
          {refusal}
        </span>
      )}
      {refusal === undefined && wrong[0] !== undefined && (
        <span className="family-bad">{wrong[0]}</span>
      )}
    </>
  )
}

function PayableCell({
  form,
  quotation,
}: {
  readonly form: MemberForm
  readonly quotation: Quotation | null
}) {
  if (!isComing(form)) return <span className="family-soft">—</span>
  if (quotation === null) return <>{form.input === null ? words.incomplete : '…'}</>
  if (quotation.refusal !== null) return <span className="family-bad">{words.cannot}</span>
  const { charge } = quotation.answer
  return charge ? <Money fen={charge.payableFen} /> : <>{words.undecided}</>
}

function benefitText(form: MemberForm, quotation: Quotation | null): string {
  if (!isComing(form) || quotation === null || quotation.refusal !== null) return ''
  const benefit = quotation.answer.benefit ?? quotation.benefitOnceApproved ?? null
  return benefitWords({ ...quotation.answer, benefit })
}

function guardianText(family: Family, { guardian }: MemberForm['draft']): string {
  if (guardian.who === null) return words.noGuardian
  const name =
    guardian.who === 'other'
      ? guardian.name
      : (family.forms.find(({ member }) => member.person.personId === guardian.who)?.member.person
          .name ?? '')
  return `${name}${guardian.relation === null ? '' : `（${guardian.relation}）`}`
}
