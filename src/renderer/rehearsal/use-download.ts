import { useSlicedDownload } from '../kit/use-sliced-download.ts'
import { rpc } from '../shell/rpc.ts'
import { words } from './words.ts'

/** The workbook of a rehearsal. */
export function useDownload(rehearsalId: string) {
  const { pending, error, start } = useSlicedDownload(words.downloaded)
  return {
    pending,
    error,
    start: () => start((slice) => rpc.rehearsal.workbook({ rehearsalId, slice })),
  }
}
