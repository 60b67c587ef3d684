/** The computer's clock was set back: nothing can be recorded until it is right or confirmed. */
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { OfficeStatus } from '../../shared/office/model.ts'
import { hasRole, useDesk } from './desk.ts'
import { words } from './words.ts'

const ConfirmClockDialog = lazy(async () => ({
  default: (await import('../office/ConfirmClockDialog.tsx')).ConfirmClockDialog,
}))

export function ClockBanner({ behind }: { readonly behind: OfficeStatus['clockBehind'] }) {
  const { operator } = useDesk()
  const [asking, setAsking] = useState(false)
  if (behind === null) return null
  return (
    <div className="connection-banner" role="alert">
      {words.clockBehind(behind)}
      {hasRole(operator, ['administrator']) ? (
        <Button size="small" onClick={() => setAsking(true)}>
          {words.confirmClock}
        </Button>
      ) : (
        words.clockForAdministrator
      )}
      {asking && (
        <Suspense>
          <ConfirmClockDialog behind={behind} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </div>
  )
}
