/** One note of a task table: saved as it is left, newest last, nobody's words lost unseen. */
import { App } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { TaskTable } from '../../shared/quotas/contract.ts'
import { queryClient } from '../shell/queries.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { codeOf, dataOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { words } from './words.ts'

type Row = TaskTable['rows'][number]

export type Note = {
  readonly text: string
  readonly type: (text: string) => void
  /** Saves what stands in the field, if that is not what is kept already. */
  readonly leave: () => void
  readonly error: unknown
  /** A colleague's newer note, while the clerk has not chosen between the two. */
  readonly newer: string | null
  readonly takeNewer: () => void
  readonly keepMine: () => void
}

export function useNote(policy: string, row: Row): Note {
  const { message } = App.useApp()
  const [text, setText] = useState(row.note)
  const [shown, setShown] = useState(row.note)
  const [newer, setNewer] = useState<string | null>(null)
  /** What the ledger holds as far as this field was told: what the next save replaces. */
  const kept = useRef(row.note)
  /** The text with which the field was left last. */
  const left = useRef(row.note)
  const running = useRef(false)
  const stopped = useRef(false)
  const standing = useStanding()

  // Somebody else's note, or the trimmed one, replaces what nobody is typing over.
  if (shown !== row.note) {
    setShown(row.note)
    if (text.trim() === shown || text.trim() === row.note) setText(row.note)
  }
  useEffect(() => {
    if (text === row.note) kept.current = row.note
  }, [text, row.note])

  const write = useWrite({
    call: rpc.quotas.note,
    onDone: (table) => {
      kept.current = table.rows.find(({ name }) => name === row.name)?.note ?? ''
      queryClient.setQueryData(calls.quotas.table.queryKey({ input: { policy } }), table)
    },
    onRefused: (error) => {
      stopped.current = true
      if (codeOf(error) === 'NOTE_CHANGED') setNewer(String(dataOf(error).note))
      // The field is gone: nobody would see the sentence below it.
      if (!standing.current) {
        void message.error(`${words.noteOf(row.name)}：${sentenceOf(error)}`, lingerSeconds)
      }
    },
  })

  /** One save at a time; what was left meanwhile follows, on this page or off it. */
  async function save(): Promise<void> {
    if (running.current) return
    running.current = true
    stopped.current = false
    while (!isStopped(stopped) && left.current !== kept.current) {
      await write.submit({ policy, name: row.name, note: left.current, replaces: kept.current })
    }
    running.current = false
  }

  return {
    text,
    type: setText,
    leave: () => {
      if (newer !== null) return
      left.current = text.trim()
      void save()
    },
    error: write.error,
    newer,
    takeNewer: () => {
      const theirs = newer ?? ''
      kept.current = theirs
      left.current = theirs
      setText(theirs)
      setNewer(null)
      write.forget()
      void queryClient.invalidateQueries({
        queryKey: calls.quotas.table.queryKey({ input: { policy } }),
      })
    },
    keepMine: () => {
      kept.current = newer ?? ''
      left.current = text.trim()
      setNewer(null)
      void save()
    },
  }
}

const lingerSeconds = 10

/** Read anew each time: the save that was waited for may have set it. */
function isStopped(stopped: { readonly current: boolean }): boolean {
  return stopped.current
}

/** Whether the field is still on the screen. */
function useStanding(): { readonly current: boolean } {
  const standing = useRef(true)
  useEffect(() => {
    standing.current = true
    return () => {
      standing.current = false
    }
  }, [])
  return standing
}
