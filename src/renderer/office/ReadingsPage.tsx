/** 政策理解: clauses that allow two readings, and what the office has chosen. */
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { PackSummary, Reading } from '../../shared/rules/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { pageTitles } from '../shell/words.ts'
import { PackLabel } from './PackLabel.tsx'
import { ReadingChoice } from './ReadingChoice.tsx'
import { readingKeyOf } from './found-draft.ts'
import { words } from './words.ts'
import './office.css'

export function ReadingsPage() {
  const { office } = useDesk()
  const packs = useQuery(calls.office.packs.queryOptions())
  const adopted = (packs.data?.packs ?? []).filter((pack) => office.policies.includes(pack.policy))
  const confirmed = new Map(
    office.readings.map((choice) => [readingKeyOf(choice.policy, choice.reading), choice.option]),
  )
  const waiting = adopted.flatMap((pack) =>
    pack.readings.filter((reading) => !confirmed.has(readingKeyOf(pack.policy, reading.name))),
  ).length
  return (
    <Page
      title={pageTitles.readings}
      aside={
        packs.data !== undefined &&
        (waiting > 0 ? words.unconfirmedCount(waiting) : words.allConfirmed)
      }
    >
      {packs.error !== null && <Notice kind="error">{sentenceOf(packs.error)}</Notice>}
      <p>{words.readingsPageText}</p>
      {adopted.map((pack) => (
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
              confirmed={confirmed.get(readingKeyOf(pack.policy, reading.name)) ?? null}
            />
          ))}
        </section>
      ))}
    </Page>
  )
}

type LineProps = {
  readonly pack: PackSummary
  readonly reading: Reading
  readonly confirmed: string | null
}

function ReadingLine({ pack, reading, confirmed }: LineProps) {
  const { message } = App.useApp()
  const [chosen, setChosen] = useState(confirmed)
  const confirm = useWrite({
    call: rpc.office.confirmReading,
    onDone: async () => {
      await queryClient.invalidateQueries()
      void message.success(words.confirmedNow)
    },
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
        {option !== null && option !== confirmed && (
          <Button
            type="primary"
            loading={confirm.pending}
            onClick={() =>
              void confirm.submit({
                choice: { policy: pack.policy, reading: reading.name, option },
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
