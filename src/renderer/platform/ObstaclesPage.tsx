/** 无法录入名单: by village and cause, on the screen as on paper; printable and as .xlsx. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PickField } from '../kit/PickField.tsx'
import { isCtrlP, useKey } from '../kit/keys.ts'
import { openPrinter } from '../kit/open-printer.ts'
import { usePaperReady } from '../kit/paper.ts'
import { saveFile } from '../kit/save-file.ts'
import { useVillages } from '../office/use-villages.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { causeOptions } from './FileDialog.tsx'
import { ObstacleSheet } from './ObstacleSheet.tsx'
import { getLastWorkList } from './last-work-list.ts'
import { words } from './words.ts'
import '../kit/paper.css'
import './platform.css'

const route = getRouteApi('/platform/obstacles')
/** A list is no document of somebody's: its copies are not counted. */
const job = { counted: false } as const

export function ObstaclesPage() {
  const { village, cause } = route.useSearch()
  const navigate = route.useNavigate()
  const { history } = useRouter()
  const villages = useVillages()
  const input = {
    ...(village === undefined ? {} : { villageId: village }),
    ...(cause === undefined ? {} : { cause }),
  }
  const list = useQuery(calls.platform.obstacles.queryOptions({ input, staleTime: 0 }))
  const download = useDownload(input)
  const ready = usePaperReady(list.data === undefined ? null : JSON.stringify(list.data))
  const empty = list.data === undefined || list.data.count === 0
  useKey(isCtrlP, () => {
    if (!empty) openPrinter(job)
  })
  return (
    <Page
      title={pageTitles.obstacles}
      aside={
        <>
          <Button onClick={() => history.push(getLastWorkList())}>{words.back}</Button>
          <Button disabled={empty} loading={download.pending} onClick={() => void download.start()}>
            {words.download}
          </Button>
          <Button
            type="primary"
            disabled={empty}
            onClick={() => openPrinter(job)}
            aria-keyshortcuts="Control+P"
          >
            {words.print} <kbd aria-hidden="true">Ctrl P</kbd>
          </Button>
        </>
      }
    >
      <div className="platform-filters unprinted">
        <Field id="village" label={words.village}>
          <PickField
            id="village"
            options={villages.options}
            value={village ?? null}
            onChange={(picked) =>
              void navigate({ search: { cause, village: picked ?? undefined }, replace: true })
            }
            allowClear
            placeholder={words.allVillages}
          />
        </Field>
        <Field id="cause" label={words.cause}>
          <PickField
            id="cause"
            options={causeOptions}
            value={cause ?? null}
            onChange={(picked) =>
              void navigate({ search: { village, cause: picked ?? undefined }, replace: true })
            }
            allowClear
            placeholder={words.allCauses}
          />
        </Field>
      </div>
      {list.error !== null && <Notice kind="error">{sentenceOf(list.error)}</Notice>}
      {download.error !== null && <Notice kind="error">{sentenceOf(download.error)}</Notice>}
      {list.isPending && <p>{frameWords.loading}</p>}
      {list.data !== undefined && list.data.leftOut > 0 && (
        <Notice kind="warning">{words.leftOut(list.data.leftOut)}</Notice>
      )}
      {list.data !== undefined &&
        (empty ? (
          <Notice kind="plain">{words.noneFiled}</Notice>
        ) : (
          <div className="papers" data-ready={ready}>
            <ObstacleSheet list={list.data} />
          </div>
        ))}
    </Page>
  )
}

function useDownload(input: Parameters<typeof rpc.platform.workbook>[0]) {
  const { message } = App.useApp()
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    pending,
    error,
    start: async () => {
      setPending(true)
      setError(null)
      try {
        const { fileName, base64 } = await rpc.platform.workbook(input)
        saveFile(fileName, base64)
        void message.success(words.downloaded(fileName))
      } catch (caught) {
        setError(caught)
      } finally {
        setPending(false)
      }
    },
  }
}
