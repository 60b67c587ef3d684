/** The page around a printed copy: who printed it, the paper, printing again, and the way back. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

type Props = {
  readonly title: string
  readonly printed: { readonly printedBy: string; readonly printedOn: string }
  /** Whether the paper may be printed as it stands on the screen. */
  readonly ready: boolean
  readonly again: { readonly pending: boolean; readonly error: unknown }
  /** Counts another copy. */
  readonly onAgain: () => void
  readonly backLabel: string
  readonly onBack: () => void
  readonly children: ReactNode
}

export function CopyPage(props: Props) {
  const { title, printed, ready, again, onAgain, backLabel, onBack, children } = props
  const { operator } = useDesk()
  const mayPrint = hasRole(operator, ['clerk', 'reviewer'])
  function printAgain(): void {
    if (mayPrint) onAgain()
  }
  useKey(isCtrlP, printAgain)
  return (
    <Page
      title={title}
      aside={
        <>
          <span>{words.printedHelp(printed.printedBy, printed.printedOn)}</span>
          {mayPrint && (
            <Button loading={again.pending} onClick={printAgain} aria-keyshortcuts="Control+P">
              {words.printAgain} <kbd aria-hidden="true">Ctrl P</kbd>
            </Button>
          )}
          <Button type="primary" autoFocus onClick={onBack}>
            {backLabel}
          </Button>
        </>
      }
    >
      {again.error !== null && <Notice kind="error">{sentenceOf(again.error)}</Notice>}
      <div className="papers" data-ready={ready}>
        {children}
      </div>
    </Page>
  )
}
