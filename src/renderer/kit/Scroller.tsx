/** A part of the screen that scrolls by itself. */
import type { ReactNode, Ref } from 'react'

type Props = {
  /** What assistive software calls it. */
  readonly label: string
  readonly className: string
  readonly busy?: boolean
  /** False where something inside takes the cursor and scrolls along. */
  readonly reached?: boolean
  readonly box?: Ref<HTMLElement>
  readonly children: ReactNode
}

/** What scrolls is reached by keyboard: the arrows move it once it has the cursor. */
export function Scroller({ label, className, busy, reached = true, box, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
    <section
      className={className}
      aria-label={label}
      aria-busy={busy}
      tabIndex={reached ? 0 : -1}
      ref={box}
    >
      {children}
    </section>
  )
}
