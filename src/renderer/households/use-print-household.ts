/** Asking for a copy of a household's sheet: it is counted and kept, and its own page prints it. */
import { useNavigate } from '@tanstack/react-router'
import { askToPrint } from '../kit/paper.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'

export function usePrintHousehold() {
  const navigate = useNavigate()
  const write = useWrite({
    call: rpc.households.printSheet,
    onDone: async (copy) => {
      const { sheetId } = copy
      const queryKey = calls.households.getSheet.queryKey({ input: { sheetId } })
      queryClient.setQueryData(queryKey, copy)
      askToPrint(householdPaperOf(sheetId))
      await navigate({
        to: '/household-sheets/$sheetId',
        params: { sheetId: String(sheetId) },
        replace: true,
      })
    },
  })
  return {
    print: (householdId: number, coverageYear: number) =>
      void write.submit({ householdId, coverageYear }),
    pending: write.pending,
    error: write.error,
  }
}

/** The name of a printed copy while the printer is being asked for. */
export function householdPaperOf(sheetId: number): string {
  return `household-sheet:${sheetId}`
}
