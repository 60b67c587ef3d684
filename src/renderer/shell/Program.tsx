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

export function Program() {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App className="program">
        <QueryClientProvider client={queryClient}>
          <Gate />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
