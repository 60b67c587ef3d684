/**
 * What is half filled in, kept beside the page: a page that died and was opened again has it still.
 * Only in the window, whose session lies in memory: a browser would write a resident's number to
 * its disk. Passwords are never handed to it.
 */
import { useEffect, useMemo, useState } from 'react'
import { useDesk } from './desk.ts'
import { door } from './rpc.ts'

export type FormName =
  | 'counter'
  | 'payment'
  | 'resubmit'
  | 'change'
  | 'amendment'
  | 'amendment-file'
  | 'ruling'
  | 'found'

type Kept = {
  /** Whose it is, by account: nobody else gets to see it. Null before there are accounts. */
  readonly owner: number | null
  readonly form: unknown
}

export function keepForm(name: FormName, owner: number | null, form: unknown): void {
  if (door !== 'window') return
  sessionStorage.setItem(keyOf(name), JSON.stringify({ owner, form } satisfies Kept))
}

export function dropForm(name: FormName): void {
  if (door === 'window') sessionStorage.removeItem(keyOf(name))
}

/** What `keepForm` was given under that name; null where nothing is kept, or somebody else's. */
export function findKeptForm(name: FormName, owner: number | null): unknown {
  if (door !== 'window') return null
  const text = sessionStorage.getItem(keyOf(name))
  if (text === null) return null
  // Written above by the same version of the program: the storage ends with the window.
  const kept = JSON.parse(text) as Kept
  return kept.owner === owner ? kept.form : null
}

type Keeping = {
  readonly name: FormName
  readonly owner: number | null
  readonly form: unknown
  /** Whether there is anything in it. */
  readonly dirty: boolean
}

/** Keeps a form as long as something is in it; saved or left on purpose, it is let go of. */
export function useKeptForm({ name, owner, form, dirty }: Keeping): void {
  useEffect(() => {
    if (dirty) keepForm(name, owner, form)
  }, [name, owner, form, dirty])

  useEffect(() => {
    if (!dirty) return
    // A page that dies runs nothing.
    return () => dropForm(name)
  }, [name, dirty])
}

type DraftOf<Draft> = {
  readonly name: FormName
  /** What it is a form of: nothing is brought back into the form of another one. */
  readonly of: string
  readonly start: () => Draft
  /** What somebody left here on purpose and comes back to; null where they begin. */
  readonly left?: Draft | null
}

type KeptDraft<Draft> = { readonly of: string; readonly draft: Draft }

/** The fields of one form, outliving the page: those of the page that died come back to their owner. */
export function useDraft<Draft>({ name, of, start, left = null }: DraftOf<Draft>) {
  const { accountId } = useDesk().operator
  const [kept] = useState(() => {
    // Kept below, and nowhere else under that name.
    const found = findKeptForm(name, accountId) as KeptDraft<Draft> | null
    return found?.of === of ? found.draft : null
  })
  const [beginning] = useState(start)
  const [draft, setDraft] = useState<Draft>(kept ?? left ?? beginning)
  const dirty = JSON.stringify(draft) !== JSON.stringify(beginning)
  const form = useMemo<KeptDraft<Draft>>(() => ({ of, draft }), [of, draft])
  useKeptForm({ name, owner: accountId, form, dirty })
  return { draft, setDraft, beginning, dirty, restored: kept !== null && dirty } as const
}

function keyOf(name: FormName): string {
  return `canbao.${name}-draft`
}
