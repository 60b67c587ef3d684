/** Taking over what rosters say, of one registration or of all. */
import { App } from 'antd'
import { rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshPlatform } from './refresh.ts'
import { words } from './words.ts'

type Which = Parameters<typeof rpc.platform.takeOver>[0]['which']

export function useTakeOver() {
  const { message } = App.useApp()
  const write = useWrite({
    call: rpc.platform.takeOver,
    onRefused: () => void refreshPlatform(),
    onDone: async ({ taken, left }) => {
      void message.success(words.taken(taken, left))
      await refreshPlatform()
    },
  })
  return {
    take: (which: Which) => void write.submit({ which }),
    pending: write.pending,
    error: write.error,
  }
}
