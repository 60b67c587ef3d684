/** What counts as a key press: never one that belongs to an input method. */
import { useLayoutEffect, useRef } from 'react'

type KeyLike = {
  readonly isComposing?: boolean
  readonly keyCode: number
}

/** True while an input method is composing: its Enter picks a word and is none of ours. */
export function isComposing(event: KeyLike): boolean {
  return event.isComposing === true || event.keyCode === 229
}

/** Listens for a key anywhere on the page, while no input method is composing. */
export function useKey(
  matches: (event: KeyboardEvent) => boolean,
  act: (event: KeyboardEvent) => void,
): void {
  const latest = useRef({ matches, act })
  // With the screen and not a moment after it: a key may be faster than the next idle task.
  useLayoutEffect(() => {
    latest.current = { matches, act }
  })
  useLayoutEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (isComposing(event) || event.repeat || isUnderCover()) return
      if (!latest.current.matches(event)) return
      event.preventDefault()
      event.stopPropagation()
      latest.current.act(event)
    }
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

export function isPlain(event: KeyboardEvent, key: string): boolean {
  return event.key === key && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey
}

export function isCtrlEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.altKey
}

/** Printing goes through the program, which counts copies, and not past it. */
export function isCtrlP(event: KeyboardEvent): boolean {
  return event.code === 'KeyP' && (event.ctrlKey || event.metaKey) && !event.altKey
}

/** The keys of the top row from 1 on: what stands on each, and how a browser calls it. */
const topRow = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((digit) => [String(digit), `Digit${digit}`] as const),
  ['-', 'Minus'],
  ['=', 'Equal'],
  // The last one stands left of 1.
  ['`', 'Backquote'],
  // The top row is used up: the next one stands at the right, under its end.
  ['\\', 'Backslash'],
] as const

/** As many pages as there are keys: `1` … `9`, `0`, `-`, `=`, `` ` ``, `\`. */
export const topRowKeys: readonly string[] = topRow.map(([key]) => key)

/** Alt with a key of the top row, whatever the layout makes of it: its place, from 0. */
export function altPlaceOf(event: Pick<KeyboardEvent, AltFields>): number | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null
  const place = topRow.findIndex(([, code]) => code === event.code)
  return place < 0 ? null : place
}

type AltFields = 'altKey' | 'ctrlKey' | 'metaKey' | 'code'

/** The locked screen and dialogs hear keys; what lies beneath does not. */
function isUnderCover(): boolean {
  return (
    document.querySelector('[data-cover="locked"], .ant-modal-wrap:not([style*="none"])') !== null
  )
}
