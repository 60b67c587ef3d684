/** What a clerk says of a file before it is sent. */
import type { Authority } from '../../shared/evidence/model.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import { largestFileBytes } from '../../shared/rosters/model.ts'
import type { ImportHead } from '../../shared/rosters/model.ts'
import { words } from './words.ts'

export type HeadDraft = {
  readonly kind: RosterKindName | null
  readonly sender: string
  readonly authority: Authority | null
  readonly scope: string
  readonly year: string
  readonly listDay: Day | null
  readonly fullList: boolean
  readonly file: File | null
}

export type HeadErrors = Partial<Record<keyof HeadDraft, string>>

/** The order of the form: the first that is wrong takes the cursor. */
export const headFieldOrder = ['kind', 'authority', 'sender', 'year', 'listDay', 'file'] as const

export function startHead(year: number): HeadDraft {
  return {
    kind: null,
    sender: '',
    authority: null,
    scope: '',
    year: String(year),
    listDay: null,
    fullList: true,
    file: null,
  }
}

/** The kind decides what else is asked, and what is usual stands there already. */
export function chooseKind(draft: HeadDraft, kind: RosterKindName | null): HeadDraft {
  if (kind === null) return { ...draft, kind }
  const { authorities, usually } = getRosterKind(kind)
  const kept = draft.authority !== null && authorities.includes(draft.authority)
  return {
    ...draft,
    kind,
    authority: kept ? draft.authority : (authorities[0] ?? null),
    fullList: usually === 'full',
  }
}

export type HeadReading = {
  readonly head: ImportHead | null
  readonly file: File | null
  readonly errors: HeadErrors
}

export function readHead(draft: HeadDraft): HeadReading {
  const { kind: kindName, authority, file } = draft
  const kind = kindName === null ? null : getRosterKind(kindName)
  const sender = draft.sender.trim()
  const year = /^\d{4}$/u.test(draft.year.trim()) ? Number(draft.year) : null
  const found: Record<string, string | undefined> = {
    kind: kind === null ? words.kindMissing : undefined,
    authority: authority === null ? words.authorityMissing : undefined,
    sender: sender === '' ? words.senderMissing : undefined,
    year: kind?.needsCoverageYear === true && year === null ? words.yearMissing : undefined,
    listDay:
      kind?.needsListDay === true && draft.listDay === null ? words.listDayMissing : undefined,
    file: fileError(file),
  }
  const errors: HeadErrors = Object.fromEntries(
    Object.entries(found).filter(([, sentence]) => sentence !== undefined),
  )
  if (kind === null || authority === null || file === null || Object.keys(errors).length > 0) {
    return { head: null, file, errors }
  }
  const head: ImportHead = {
    kind: kind.kind,
    sender,
    authority,
    scope: draft.fullList ? draft.scope.trim() : '',
    coverageYear: kind.needsCoverageYear ? year : null,
    listDay: kind.needsListDay ? draft.listDay : null,
    fullList: draft.fullList,
    fileName: file.name,
  }
  return { head, file, errors }
}

function fileError(file: File | null): string | undefined {
  if (file === null) return words.fileMissing
  if (file.size === 0) return words.fileEmpty
  return file.size > largestFileBytes ? words.fileTooLarge : undefined
}
