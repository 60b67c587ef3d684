/** What 查验 found: the stored original, or in words why there is none. */
import { Link } from '@tanstack/react-router'
import { assertNever } from '../../shared/kernel/assert.ts'
import type { SheetVerification } from '../../shared/printing/model.ts'
import { DataTable } from '../kit/DataTable.tsx'
import { Notice } from '../kit/Notice.tsx'
import { usePaperReady } from '../kit/paper.ts'
import { Sheet } from './Sheet.tsx'
import { words } from './words.ts'
import '../kit/paper.css'

type Found = Exclude<SheetVerification, { kind: 'unknown-number' }>

export function VerificationResult({ verification }: { readonly verification: SheetVerification }) {
  switch (verification.kind) {
    case 'unknown-number':
      return (
        <Notice kind="error">
          <strong>{words.unknownTitle}</strong>：{words.unknownText}
        </Notice>
      )
    case 'hash-differs':
    case 'found':
      return <FoundSheet found={verification} />
    default:
      return assertNever(verification)
  }
}

function FoundSheet({ found }: { readonly found: Found }) {
  const { kind, original, copies, copyNumbers, differences } = found
  const differs = kind === 'hash-differs'
  const ready = usePaperReady(JSON.stringify(original))
  const changed = differences.length > 0
  return (
    <>
      {differs && (
        <Notice kind="error">
          <strong>{words.differsTitle}</strong>：
          {words.differsText({ copies, copyNumber: original.copyNumber, code: original.shortHash })}
        </Notice>
      )}
      <Notice kind={changed ? 'warning' : differs ? 'plain' : 'good'}>
        {!differs && (
          <>
            <strong>{words.genuineTitle}</strong>：{words.genuineText(copyNumbers, copies)}
          </>
        )}
        {changed ? words.changedToday(differences.length) : words.sameToday}{' '}
        <Link
          to="/registrations/$registrationId"
          params={{ registrationId: String(original.registrationId) }}
        >
          {words.openRegistration}
        </Link>
      </Notice>
      {changed && (
        <DataTable
          caption={words.changedToday(differences.length)}
          rows={differences}
          keyOf={(row) => row.field}
          empty=""
          columns={[
            { key: 'field', title: words.field, width: '160px', render: (row) => row.field },
            {
              key: 'printed',
              title: words.printedThen,
              width: '45%',
              render: (row) => row.printed,
            },
            { key: 'now', title: words.today, render: (row) => row.now },
          ]}
        />
      )}
      <section className="papers" aria-label={words.original} data-ready={ready}>
        <Sheet content={original.content} copy={original} uncounted />
      </section>
    </>
  )
}
