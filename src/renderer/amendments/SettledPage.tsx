/** 本单位确定: readings to confirm, gaps to rule on, amendments entered; and entering them. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Gap } from '../../shared/amendments/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { saveText } from '../kit/save-file.ts'
import { ReadingsPart } from '../office/ReadingsPart.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles } from '../shell/words.ts'
import { AmendmentsPart } from './AmendmentsPart.tsx'
import { FileEntry, FormEntry } from './EntryPage.tsx'
import { GapsPart, isOfPrice } from './GapsPart.tsx'
import { carriedAmendment } from '../rehearsal/carried.ts'
import { keptEntry } from './kept-entry.ts'
import type { Part } from './parts.ts'
import { RulingEntry } from './RulingEntry.tsx'
import { words } from './words.ts'
import './amendments.css'

const route = getRouteApi('/readings')

/** The gap that somebody is ruling on: nothing of it is in the address, which would open empty. */
type Ruling = { readonly pack: PackSummary; readonly gap: Gap }

export function SettledPage() {
  const { part = 'readings' } = route.useSearch()
  const navigate = useNavigate()
  const { office, operator } = useDesk()
  const [ruling, setRuling] = useState<Ruling | null>(null)
  const packs = useQuery(calls.office.packs.queryOptions())
  const adopted = (packs.data?.packs ?? []).filter(({ policy }) => office.policies.includes(policy))
  const mayWrite = hasRole(operator, ['administrator'])
  const goTo = (next: Part) => void navigate({ to: '/readings', search: { part: next } })
  const wanted =
    ruling === null
      ? null
      : { pack: ruling.pack, coverageYear: /^\d{4}/u.exec(ruling.gap.row)?.[0] ?? '' }
  const back = () => {
    leaveEntry()
    goTo('amendments')
  }

  /** What was kept for a rehearsal gives way to what is begun now. */
  function leaveEntry(): void {
    keptEntry.drop()
    carriedAmendment.drop()
  }

  function blank(): void {
    leaveEntry()
    setRuling(null)
  }

  function rule(pack: PackSummary, gap: Gap): void {
    leaveEntry()
    // A price comes with its document, and has a form of its own.
    setRuling({ pack, gap })
    goTo(isOfPrice(gap) ? 'form' : 'ruling')
  }

  return (
    <Page
      title={pageTitles.readings}
      aside={<Asides mayWrite={mayWrite} goTo={goTo} onBlank={blank} />}
    >
      {packs.error !== null && <Notice kind="error">{sentenceOf(packs.error)}</Notice>}
      <nav className="settled-parts" aria-label={words.partsLabel}>
        {Object.entries(words.parts).map(([name, label]) => (
          <Button
            key={name}
            type={part === name ? 'primary' : 'default'}
            {...(part === name ? { 'aria-current': 'page' as const } : {})}
            onClick={() => goTo(name as keyof typeof words.parts)}
          >
            {label}
          </Button>
        ))}
      </nav>
      {part === 'readings' && <ReadingsPart packs={packs.data?.packs} mayWrite={mayWrite} />}
      {(part === 'gaps' || (part === 'ruling' && ruling === null)) && (
        <>
          <p>{words.gapsText}</p>
          {adopted.map((pack) => (
            <GapsPart
              key={pack.policy}
              pack={pack}
              onRule={mayWrite ? (gap) => rule(pack, gap) : null}
            />
          ))}
        </>
      )}
      {part === 'amendments' && (
        <>
          <p>{words.amendmentsText}</p>
          <AmendmentsPart mayWrite={mayWrite} />
        </>
      )}
      {part === 'form' && mayWrite && adopted.length > 0 && (
        <FormEntry key={ruling?.gap.key ?? ''} packs={adopted} wanted={wanted} onDone={back} />
      )}
      {part === 'file' && mayWrite && (
        <FileEntry title={words.fileTitle} of="file" start="" onDone={back} />
      )}
      {part === 'ruling' && mayWrite && ruling !== null && (
        <RulingEntry key={ruling.gap.key} {...ruling} onDone={back} />
      )}
    </Page>
  )
}

type AsidesProps = {
  readonly mayWrite: boolean
  readonly goTo: (part: Part) => void
  readonly onBlank: () => void
}

function Asides({ mayWrite, goTo, onBlank }: AsidesProps) {
  const [trouble, setTrouble] = useState<unknown>(null)

  async function download(): Promise<void> {
    setTrouble(null)
    try {
      const { fileName, text } = await rpc.amendments.overlay()
      saveText(fileName, text)
    } catch (error) {
      setTrouble(error)
    }
  }

  return (
    <>
      {trouble !== null && <Notice kind="error">{sentenceOf(trouble)}</Notice>}
      <Button onClick={() => void download()}>{words.exportFile}</Button>
      {mayWrite && (
        <>
          <Button
            onClick={() => {
              onBlank()
              goTo('file')
            }}
          >
            {words.enterFile}
          </Button>
          <Button
            type="primary"
            onClick={() => {
              onBlank()
              goTo('form')
            }}
          >
            {words.enterForm}
          </Button>
        </>
      )}
    </>
  )
}
