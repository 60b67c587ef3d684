/** 打印机偏移: what a printer needs so that its ink falls where it should, and the page to find out. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { leastScalePercent, mostOffsetMm, mostScalePercent } from '../../shared/desktop/model.ts'
import type { PaperAdjust, Printer } from '../../shared/desktop/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PickField } from '../kit/PickField.tsx'
import { openPrinter } from '../kit/open-printer.ts'
import { usePaperReady } from '../kit/paper.ts'
import { door } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { TestSheet } from './TestSheet.tsx'
import { words } from './printer-words.ts'
import { keepAdjust, listPrinters, printersKey } from './printers.ts'
import '../kit/paper.css'
import './printing.css'

export function PrinterPage() {
  const ready = usePaperReady(words.testTitle + words.testCorner + words.testRuler)
  return (
    <Page
      title={words.settingsTitle}
      aside={
        <Button disabled={!ready} onClick={() => openPrinter({ counted: false })}>
          {words.printTest}
        </Button>
      }
    >
      {door === 'window' ? (
        <Settings />
      ) : (
        <div className="unprinted">
          <Notice kind="plain">{words.webHelp}</Notice>
        </div>
      )}
      <div className="papers" data-ready={ready}>
        <TestSheet />
      </div>
    </Page>
  )
}

function Settings() {
  const found = useQuery({ queryKey: printersKey, queryFn: listPrinters, staleTime: 0 })
  const [chosen, setChosen] = useState<string | null>(null)
  const printers = found.data?.printers ?? []
  const name = chosen ?? found.data?.lastUsed ?? printers[0]?.name ?? null
  const printer = printers.find((each) => each.name === name)
  return (
    <section className="panel printer-settings unprinted">
      <p>{words.settingsHelp}</p>
      {found.error !== null && <Notice kind="error">{sentenceOf(found.error)}</Notice>}
      {found.data?.printers.length === 0 && <Notice kind="plain">{words.noPrinters}</Notice>}
      <div className="printer-fields">
        <Field id="printer" label={words.printer} stacked>
          <PickField
            id="printer"
            options={printers.map((each) => ({ value: each.name, label: each.label }))}
            value={name}
            onChange={setChosen}
            typing={false}
          />
        </Field>
        {printer !== undefined && <AdjustFields key={printer.name} printer={printer} />}
      </div>
    </section>
  )
}

function AdjustFields({ printer }: { readonly printer: Printer }) {
  const client = useQueryClient()
  const [adjust, setAdjust] = useState(printer.adjust)
  const [kept, setKept] = useState(false)
  const [error, setError] = useState<unknown>(null)

  function change(part: Partial<PaperAdjust>): void {
    setKept(false)
    setAdjust((before) => ({ ...before, ...part }))
  }

  async function keep(): Promise<void> {
    setError(null)
    try {
      await keepAdjust(printer.name, adjust)
      await client.invalidateQueries({ queryKey: printersKey })
      setKept(true)
    } catch (caught) {
      setError(caught)
    }
  }

  const offset = { least: -mostOffsetMm, most: mostOffsetMm, step: 0.5 }
  const scale = { least: leastScalePercent, most: mostScalePercent, step: 0.5 }
  return (
    <>
      <NumberField id="xMm" range={offset} value={adjust.xMm} onChange={(xMm) => change({ xMm })} />
      <NumberField id="yMm" range={offset} value={adjust.yMm} onChange={(yMm) => change({ yMm })} />
      <NumberField
        id="scalePercent"
        range={scale}
        value={adjust.scalePercent}
        onChange={(scalePercent) => change({ scalePercent })}
      />
      <Button type="primary" className="printer-keep" onClick={() => void keep()}>
        {words.keep}
      </Button>
      {kept && <Notice kind="good">{words.kept}</Notice>}
      {error !== null && <Notice kind="error">{sentenceOf(error)}</Notice>}
    </>
  )
}

type NumberProps = {
  readonly id: keyof PaperAdjust
  readonly range: { readonly least: number; readonly most: number; readonly step: number }
  readonly value: number
  readonly onChange: (value: number) => void
}

function NumberField({ id, range, value, onChange }: NumberProps) {
  return (
    <Field id={id} label={words[id]} stacked>
      <InputNumber
        {...controlOf(id, null)}
        min={range.least}
        max={range.most}
        step={range.step}
        precision={1}
        value={value}
        onChange={(typed) => typed !== null && onChange(typed)}
      />
    </Field>
  )
}
