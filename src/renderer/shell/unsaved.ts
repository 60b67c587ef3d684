/** Whether the screen holds something that leaving would lose; whoever makes it leave asks first. */
import { useBlocker } from '@tanstack/react-router'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { words } from './words.ts'

let unsaved = false

/** Says, as long as the screen stands, whether it holds something unsaved. */
export function useUnsaved(holds: boolean): void {
  useEffect(() => {
    unsaved = holds
    return () => {
      unsaved = false
    }
  }, [holds])
}

/** Asks where something would be lost; true where nothing would, or the clerk agrees. */
export function useAskToLeave(): () => Promise<boolean> {
  const { modal } = App.useApp()
  return async () => {
    if (!unsaved) return true
    return await modal.confirm({
      title: words.leaveTitle,
      content: words.leaveText,
      okText: words.leave,
      cancelText: words.stay,
      autoFocusButton: 'cancel',
      centered: true,
    })
  }
}

/**
 * A half-filled form is not lost by a slip: leaving asks first. Answers how to let go of the form
 * once it has been saved, before the page is left.
 */
export function useLeaveGuard(dirty: boolean): () => void {
  const askToLeave = useAskToLeave()
  const released = useRef(false)
  useUnsaved(dirty)
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: async () => !released.current && !(await askToLeave()),
  })
  return () => {
    released.current = true
    unsaved = false
  }
}
