import { Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useConnection } from './connection.ts'
import { words } from './words.ts'

/** Stands above everything while the program does not answer. */
export function ConnectionBanner() {
  const connection = useConnection()
  const client = useQueryClient()
  if (connection !== 'lost') return null
  return (
    <div className="connection-banner" role="alert">
      {words.connectionBanner}
      <Button size="small" onClick={() => void client.refetchQueries({ type: 'active' })}>
        {words.retry}
      </Button>
    </div>
  )
}
