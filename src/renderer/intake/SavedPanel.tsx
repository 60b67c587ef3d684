/** What a clerk reads aloud after saving: the number, the amount. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import { Money } from '../kit/Money.tsx'
import { useTierLabel } from './use-tier-label.ts'
import { words } from './words.ts'

type Props = { readonly saved: Registration; readonly onNext: () => void }

export function SavedPanel({ saved, onNext }: Props) {
  const tierLabel = useTierLabel()
  const heading = useRef<HTMLHeadingElement>(null)
  // The heading takes the cursor, not the button: a second Enter must not wipe the number away.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="panel saved" aria-label={words.saved}>
      <h2 className="saved-title" tabIndex={-1} ref={heading}>
        {words.saved}：{saved.name}
      </h2>
      <dl className="saved-lines">
        <div>
          <dt>{words.savedNumber}</dt>
          <dd className="saved-number money">{saved.registrationNumber}</dd>
        </div>
        <div>
          <dt>{words.payable}</dt>
          <dd>
            {saved.payableFen === null ? (
              words.amountByAgency
            ) : (
              <Money fen={saved.payableFen} large />
            )}
          </dd>
        </div>
        <div>
          <dt>{words.tier}</dt>
          <dd>
            {words.enrolledLine(saved.coverageYear, tierLabel(saved))}，{saved.villageName}
          </dd>
        </div>
      </dl>
      <div className="intake-buttons">
        <Button type="primary" size="large" onClick={onNext}>
          {words.next} <kbd aria-hidden="true">F4</kbd>
        </Button>
        <Link
          className="link-button"
          to="/registrations/$registrationId"
          params={{ registrationId: String(saved.registrationId) }}
        >
          {words.open}
        </Link>
      </div>
    </section>
  )
}

/** While the next person is being served, the last number is still in sight. */
export function LastSaved({ saved }: { readonly saved: Registration }) {
  return (
    <div className="last-saved">
      <span>{words.lastSaved}</span>
      <Link
        to="/registrations/$registrationId"
        params={{ registrationId: String(saved.registrationId) }}
      >
        {saved.name} <span className="money">{saved.registrationNumber}</span>
      </Link>
    </div>
  )
}
