/** At the counter: whoever is very like the person on the form, and what the clerk says of them. */
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Comparison } from './Comparison.tsx'
import { twinsIn } from './twins.ts'
import type { NotSame } from './twins.ts'
import { words } from './words.ts'

type Props = {
  readonly error: unknown
  readonly pending: boolean
  /** Null where the form cannot go on with somebody else. */
  readonly onUseKnown: ((personId: number) => void) | null
  readonly onNotSame: (notSame: NotSame) => void
}

const id = 'notSameReason'

export function TwinsPanel({ error, pending, onUseKnown, onNotSame }: Props) {
  const twins = twinsIn(error)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const shown = twins.length > 0
  // The cursor stands at the answer, and the question is seen from its beginning.
  useEffect(() => {
    const panel = shown ? document.getElementById('twins') : null
    panel?.querySelector('button')?.focus({ preventScroll: true })
    panel?.scrollIntoView({ block: 'start' })
  }, [shown])
  if (!shown) return null

  function save(): void {
    const typed = reason.trim()
    setMissing(typed === '' ? words.reasonMissing : undefined)
    if (typed === '') document.getElementById(id)?.focus()
    else onNotSame({ personIds: twins.map(({ record }) => record.personId), reason: typed })
  }

  return (
    <section className="twins" id="twins" aria-label={words.open}>
      <Notice kind="error">{words.twins}</Notice>
      {twins.map(({ record, likeness }) => (
        <div key={record.personId}>
          <Comparison
            caption={words.known(record.name)}
            likeness={likeness}
            oneTitle={words.typed}
            otherTitle={words.known(record.name)}
            one={null}
            other={record}
          />
          {onUseKnown !== null && (
            <p className="twins-buttons">
              <Button data-enter-stop onClick={() => onUseKnown(record.personId)}>
                {words.takeTwin(record.name)}
              </Button>
            </p>
          )}
        </div>
      ))}
      <Field id={id} label={words.notTwins} error={missing} hint={words.notTwinsHint} stacked>
        <Input
          {...controlOf(id, missing)}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(undefined)
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
      <Button data-enter-stop loading={pending} onClick={save}>
        {words.notTwinsSave}
      </Button>
    </section>
  )
}
