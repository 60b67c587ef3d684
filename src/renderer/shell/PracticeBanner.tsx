import type { Day } from '../../shared/kernel/day.ts'
import { words } from './words.ts'

/** Nobody may mistake invented people for residents: on every screen of a practice office. */
export function PracticeBanner({ today }: { readonly today: Day }) {
  return (
    <div className="practice-banner" role="note" aria-label={words.practiceBanner}>
      <span className="practice-banner-text">
        <strong>{words.practiceBanner}</strong>
        <span>{words.practiceDate(today)}</span>
        <span>{words.practiceData}</span>
      </span>
    </div>
  )
}
