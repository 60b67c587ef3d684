/** Enter goes to the next field, as clerks know it from their old program. It never submits. */
import type { KeyboardEvent, ReactNode } from 'react'
import { isComposing } from './keys.ts'

type Props = { readonly children: ReactNode; readonly className?: string }

const fieldSelector =
  'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), button[data-enter-stop]:not([disabled])'

export function EnterMovesOn({ children, className }: Props) {
  return (
    <div className={className} onKeyDownCapture={moveOn}>
      {children}
    </div>
  )
}

function moveOn(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey) return
  const from = event.target
  if (!(from instanceof HTMLInputElement) || isComposing(event.nativeEvent)) return
  if (from.getAttribute('role') === 'combobox' && from.getAttribute('aria-expanded') === 'true') {
    // An open list takes the Enter itself: it picks the marked line.
    return
  }
  event.preventDefault()
  event.stopPropagation()
  nextField(event.currentTarget, from)?.focus()
}

function nextField(container: HTMLElement, from: HTMLInputElement): HTMLElement | null {
  const fields = [...container.querySelectorAll<HTMLElement>(fieldSelector)].filter(isReachable)
  const rest = fields.slice(fields.indexOf(from) + 1)
  const next = rest.find((field) => !isSameGroup(field, from))
  return next ?? null
}

function isReachable(field: HTMLElement): boolean {
  return field.tabIndex >= 0 && field.offsetParent !== null
}

/** Radio buttons of one question count as one field; the chosen one takes the focus. */
function isSameGroup(field: HTMLElement, from: HTMLInputElement): boolean {
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return false
  if (from.type === 'radio' && field.name === from.name) return true
  const group = document.getElementsByName(field.name)
  const chosen = [...group].find((radio) => radio instanceof HTMLInputElement && radio.checked)
  return chosen !== undefined && chosen !== field
}
