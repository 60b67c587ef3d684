/** A form in a dialog: Enter goes on, Ctrl+Enter saves, Esc closes, the first field has the cursor. */
import { Button, Modal } from 'antd'
import { useEffect, useRef } from 'react'
import type { FocusEvent, ReactNode } from 'react'
import { EnterMovesOn } from './EnterMovesOn.tsx'
import { isComposing, isCtrlEnter } from './keys.ts'

const fieldSelector = 'input, textarea'

/** Leaves the cursor where it is once it is in a field. */
function focusFirstField(fields: HTMLElement | null): void {
  if (fields === null) return
  const { activeElement } = document
  if (fields.contains(activeElement) && activeElement?.matches(fieldSelector)) return
  fields.querySelector<HTMLElement>(fieldSelector)?.focus()
}

/**
 * A page that arrives behind an open dialog may take the cursor; it comes back to the first thing
 * that takes one, which is the cross at the dialog's corner, and goes on from there to the fields.
 */
function keepInFields(event: FocusEvent<HTMLElement>, fields: HTMLElement | null): void {
  const cameFromInside = event.currentTarget.contains(event.relatedTarget)
  if (!cameFromInside && !fields?.contains(event.target)) focusFirstField(fields)
}

type Props = {
  readonly title: string
  readonly onSave: () => void
  readonly onClose: () => void
  readonly pending: boolean
  readonly width: number
  /** 保存 where nothing else is said. */
  readonly saveLabel?: string
  readonly children: ReactNode
}

export function Dialog({ title, onSave, onClose, pending, width, saveLabel, children }: Props) {
  const fields = useRef<HTMLDivElement>(null)
  const latestSave = useRef(onSave)
  useEffect(() => {
    latestSave.current = onSave
  })
  // With the dialog itself, and not when it says that it has opened: typing runs ahead of that.
  useEffect(() => focusFirstField(fields.current), [])
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (isComposing(event) || event.repeat || !isCtrlEnter(event)) return
      // A locked screen lies above the dialog.
      if (fields.current?.closest('[inert]') || document.querySelector('[data-cover]')) return
      event.preventDefault()
      latestSave.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <Modal
      open
      title={title}
      footer={null}
      onCancel={onClose}
      afterOpenChange={() => focusFirstField(fields.current)}
      width={width}
      wrapProps={{
        onFocus: (event: FocusEvent<HTMLElement>) => keepInFields(event, fields.current),
      }}
      centered
    >
      <div ref={fields}>
        <EnterMovesOn>
          {children}
          <div className="dialog-buttons">
            <Button type="primary" data-enter-stop onClick={onSave} loading={pending}>
              {saveLabel ?? '保存'} <kbd aria-hidden="true">Ctrl Enter</kbd>
            </Button>
            <Button onClick={onClose}>取消</Button>
          </div>
        </EnterMovesOn>
      </div>
    </Modal>
  )
}
