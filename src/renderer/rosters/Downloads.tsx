/** What goes back to the sender. */
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { useSlicedDownload } from '../kit/use-sliced-download.ts'
import { hasRole, useDesk } from '../shell/desk.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

const kinds = ['answer', 'bad-rows', 'by-village'] as const

export function Downloads({ importId }: { readonly importId: string }) {
  const { operator } = useDesk()
  const download = useSlicedDownload(words.downloaded)
  if (!hasRole(operator, ['clerk', 'reviewer'])) return null
  return (
    <span className="roster-downloads">
      {words.downloads}
      {kinds.map((what) => (
        <Button
          key={what}
          disabled={download.pending}
          onClick={() =>
            void download.start((slice) => rpc.rosters.download({ importId, what, slice }))
          }
        >
          {words.download[what]}
        </Button>
      ))}
      {download.pending && <span role="status">{words.making}</span>}
      {download.error !== null && <Notice kind="error">{sentenceOf(download.error)}</Notice>}
    </span>
  )
}
