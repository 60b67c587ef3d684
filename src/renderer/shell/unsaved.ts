/** Whether the screen holds something that leaving would lose; whoever makes it leave asks first. */
import { useBlocker, useRouter } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { words } from './words.ts'

/** What would be lost, in the words of whoever is asked. */
export type Unsaved = keyof typeof words.leaving

let unsaved: Unsaved | null = null
let asking: Promise<boolean> | null = null

/** Says, as long as the screen stands, whether it holds something unsaved. */
function useUnsaved(held: Unsaved | null): void {
  useEffect(() => {
    unsaved = held
    return () => {
      unsaved = null
    }
  }, [held])
}

/** As useUnsaved, where there is no router yet: closing the window asks too. */
export function useUnsavedOutside(holds: boolean): void {
  useUnsaved(holds ? 'form' : null)
  useEffect(() => {
    if (!holds) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [holds])
}

/** Asks where something would be lost; true where nothing would, or the clerk agrees. */
export function useAskToLeave(): () => Promise<boolean> {
  const { modal } = App.useApp()
  return async () => {
    if (unsaved === null) return true
    const { title, text, leave } = words.leaving[unsaved]
    // Whoever tries again while the question stands is asked once.
    asking ??= Promise.resolve(
      modal.confirm({
        title,
        content: text,
        okText: leave,
        // Nothing is lost by the button that stands out.
        okButtonProps: { type: 'default', danger: true },
        cancelText: words.stay,
        cancelButtonProps: { type: 'primary' },
        autoFocusButton: 'cancel',
        centered: true,
      }),
    ).finally(() => {
      asking = null
    })
    return await asking
  }
}

/**
 * A half-filled form is not lost by a slip: leaving asks first. Answers how to let go of the form
 * once it has been saved, before the page is left.
 */
export function useLeaveGuard(dirty: boolean, what: Unsaved): () => void {
  const askToLeave = useAskToLeave()
  const router = useRouter()
  const released = useRef(false)
  useUnsaved(dirty ? what : null)
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: async () => {
      if (released.current || (await askToLeave())) return false
      // An address that was typed says where somebody wanted to go, not where they are.
      setTimeout(() => {
        const here = `#${router.state.location.href}`
        if (location.hash !== here) history.replaceState(history.state, '', here)
      })
      return true
    },
  })
  return () => {
    released.current = true
    unsaved = null
  }
}
