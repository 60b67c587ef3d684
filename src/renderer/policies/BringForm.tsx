/** 带入政策包: the files of a pack that the office wrote itself, checked before they are kept. */
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ChangeEvent } from 'react'
import type { PackCheck, PackUpload } from '../../shared/office/brought-pack.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { ProblemList } from '../rehearsal/ProblemList.tsx'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { broughtWords as words } from './brought-words.ts'
import { readUpload } from './read-upload.ts'
import type { ReadUpload } from './read-upload.ts'

export function BringForm() {
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<ReadUpload | null>(null)
  const [basis, setBasis] = useState('')
  const [missing, setMissing] = useState<string | undefined>()
  const upload = chosen?.upload ?? null
  const check = useCheck(upload)
  const bring = useWrite({
    call: rpc.office.bringPack,
    onDone: async () => {
      setChosen(null)
      setBasis('')
      void message.success(words.broughtNow)
      await queryClient.invalidateQueries()
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: calls.office.key() }),
  })
  const { data } = check
  const pack = data?.pack ?? null
  const ready = pack !== null && data?.problems.length === 0 && data.clash === null

  async function take(files: FileList | null): Promise<void> {
    if (files === null || files.length === 0) return
    bring.forget()
    setChosen(await readUpload([...files]))
  }

  function save(): void {
    if (upload === null || pack === null || !ready) {
      document.getElementById('pack-files')?.focus()
      return
    }
    const typed = basis.trim()
    setMissing(typed === '' ? words.basisMissing : undefined)
    if (typed === '') document.getElementById('pack-basis')?.focus()
    else void bring.submit({ bringing: { upload, basis: typed, packHash: pack.packHash } })
  }
  useKey(isCtrlEnter, save)

  return (
    <EnterMovesOn className="bring-pack">
      <section className="panel bring-form" aria-label={words.title}>
        <h2 className="panel-title">{words.title}</h2>
        <p>{words.intro}</p>
        <FilePickers chosen={chosen} onFiles={(files) => void take(files)} />
        <Field id="pack-basis" label={words.basis} error={missing} required stacked>
          <Input
            {...controlOf('pack-basis', missing)}
            value={basis}
            onChange={(event) => {
              setBasis(event.target.value)
              setMissing(undefined)
              bring.forget()
            }}
            placeholder={words.basisHint}
            autoComplete="off"
            maxLength={200}
          />
        </Field>
        <div className="dialog-buttons">
          <Button
            type="primary"
            data-enter-stop
            disabled={!ready}
            loading={bring.pending}
            onClick={save}
          >
            {words.bring} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
        </div>
      </section>
      <section className="panel bring-check" aria-label={words.checked}>
        <h2 className="panel-title">{words.checked}</h2>
        <div aria-busy={check.isFetching}>
          {upload === null && <p className="faint">{words.checkEmpty}</p>}
          {check.isFetching && data === undefined && <p className="faint">{words.checking}</p>}
          {check.error !== null && <Notice kind="error">{sentenceOf(check.error)}</Notice>}
          {data !== undefined && <Checked check={data} />}
          {bring.error !== null && <Notice kind="error">{sentenceOf(bring.error)}</Notice>}
        </div>
      </section>
    </EnterMovesOn>
  )
}

function useCheck(upload: PackUpload | null) {
  return useQuery(
    calls.office.checkPack.queryOptions({
      // The query is off while there is nothing to ask; the cast only fills its key.
      input: { upload: upload as PackUpload },
      enabled: upload !== null,
      staleTime: 0,
      // The key holds the files.
      gcTime: 0,
      retry: false,
    }),
  )
}

type PickersProps = {
  readonly chosen: ReadUpload | null
  readonly onFiles: (files: FileList | null) => void
}

function FilePickers({ chosen, onFiles }: PickersProps) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  // React has no property for it.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), [])
  const error = chosen !== null && chosen.upload === null ? chosen.refusal : undefined
  const hint =
    chosen === null || chosen.upload === null ? words.filesHint : words.chosen(chosen.names)
  const pickerOf = (label: string) => ({
    type: 'file',
    hidden: true,
    'aria-label': label,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      onFiles(event.target.files)
      // The same files again, mended meanwhile, are another choice.
      event.target.value = ''
    },
  })
  return (
    <Field id="pack-files" label={words.files} hint={hint} error={error} stacked>
      <div className="bring-buttons">
        <Button id="pack-files" onClick={() => files.current?.click()}>
          {words.chooseFiles}
        </Button>
        <Button onClick={() => folder.current?.click()}>{words.chooseFolder}</Button>
      </div>
      <input ref={files} {...pickerOf(words.chooseFiles)} multiple accept=".yaml,.yml,.csv,.zip" />
      <input ref={folder} {...pickerOf(words.chooseFolder)} />
    </Field>
  )
}

function Checked({ check }: { readonly check: PackCheck }) {
  const { pack, caseCount, problems, clash } = check
  return (
    <>
      {pack !== null && (
        <>
          <h3>
            {pack.title}
            {pack.draft && <span className="tag tag-warning">{words.draft}</span>}
          </h3>
          <dl className="told">
            {[
              [words.policy, pack.policy],
              [words.document, pack.documentNumber ?? words.noDocument],
              [words.issuer, pack.issuer],
              [words.year, words.years(pack.coverageYear, pack.laterYears)],
            ].map(([label, text]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {problems.length > 0 && (
        <ProblemList head={words.problems(problems.length)} problems={problems} />
      )}
      {pack !== null && problems.length === 0 && (
        <Notice kind="good">{words.sound(caseCount)}</Notice>
      )}
      {clash !== null && <Notice kind="error">{clash}</Notice>}
    </>
  )
}
