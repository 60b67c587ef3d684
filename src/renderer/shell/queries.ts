/** One cache of what the program said, shared by every screen. */
import { QueryClient } from '@tanstack/react-query'
import { ConnectionLost } from './connection.ts'
import { onDesktopNews } from './desktop.ts'
import { calls, onAccessRefused } from './rpc.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The program is on this machine: whether there is a network says nothing about it.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      staleTime: 5000,
      retry: (failureCount, error) => error instanceof ConnectionLost && failureCount < 2,
      retryDelay: 700,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

const sessionKey = calls.accounts.session.queryKey()

onAccessRefused((code) => {
  if (code === 'SESSION_LOCKED') {
    queryClient.setQueryData(sessionKey, (session) =>
      session ? { ...session, idleLocked: true } : session,
    )
  } else {
    queryClient.setQueryData(sessionKey, null)
  }
})

// The machine went to sleep or came back: what stands on the screen is asked for anew, and where
// the sessions were locked meanwhile the cover is there before anybody reads on.
onDesktopNews(({ kind }) => {
  if (kind === 'locked') void queryClient.invalidateQueries({ queryKey: sessionKey })
  if (kind === 'woke') void queryClient.invalidateQueries()
})
