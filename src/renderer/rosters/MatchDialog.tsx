/** A line and somebody of the ledger side by side: the same person or not, remembered. */
import { App, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { MatchCandidate, RosterRow } from '../../shared/rosters/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshRosters } from './use-step.ts'
import { words } from './words.ts'

type Props = {
  readonly importId: string
  readonly row: RosterRow
  readonly onDecided: () => void
  readonly onClose: () => void
}

export function MatchDialog({ importId, row, onDecided, onClose }: Props) {
  const { message } = App.useApp()
  const [chosen, setChosen] = useState(0)
  const [same, setSame] = useState(true)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const decide = useWrite({
    call: rpc.rosters.decideMatch,
    onDone: async () => {
      void message.success(words.decided)
      onDecided()
      onClose()
      await refreshRosters()
    },
  })
  const candidate = row.candidates[chosen]
  const error = missing ?? (decide.error === null ? undefined : sentenceOf(decide.error))

  function save(): void {
    if (candidate === undefined) return
    const typed = reason.trim()
    setMissing(typed === '' ? words.reasonMissing : undefined)
    if (typed === '') return focusFirstBad(['matchReason'], { matchReason: words.reasonMissing })
    const { personId } = candidate
    void decide.submit({ importId, line: row.line, personId, same, reason: typed })
  }

  return (
    <Dialog
      title={words.matchTitle(row.rowNumber)}
      onSave={save}
      onClose={onClose}
      pending={decide.pending}
      width={820}
      saveLabel={words.decideMatch}
    >
      {row.candidates.length > 1 && (
        <div className="roster-parts">
          {row.candidates.map(({ personId, name, score }, index) => (
            <Button
              key={personId}
              size="small"
              type={index === chosen ? 'primary' : 'default'}
              aria-pressed={index === chosen}
              onClick={() => setChosen(index)}
            >
              {name}　{words.matchScore(score)}
            </Button>
          ))}
        </div>
      )}
      {candidate !== undefined && <Sides row={row} candidate={candidate} />}
      <Field id="matchSame" label={words.outcome}>
        <Radio.Group
          id="matchSame"
          className="radio-row"
          value={same}
          onChange={(event) => setSame(event.target.value === true)}
          options={[
            { value: true, label: words.same },
            { value: false, label: words.notSame },
          ]}
        />
      </Field>
      <Field id="matchReason" label={words.reason} error={error} required>
        <Input
          {...controlOf('matchReason', error)}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value)
            setMissing(undefined)
            decide.forget()
          }}
          autoComplete="off"
          maxLength={200}
        />
      </Field>
    </Dialog>
  )
}

type SidesProps = { readonly row: RosterRow; readonly candidate: MatchCandidate }

function Sides({ row, candidate }: SidesProps) {
  const said = (field: string) => row.values.find((value) => value.field === field)?.text ?? ''
  const lines = [
    { what: words.name, listed: row.name ?? '', known: candidate.name },
    { what: words.idNumber, listed: row.idNumber ?? said('idNumber'), known: candidate.idNumber },
    { what: words.birthDate, listed: said('birthDate'), known: candidate.birthDate },
    { what: words.village, listed: said('village'), known: candidate.villageName },
  ]
  return (
    <>
      <table className="table roster-sides">
        <caption className="unseen">{words.matchTitle(row.rowNumber)}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.matchRow}</th>
            <th scope="col">{words.matchPerson}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, listed, known }) => (
            // What the list does not say contradicts nothing.
            <tr key={what} className={listed === '' || listed === known ? '' : 'roster-differs'}>
              <th scope="row">{what}</th>
              <td>{listed === '' ? <span className="faint">{words.notListed}</span> : listed}</td>
              <td>{known}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="roster-why">
        {words.matchWhy}（{words.matchScore(candidate.score)}）：{candidate.reasons.join('；')}
      </p>
    </>
  )
}
