/** What counts as a key press: never one that belongs to an input method. */
import { useEffect, useRef } from 'react'

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
  useEffect(() => {
    latest.current = { matches, act }
  })
  useEffect(() => {
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

/** Alt with a digit of the top row, whatever the layout makes of it. */
export function altDigitOf(event: KeyboardEvent): number | null {
  if (!event.altKey || event.ctrlKey || event.metaKey) return null
  const match = /^Digit([1-9])$/.exec(event.code)
  return match === null ? null : Number(match[1])
}

/** The locked screen and dialogs hear keys; what lies beneath does not. */
function isUnderCover(): boolean {
  return (
    document.querySelector('[data-cover="locked"], .ant-modal-wrap:not([style*="none"])') !== null
  )
}
