/** What 查验 found of a 变更登记表: the stored original and what has come of it since. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { changeStateLabels } from '../../shared/changes/model.ts'
import { Notice } from '../kit/Notice.tsx'
import { usePaperReady } from '../kit/paper.ts'
import { words as paperWords } from '../printing/words.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { ChangeSheet } from './ChangeSheet.tsx'
import { words } from './words.ts'
import '../kit/paper.css'

type Props = { readonly sheetNumber: string; readonly shortHash: string }

export function ChangeVerification(typed: Props) {
  const { data, error } = useQuery(
    calls.changes.verifySheet.queryOptions({ input: typed, staleTime: 0 }),
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
  const { original, copies, copyNumbers, stateNow } = data
  const differs = data.kind === 'hash-differs'
  return (
    <>
      <Notice kind={differs ? 'error' : 'good'}>
        <strong>{differs ? words.differsTitle : words.genuineTitle}</strong>：
        {differs
          ? words.differsText(original.copyNumber, original.shortHash)
          : words.genuineText(copyNumbers, copies)}{' '}
        {words.stateNow(changeStateLabels[stateNow])}{' '}
        <Link to="/changes/$changeId" params={{ changeId: String(original.changeId) }}>
          {words.ofPerson}
        </Link>
      </Notice>
      <section className="papers" aria-label={paperWords.original} data-ready={ready}>
        <ChangeSheet content={original.content} copy={original} uncounted />
      </section>
    </>
  )
}
