/** A file, chosen or dropped. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Field } from '../kit/Field.tsx'
import { sizeOf } from './send-file.ts'
import { words } from './words.ts'

type Props = {
  readonly file: File | null
  readonly error: string | undefined
  readonly onFile: (file: File) => void
}

export function FilePicker({ file, error, onFile }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  })
  useEffect(() => {
    function take(event: DragEvent): void {
      const [dropped] = event.dataTransfer?.files ?? []
      if (dropped !== undefined) latest.current(dropped)
    }
    window.addEventListener('drop', take)
    return () => window.removeEventListener('drop', take)
  }, [])
  return (
    <Field
      id="file"
      label={words.file}
      error={error}
      hint={file === null ? words.orDrop : words.chosen(file.name, sizeOf(file.size))}
      required
    >
      <Button
        id="file"
        data-enter-stop
        aria-describedby="file-note"
        onClick={() => picker.current?.click()}
      >
        {words.chooseFile}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={words.chooseFile}
        accept=".xlsx,.xls,.csv,.txt"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen !== undefined) onFile(chosen)
          // The same file chosen again is a choice too.
          event.target.value = ''
        }}
      />
    </Field>
  )
}
