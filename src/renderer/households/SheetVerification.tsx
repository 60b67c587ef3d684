/** What 查验 found of a household's sheet: the stored original, or in words why there is none. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../kit/Notice.tsx'
import { usePaperReady } from '../kit/paper.ts'
import { words as paperWords } from '../printing/words.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { HouseholdSheetPaper } from './HouseholdSheetPaper.tsx'
import { words } from './words.ts'
import '../kit/paper.css'
import './households.css'

type Props = { readonly sheetNumber: string; readonly shortHash: string }

export function SheetVerification(typed: Props) {
  const { data, error } = useQuery(
    calls.households.verifySheet.queryOptions({ input: typed, staleTime: 0 }),
  )
  const ready = usePaperReady(data === undefined ? null : JSON.stringify(data))
  if (error !== null) return <Notice kind="error">{sentenceOf(error)}</Notice>
  if (data === undefined) return null
  if (data.kind === 'unknown-number') {
    return (
      <Notice kind="error">
        <strong>{words.unknownTitle}</strong>：{words.unknownText}
      </Notice>
    )
  }
  const { original, copies, copyNumbers, sameToday } = data
  const differs = data.kind === 'hash-differs'
  return (
    <>
      <Notice kind={differs ? 'error' : sameToday ? 'good' : 'warning'}>
        <strong>{differs ? words.differsTitle : words.genuineTitle}</strong>：
        {differs
          ? words.differsText(original.copyNumber, original.shortHash)
          : words.genuineText(copyNumbers, copies)}
        {sameToday ? words.sameToday : words.changedToday}{' '}
        <Link to="/households/$householdId" params={{ householdId: String(original.householdId) }}>
          {words.openFamily}
        </Link>
      </Notice>
      <section className="papers" aria-label={paperWords.original} data-ready={ready}>
        <HouseholdSheetPaper content={original.content} copy={original} uncounted />
      </section>
    </>
  )
}
