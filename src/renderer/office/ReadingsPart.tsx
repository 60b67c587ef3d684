/** 政策理解: clauses that allow two readings, and what the office has chosen. */
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ReadingState } from '../../shared/amendments/model.ts'
import type { PackSummary, Reading } from '../../shared/rules/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { PackLabel } from './PackLabel.tsx'
import { ReadingChoice } from './ReadingChoice.tsx'
import { readingKeyOf } from './found-draft.ts'
import { words } from './words.ts'
import './office.css'

type Props = {
  /** All packs at hand; undefined while they are being read. */
  readonly packs: readonly PackSummary[] | undefined
  readonly mayWrite: boolean
}

export function ReadingsPart({ packs, mayWrite }: Props) {
  const { office } = useDesk()
  const states = useQuery(calls.amendments.readings.queryOptions())
  const adopted = (packs ?? []).filter((pack) => office.policies.includes(pack.policy))
  const byKey = new Map(
    (states.data ?? []).map((state) => [readingKeyOf(state.policy, state.reading), state]),
  )
  const waiting = [...byKey.values()].filter(({ confirmed }) => confirmed === null).length
  return (
    <>
      {states.error !== null && <Notice kind="error">{sentenceOf(states.error)}</Notice>}
      <p>
        {words.readingsPageText}
        {states.data !== undefined && (
          <strong className="readings-count">
            {waiting > 0 ? words.unconfirmedCount(waiting) : words.allConfirmed}
          </strong>
        )}
      </p>
      {states.data !== undefined &&
        adopted.map((pack) => (
          <section key={pack.policy} className="part" aria-label={pack.title}>
            <h2>
              <PackLabel pack={pack} />
            </h2>
            {pack.readings.length === 0 && <p>{words.noReadingsInPack}</p>}
            {pack.readings.map((reading) => (
              <ReadingLine
                key={reading.name}
                pack={pack}
                reading={reading}
                state={byKey.get(readingKeyOf(pack.policy, reading.name))?.confirmed ?? null}
                mayWrite={mayWrite}
              />
            ))}
          </section>
        ))}
    </>
  )
}

type LineProps = {
  readonly pack: PackSummary
  readonly reading: Reading
  readonly state: ReadingState['confirmed']
  readonly mayWrite: boolean
}

function ReadingLine({ pack, reading, state, mayWrite }: LineProps) {
  const confirmed = state?.option ?? null
  const { message } = App.useApp()
  const [chosen, setChosen] = useState(confirmed)
  const confirm = useWrite({
    call: rpc.office.confirmReading,
    onDone: async () => {
      await queryClient.invalidateQueries()
      void message.success(words.confirmedNow)
    },
    // Somebody else confirmed it meanwhile: the page shows what stands.
    onRefused: () => void queryClient.invalidateQueries(),
  })
  const option = chosen
  return (
    <div className="reading-line">
      <ReadingChoice
        name={readingKeyOf(pack.policy, reading.name)}
        reading={reading}
        chosen={chosen}
        withLater={false}
        onChoose={setChosen}
      />
      <div className="reading-state">
        <span className={confirmed === null ? 'state state-bad' : 'state'}>
          {confirmed === null ? words.unconfirmed : words.confirmed}
        </span>
        {state !== null && <span className="faint">{words.confirmedBy(state.by, state.on)}</span>}
        {mayWrite && option !== null && option !== confirmed && (
          <Button
            type="primary"
            loading={confirm.pending}
            onClick={() =>
              void confirm.submit({
                choice: { policy: pack.policy, reading: reading.name, option },
                shownActionId: state?.actionId ?? null,
              })
            }
          >
            {confirmed === null ? words.confirm : words.change}
          </Button>
        )}
        {confirm.error !== null && <Notice kind="error">{sentenceOf(confirm.error)}</Notice>}
      </div>
    </div>
  )
}
