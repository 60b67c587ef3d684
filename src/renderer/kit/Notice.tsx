import type { ReactNode } from 'react'

type Props = {
  readonly kind: 'error' | 'warning' | 'good' | 'plain'
  readonly children: ReactNode
}

/** A sentence that has to be read; errors are read out at once. */
export function Notice({ kind, children }: Props) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}
