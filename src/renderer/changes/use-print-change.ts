/** Asking for a copy of a 变更登记表: it is counted and kept, and its own page opens and prints it. */
import { useNavigate } from '@tanstack/react-router'
import { askToPrint } from '../kit/paper.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'

export function usePrintChange() {
  const navigate = useNavigate()
  const write = useWrite({
    call: rpc.changes.printSheet,
    onDone: async (copy) => {
      const { copyId } = copy
      queryClient.setQueryData(calls.changes.getSheet.queryKey({ input: { copyId } }), copy)
      askToPrint(changePaperOf(copyId))
      await navigate({
        to: '/change-sheets/$copyId',
        params: { copyId: String(copyId) },
        replace: true,
      })
    },
  })
  return {
    print: (changeId: number) => void write.submit({ changeId }),
    pending: write.pending,
    error: write.error,
  }
}

/** The name of a printed copy while the printer is being asked for. */
export function changePaperOf(copyId: number): string {
  return `change:${copyId}`
}
