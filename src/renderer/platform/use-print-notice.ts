/** Asking for a copy of a 告知书: it is counted and kept, and its own page opens and prints it. */
import { useNavigate } from '@tanstack/react-router'
import { askToPrint } from '../kit/paper.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshPlatform } from './refresh.ts'

export function usePrintNotice() {
  const navigate = useNavigate()
  const write = useWrite({
    call: rpc.platform.printNotice,
    onDone: async (copy) => {
      const { noticeId } = copy
      await refreshPlatform()
      const queryKey = calls.platform.getNotice.queryKey({ input: { noticeId } })
      queryClient.setQueryData(queryKey, copy)
      askToPrint(noticePaperOf(noticeId))
      await navigate({
        to: '/notices/$noticeId',
        params: { noticeId: String(noticeId) },
        replace: true,
      })
    },
  })
  return {
    print: (registrationId: number) => void write.submit({ registrationId }),
    pending: write.pending,
    error: write.error,
  }
}

/** The name of a printed copy while the printer is being asked for. */
export function noticePaperOf(noticeId: number): string {
  return `notice:${noticeId}`
}
