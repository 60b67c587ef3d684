/** Asking for a copy: it is counted and kept, and its own page opens and prints it. */
import { useNavigate } from '@tanstack/react-router'
import type { SheetKind } from '../../shared/printing/model.ts'
import { askToPrint } from '../kit/paper.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'

type PrintInput = { readonly kind: SheetKind; readonly registrationId: number }

export function usePrint(options: { readonly replace: boolean }) {
  const navigate = useNavigate()
  const write = useWrite({
    call: rpc.printing.print,
    onDone: async (print) => {
      queryClient.setQueryData(
        calls.printing.get.queryKey({ input: { printId: print.printId } }),
        print,
      )
      askToPrint(paperOf(print.printId))
      await navigate({
        to: '/print/$printId',
        params: { printId: String(print.printId) },
        replace: options.replace,
      })
    },
  })
  return {
    print: (input: PrintInput) => void write.submit(input),
    pending: write.pending,
    error: write.error,
  }
}

/** The name of a printed copy while the printer is being asked for. */
export function paperOf(printId: number): string {
  return `print:${printId}`
}

/** The same of several that are printed at once. */
export function papersOf(printIds: readonly number[]): string {
  return `prints:${printIds.join(',')}`
}
