/** Everything a screen stands in: language, look, cache, and the gate. */
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { Gate } from './Gate.tsx'
import { queryClient } from './queries.ts'
import { theme } from './theme.ts'

dayjs.locale('zh-cn')

/**
 * What was done is said at the foot of the window, the newest alone: at its head it would lie over
 * the navigation and a page's own buttons. Long enough for eyes that rest on the form above it, and
 * for a machine that is busy.
 */
const toasts = { top: 'calc(100vh - 58px)', maxCount: 1, duration: 8 } as const

export function Program() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App className="program" message={toasts}>
        <QueryClientProvider client={queryClient}>
          <Gate />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
