/** The question as the one line that the command line reads: to copy, or to paste another. */
import { useRouter } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Basis } from '../../shared/policies/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { useDesk } from '../shell/desk.ts'
import { lineOf, readQuestion, searchOf, startQuestion } from './trial-question.ts'
import type { Question } from './trial-question.ts'
import { trialWords as words } from './trial-words.ts'
import { useCopy } from './use-copy.ts'

type Props = {
  readonly question: Question
  readonly basis: Basis
  readonly packs: readonly PackSummary[]
  readonly onTake: (question: Question) => void
}

export function TrialLine({ question, basis, packs, onTake }: Props) {
  const router = useRouter()
  const line = lineOf(question)
  const [typed, setTyped] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const copy = useCopy()
  const { today } = useDesk()
  const own = packs.find(({ policy }) => policy === question.policy)
  // The form was changed meanwhile: the line follows it.
  const [shown, setShown] = useState(line)
  if (shown !== line) {
    setShown(line)
    setTyped(null)
    setTrouble(null)
  }

  function take(): void {
    const read = readQuestion(typed ?? line)
    const known = packs.some(({ policy }) => policy === read.question?.policy)
    if (read.question === null) setTrouble(read.trouble)
    else if (!known) setTrouble(words.unknownPolicy(read.question.policy))
    else {
      setTrouble(null)
      setTyped(null)
      onTake(read.question)
    }
  }

  return (
    <div className="trial-readings">
      <Field id="line" label={words.line} error={trouble} hint={words.lineText} stacked>
        <Input.TextArea
          {...controlOf('line', trouble)}
          className="trial-line"
          value={typed ?? line}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          autoSize={{ minRows: 2, maxRows: 6 }}
          spellCheck={false}
        />
      </Field>
      <div className="trial-buttons">
        <Button data-enter-stop onClick={take} disabled={typed === null || typed === line}>
          {words.take}
        </Button>
        <Button onClick={() => copy(typed ?? line)}>{words.copyLine}</Button>
        <Button onClick={() => copy(linkOf(router, searchOf(question, basis)))}>
          {words.copyLink}
        </Button>
        {own !== undefined && (
          <Button onClick={() => onTake(startQuestion(own, question.ask, today))}>
            {words.reset}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The whole address, as it will be once the typing has paused. */
function linkOf(router: ReturnType<typeof useRouter>, search: ReturnType<typeof searchOf>): string {
  const { href } = router.buildLocation({ to: '/trial', search })
  return new URL(router.history.createHref(href), location.href).href
}
