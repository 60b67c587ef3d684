/** A file that the program hands over in slices, fetched one after the other and saved as one. */
import { App } from 'antd'
import { useState } from 'react'
import { saveFile } from './save-file.ts'

export type FileSlice = {
  readonly fileName: string
  readonly base64: string
  readonly more: boolean
}

export type SlicedDownload = {
  readonly pending: boolean
  readonly error: unknown
  readonly start: (fetchSlice: (slice: number) => Promise<FileSlice>) => Promise<void>
}

export function useSlicedDownload(sayDone: (fileName: string) => string): SlicedDownload {
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    pending,
    error,
    start: async (fetchSlice) => {
      setPending(true)
      setError(null)
      try {
        const slices: string[] = []
        let fileName = ''
        for (let more = true; more;) {
          const slice = await fetchSlice(slices.length)
          slices.push(slice.base64)
          ;({ fileName, more } = slice)
        }
        saveFile(fileName, ...slices)
        void message.success(sayDone(fileName))
      } catch (caught) {
        setError(caught)
      } finally {
        setPending(false)
      }
    },
  }
}
