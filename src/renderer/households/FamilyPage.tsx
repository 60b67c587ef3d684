/** 全家办理: one visit registers the whole family from one screen. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Household } from '../../shared/households/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { PolicyField, YearField } from '../intake/DecidingFields.tsx'
import { DayField } from '../kit/DayField.tsx'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Money } from '../kit/Money.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlEnter, isPlain, useKey } from '../kit/keys.ts'
import { words as intakeWords } from '../intake/words.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { readRouteId } from '../shell/route-id.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useLeaveGuard } from '../shell/unsaved.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { AddMember } from './AddMember.tsx'
import { MemberPanel } from './MemberPanel.tsx'
import { MembersTable } from './MembersTable.tsx'
import { RelationsDialog } from './RelationsDialog.tsx'
import { SavedFamily } from './SavedFamily.tsx'
import { useFamily } from './use-family.ts'
import type { Family } from './use-family.ts'
import { words } from './words.ts'
import '../intake/intake.css'
import './households.css'

const route = getRouteApi('/households/$householdId')

export function FamilyPage() {
  const householdId = readRouteId(route.useParams().householdId)
  const navigate = useNavigate()
  const { office } = useDesk()
  const household = useQuery(
    calls.households.get.queryOptions({
      input: { householdId: householdId ?? 0 },
      enabled: householdId !== null,
      staleTime: 0,
    }),
  )
  const packs = useQuery(calls.office.packs.queryOptions())
  const error = household.error ?? packs.error
  const adopted = packs.data?.packs.filter((pack) => office.policies.includes(pack.policy))
  return (
    <Page
      title={pageTitles.family}
      aside={<Button onClick={() => void navigate({ to: '/counter' })}>{words.back}</Button>}
    >
      {householdId === null && <Notice kind="warning">{frameWords.notFound}</Notice>}
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
      {household.isLoading && <p>{frameWords.loading}</p>}
      {household.data !== undefined && adopted !== undefined && (
        <FamilyScreen household={household.data} packs={adopted} />
      )}
    </Page>
  )
}

type Props = { readonly household: Household; readonly packs: readonly PackSummary[] }

function FamilyScreen({ household, packs }: Props) {
  const { operator } = useDesk()
  const isClerk = hasRole(operator, ['clerk'])
  const family = useFamily(household, packs)
  const [adding, setAdding] = useState(false)
  const [arranging, setArranging] = useState(false)
  useLeaveGuard(family.dirty, 'registration')
  const mayWork = isClerk && !adding && family.saved === null
  useKey((event) => isPlain(event, 'F2') && !adding, toList)
  useKey(
    (event) => mayWork && isPlain(event, 'F6'),
    () => setAdding(true),
  )
  useKey(
    (event) => mayWork && isPlain(event, 'F3'),
    () => setArranging(true),
  )
  useKey((event) => mayWork && isCtrlEnter(event), family.save)
  if (family.saved !== null) return <SavedFamily saved={family.saved} household={household} />
  const { current } = family
  return (
    <>
      <div className="family">
        <div className="family-left">
          <Head household={household} />
          <Common family={family} packs={packs} />
          <MembersTable
            family={family}
            onOpen={(form) => {
              family.select(form.member.person.personId)
              // The panel of this member is drawn first.
              setTimeout(toFirstField)
            }}
          />
          {isClerk && (
            <div className="family-buttons">
              <Button onClick={() => setAdding(true)} disabled={adding}>
                {words.addMember} <kbd aria-hidden="true">F6</kbd>
              </Button>
              <Button onClick={() => setArranging(true)} disabled={adding}>
                {words.relations} <kbd aria-hidden="true">F3</kbd>
              </Button>
              <span className="family-soft">{words.membersHelp}</span>
            </div>
          )}
          <Foot family={family} isClerk={isClerk} disabled={adding} />
        </div>
        <div className="family-right">
          {adding ? (
            <AddMember household={household} packs={packs} onClose={() => setAdding(false)} />
          ) : (
            current !== null && (
              <MemberPanel
                key={current.member.person.personId}
                household={household}
                family={family}
                form={current}
              />
            )
          )}
        </div>
      </div>
      {arranging && <RelationsDialog household={household} onClose={() => setArranging(false)} />}
    </>
  )
}

function Head({ household }: { readonly household: Household }) {
  const [head] = household.members
  return (
    <>
      <h2 className="family-head">
        {words.heading(head?.person.name ?? '', household.householdNumber)}
        <span className="family-village">{household.village.name}</span>
      </h2>
      {household.trouble !== null && <Notice kind="error">{household.trouble.text}</Notice>}
    </>
  )
}

function Common({
  family,
  packs,
}: {
  readonly family: Family
  readonly packs: readonly PackSummary[]
}) {
  const { today } = useDesk()
  const { common, changeCommon, pack } = family
  const fields = { draft: common, errors: {}, change: changeCommon }
  return (
    <EnterMovesOn className="family-common">
      <PolicyField counter={fields} packs={packs} />
      {pack?.laterYears === true && <YearField counter={fields} pack={pack} />}
      <DayField
        id="payDay"
        label={intakeWords.payDay}
        value={common.payDay}
        onChange={(payDay) => changeCommon({ payDay })}
        required
        today={today}
      />
    </EnterMovesOn>
  )
}

type FootProps = {
  readonly family: Family
  readonly isClerk: boolean
  readonly disabled: boolean
}

/** What the family pays for those who are ticked, and the save. */
function Foot({ family, isClerk, disabled }: FootProps) {
  const { coming, forms, quotations, register, nobodyTicked } = family
  const charges = coming.map((form) => {
    const quotation = quotations[forms.indexOf(form)] ?? null
    if (quotation === null || quotation.refusal !== null) return null
    return quotation.answer.charge ?? 'unset'
  })
  const totalFen = charges.reduce(
    (sum, charge) => sum + (charge === null || charge === 'unset' ? 0 : charge.payableFen),
    0,
  )
  const unset = charges.filter((charge) => charge === 'unset').length
  return (
    <section className="panel family-foot" aria-label={words.total}>
      <div className="family-total">
        <span>{words.totalOf(coming.length)}</span>
        <span>{words.total}</span>
        <Money fen={totalFen} large />
        {isClerk && (
          <Button
            type="primary"
            size="large"
            disabled={disabled}
            loading={register.pending}
            onClick={family.save}
          >
            {words.save} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
        )}
      </div>
      {unset > 0 && <p className="family-soft">{words.unset(unset)}</p>}
      {nobodyTicked !== null && <Notice kind="warning">{nobodyTicked}</Notice>}
      {register.error !== null && <Notice kind="error">{sentenceOf(register.error)}</Notice>}
    </section>
  )
}

function toList(): void {
  document.querySelector<HTMLElement>('.family-left tbody tr')?.focus()
}

function toFirstField(): void {
  document
    .querySelector<HTMLElement>('.family-member input:not([disabled]), .family-member textarea')
    ?.focus()
}
