import type { Verification } from '../../shared/audit/contract.ts'
import { Notice } from '../kit/Notice.tsx'
import { words } from './words.ts'

/** What the check of the ledger found. */
export function VerificationPanel({ verification }: { readonly verification: Verification }) {
  const { sound, actionCount, rowCount, headHash, problems } = verification
  return (
    <Notice kind={sound ? 'good' : 'error'}>
      <strong>{sound ? words.sound : words.unsound}</strong>
      <span className="fact-more">{words.counted(actionCount, rowCount)}</span>
      {headHash !== null && (
        <span className="fact-more">
          {words.head} <code>{headHash.slice(0, 16)}</code>
        </span>
      )}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
