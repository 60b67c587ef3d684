/** What a clerk can record of one registration; what its state forbids is greyed. */
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { PlatformDetail } from '../../shared/platform/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { ReasonDialog } from '../kit/ReasonDialog.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { ConcludeDialog } from './ConcludeDialog.tsx'
import { EnterDialog } from './EnterDialog.tsx'
import { FailDialog } from './FailDialog.tsx'
import { FileDialog } from './FileDialog.tsx'
import { refreshPlatform } from './refresh.ts'
import { useTakeOver } from './use-take-over.ts'
import { words } from './words.ts'

type Props = { readonly detail: PlatformDetail }
type Opened = 'enter' | 'fail' | 'correct' | 'file' | 'conclude'

export function PlatformActions({ detail }: Props) {
  const { operator } = useDesk()
  const isClerk = hasRole(operator, ['clerk'])
  if (!isClerk && !hasRole(operator, ['reviewer'])) return null
  return (
    <div className="platform-actions">
      {isClerk && <ClerkActions detail={detail} />}
      <NoticeButton detail={detail} />
    </div>
  )
}

function ClerkActions({ detail }: Props) {
  const { registrationId, name, status, obstacle, proposal } = detail
  const [opened, setOpened] = useState<Opened | null>(null)
  const takeOver = useTakeOver()
  const close = () => setOpened(null)
  const entered = status === 'entered'
  return (
    <>
      {proposal !== null && (
        <Button
          type="primary"
          loading={takeOver.pending}
          onClick={() => takeOver.take({ kind: 'some', registrationIds: [registrationId] })}
        >
          {words.take}
        </Button>
      )}
      <Button disabled={entered} onClick={() => setOpened('enter')}>
        {words.enter}
      </Button>
      <Button onClick={() => setOpened('fail')}>{words.fail}</Button>
      <Button disabled={entered} onClick={() => setOpened('file')}>
        {obstacle === null ? words.file : words.refile}
      </Button>
      <Button disabled={obstacle === null} onClick={() => setOpened('conclude')}>
        {words.conclude}
      </Button>
      <Button disabled={status === 'waiting'} onClick={() => setOpened('correct')}>
        {words.correct}
      </Button>
      {takeOver.error !== null && <Notice kind="error">{sentenceOf(takeOver.error)}</Notice>}
      {opened === 'enter' && (
        <EnterDialog registrationIds={[registrationId]} name={name} onClose={close} />
      )}
      {opened === 'fail' && <FailDialog registrationId={registrationId} onClose={close} />}
      {opened === 'file' && (
        // Drawn anew where somebody else filed it meanwhile: the form shows how it stands now.
        <FileDialog
          key={JSON.stringify(obstacle)}
          registrationId={registrationId}
          open={obstacle}
          onClose={close}
        />
      )}
      {opened === 'conclude' && obstacle !== null && (
        <ConcludeDialog obstacleId={obstacle.obstacleId} onClose={close} />
      )}
      {opened === 'correct' && (
        <CorrectDialog registrationId={registrationId} name={name} onClose={close} />
      )}
    </>
  )
}

type CorrectProps = {
  readonly registrationId: number
  readonly name: string
  readonly onClose: () => void
}

function CorrectDialog({ registrationId, name, onClose }: CorrectProps) {
  const { message } = App.useApp()
  const correct = useWrite({
    call: rpc.platform.correct,
    onRefused: () => void refreshPlatform(),
    onDone: async () => {
      void message.success(words.saved)
      onClose()
      await refreshPlatform()
    },
  })
  return (
    <ReasonDialog
      title={words.correctTitle}
      text={words.correctText(name)}
      label={words.reason}
      saveLabel={words.correctTitle}
      missingText={words.reasonMissing}
      pending={correct.pending}
      refusal={correct.error === null ? null : sentenceOf(correct.error)}
      onForget={correct.forget}
      onSave={(reason) => void correct.submit({ registrationId, reason })}
      onClose={onClose}
    />
  )
}

function NoticeButton({ detail: { registrationId, obstacle } }: Props) {
  const navigate = useNavigate()
  return (
    <Button
      disabled={obstacle === null}
      onClick={() =>
        void navigate({
          to: '/platform/$registrationId/notice',
          params: { registrationId: String(registrationId) },
        })
      }
    >
      {words.notice}
    </Button>
  )
}
