/** What a reviewer goes through: registrations and changes, each a list of its own. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { calls } from '../shell/rpc.ts'
import { words } from './words.ts'

export function ReviewTabs() {
  const navigate = useNavigate()
  const changes = useQuery(calls.changes.list.queryOptions({ input: {}, staleTime: 0 }))
  return (
    <Segmented<'registrations' | 'changes'>
      aria-label={words.reviewTabs}
      value="registrations"
      options={[
        { value: 'registrations', label: words.registrationsTab },
        { value: 'changes', label: words.changesTab(changes.data?.counts.waiting) },
      ]}
      onChange={(chosen) => {
        if (chosen === 'changes') void navigate({ to: '/changes' })
      }}
    />
  )
}
