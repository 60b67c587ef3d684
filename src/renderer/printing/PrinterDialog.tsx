/** The window's own print dialog: PDF first, then this machine's printers. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, InputNumber, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { exactPaper, mostCopies } from '../../shared/desktop/model.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { takeOverPrinting } from '../kit/open-printer.ts'
import type { PrintJob } from '../kit/open-printer.ts'
import { door } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words } from './printer-words.ts'
import { listPrinters, printersKey, printPage, savePage } from './printers.ts'

/** Stands on every screen of the window; a browser has its own. */
export function PrinterDialog() {
  const [job, setJob] = useState<PrintJob | null>(null)
  useEffect(() => (door === 'window' ? takeOverPrinting(setJob) : undefined), [])
  if (job === null) return null
  return (
    <OpenDialog
      job={job}
      onClose={() => {
        setJob(null)
        window.dispatchEvent(new Event('afterprint'))
      }}
    />
  )
}

type OpenProps = { readonly job: PrintJob; readonly onClose: () => void }
type Outcome = { readonly kind: 'good' | 'plain'; readonly text: string }

const pdf = ''

function OpenDialog({ job, onClose }: OpenProps) {
  const found = useQuery({ queryKey: printersKey, queryFn: listPrinters, staleTime: 0 })
  const [chosen, setChosen] = useState<string | null>(null)
  const [copies, setCopies] = useState(1)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const printers = found.data?.printers ?? []
  const target = chosen ?? found.data?.lastUsed ?? pdf
  const printer = printers.find(({ name }) => name === target)

  async function print(): Promise<void> {
    if (pending) return
    setPending(true)
    setError(null)
    try {
      if (printer === undefined) {
        const path = await savePage()
        setOutcome(
          path === null
            ? { kind: 'plain', text: words.cancelled }
            : { kind: 'good', text: words.saved(path) },
        )
      } else {
        await printPage(printer, copies)
        setOutcome({ kind: 'good', text: words.sent(printer.label) })
      }
    } catch (caught) {
      setError(caught)
    } finally {
      setPending(false)
    }
  }

  if (outcome !== null) return <Told outcome={outcome} onClose={onClose} />
  const adjust = printer?.adjust ?? exactPaper
  return (
    <Dialog
      title={words.title}
      onSave={() => void print()}
      onClose={onClose}
      pending={pending}
      width={560}
      saveLabel={printer === undefined ? words.savePdf : words.print}
    >
      <Field id="printer-target" label={words.to} hint={words.paper}>
        <PickField
          id="printer-target"
          options={[
            { value: pdf, label: words.pdf },
            ...printers.map(({ name, label }) => ({ value: name, label })),
          ]}
          value={target}
          onChange={(picked) => setChosen(picked ?? pdf)}
          typing={false}
        />
      </Field>
      {job.counted ? (
        <p className="printer-note">{words.countedCopies}</p>
      ) : (
        printer !== undefined && <CopiesField value={copies} onChange={setCopies} />
      )}
      {printer !== undefined && (
        <p className="printer-note">
          {words.adjust(adjust.xMm, adjust.yMm, adjust.scalePercent)}{' '}
          <Link to="/printer" onClick={onClose}>
            {words.settings}
          </Link>
        </p>
      )}
      {found.data?.printers.length === 0 && <p className="printer-note">{words.noPrinters}</p>}
      {found.error !== null && <Notice kind="error">{sentenceOf(found.error)}</Notice>}
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
    </Dialog>
  )
}

type CopiesProps = { readonly value: number; readonly onChange: (copies: number) => void }

export function CopiesField({ value, onChange }: CopiesProps) {
  return (
    <Field id="copies" label={words.copies}>
      <InputNumber
        {...controlOf('copies', null)}
        min={1}
        max={mostCopies}
        precision={0}
        value={value}
        onChange={(typed) => onChange(typed ?? 1)}
      />
    </Field>
  )
}

function Told({ outcome, onClose }: { readonly outcome: Outcome; readonly onClose: () => void }) {
  return (
    <Modal open title={words.title} footer={null} onCancel={onClose} width={560} centered>
      <Notice kind={outcome.kind}>{outcome.text}</Notice>
      <div className="dialog-buttons">
        <Button type="primary" autoFocus onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </Modal>
  )
}
