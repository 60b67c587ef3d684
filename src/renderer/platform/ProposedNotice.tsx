/** What rosters say and the record does not: shown, and taken over one by one or all together. */
import { App, Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { sentenceOf } from '../shell/trouble.ts'
import { useTakeOver } from './use-take-over.ts'
import { words } from './words.ts'

type Props = {
  readonly count: number
  readonly village: number | undefined
  /** Only where the list shows all of them: nobody takes over what a filter hides. */
  readonly mayTake: boolean
  /** Null where they are shown already. */
  readonly onShow: (() => void) | null
}

export function ProposedNotice({ count, village, mayTake, onShow }: Props) {
  const { modal } = App.useApp()
  const takeOver = useTakeOver()
  function confirm(): void {
    modal.confirm({
      title: words.takeAllTitle,
      content: words.takeAllText(count),
      okText: words.takeAll,
      cancelText: words.takeNot,
      // What changes many registrations is no key press too many.
      autoFocusButton: 'cancel',
      onOk: () =>
        takeOver.take({ kind: 'all', ...(village === undefined ? {} : { villageId: village }) }),
    })
  }
  return (
    <>
      <Notice kind="warning">
        {words.proposed(count)}{' '}
        {onShow !== null && (
          <Button size="small" onClick={onShow}>
            {words.showProposed}
          </Button>
        )}{' '}
        {mayTake && (
          <Button size="small" loading={takeOver.pending} onClick={confirm}>
            {words.takeAll}
          </Button>
        )}
      </Notice>
      {takeOver.error !== null && <Notice kind="error">{sentenceOf(takeOver.error)}</Notice>}
    </>
  )
}
