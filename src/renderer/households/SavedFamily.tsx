/** What was saved: each number, what the family pays, the sheet, the next household. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import type {
  FamilyRegistration,
  Household,
  SavedFamily as Saved,
} from '../../shared/households/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import { Money } from '../kit/Money.tsx'
import { isCtrlP, isPlain, useKey } from '../kit/keys.ts'
import { words } from './words.ts'

type Props = { readonly saved: Saved; readonly household: Household }

export function SavedFamily({ saved, household }: Props) {
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  // The heading takes the cursor, not a button: a second Enter must not wipe the numbers away.
  useEffect(() => heading.current?.focus(), [])
  const { registrations, totalFen, unsetCount, coverageYear } = saved
  const toSheet = () =>
    void navigate({
      to: '/households/$householdId/sheet',
      params: { householdId: String(household.householdId) },
      search: { year: coverageYear },
    })
  const toCounter = () => void navigate({ to: '/counter' })
  useKey(isCtrlP, toSheet)
  useKey((event) => isPlain(event, 'F4'), toCounter)
  return (
    <section className="panel saved family-saved" aria-label={words.saved}>
      <h2 className="saved-title" tabIndex={-1} ref={heading}>
        {words.savedTitle(registrations.length)}
      </h2>
      <DataTable<FamilyRegistration>
        caption={words.savedTitle(registrations.length)}
        rows={registrations}
        keyOf={({ registrationId }) => registrationId}
        empty=""
        columns={[
          { key: 'name', title: words.savedName, render: ({ name }) => name },
          {
            key: 'number',
            title: words.savedNumber,
            render: ({ registrationId, registrationNumber }) => (
              <Link
                className="money"
                to="/registrations/$registrationId"
                params={{ registrationId: String(registrationId) }}
              >
                {registrationNumber}
              </Link>
            ),
          },
          {
            key: 'state',
            title: '',
            render: ({ state }) => registrationStateLabels[state],
          },
          {
            key: 'payable',
            title: words.payable,
            align: 'right',
            render: ({ payableFen }) =>
              payableFen === null ? words.amountByAgency : <Money fen={payableFen} />,
          },
        ]}
      />
      <div className="family-total">
        <span>{words.total}</span>
        <Money fen={totalFen} large />
        {unsetCount > 0 && <span>{words.unset(unsetCount)}</span>}
      </div>
      <p className="family-soft">{words.payLater}</p>
      <div className="family-buttons">
        <Button type="primary" size="large" onClick={toSheet}>
          {words.printSheet} <kbd aria-hidden="true">Ctrl P</kbd>
        </Button>
        <Button size="large" onClick={toCounter}>
          {words.next} <kbd aria-hidden="true">F4</kbd>
        </Button>
      </div>
    </section>
  )
}
