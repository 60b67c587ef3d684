/** 查验: number and short hash from a paper, typed or scanned, against what was stored. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { isChangeNumber } from '../../shared/changes/model.ts'
import { isHouseholdSheetNumber } from '../../shared/households/model.ts'
import { isNoticeNumber } from '../../shared/platform/model.ts'
import {
  normalizeSheetText,
  normalizeShortHash,
  shortHashLength,
} from '../../shared/printing/typed.ts'
import { SheetVerification } from '../households/SheetVerification.tsx'
import { Field, controlOf, focusFirstBad } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { isComposing } from '../kit/keys.ts'
import { ChangeVerification } from '../changes/ChangeVerification.tsx'
import { NoticeVerification } from '../platform/NoticeVerification.tsx'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles } from '../shell/words.ts'
import { VerificationResult } from './VerificationResult.tsx'
import { readScanText } from './sheet-text.ts'
import { words } from './words.ts'
import './printing.css'

const route = getRouteApi('/verify')

type Errors = { readonly number?: string; readonly hash?: string }

export function VerifyPage() {
  const { number, hash } = route.useSearch()
  const navigate = route.useNavigate()
  const [typedNumber, setTypedNumber] = useState(number ?? '')
  const [typedHash, setTypedHash] = useState(hash ?? '')
  const [errors, setErrors] = useState<Errors>({})
  const asked = number !== undefined && hash !== undefined
  // A verdict belongs to what was asked: it goes as soon as a field says something else.
  const stands = asked && typedNumber.trim() === number && typedHash.trim() === hash
  const sheetNumber = normalizeSheetText(number ?? '')
  const isNotice = isNoticeNumber(sheetNumber)
  const isHousehold = isHouseholdSheetNumber(sheetNumber)
  const isChange = isChangeNumber(sheetNumber)
  const verification = useQuery(
    calls.printing.verify.queryOptions({
      input: { sheetNumber: number ?? '', shortHash: hash ?? '' },
      enabled: asked && !isNotice && !isHousehold && !isChange,
      staleTime: 0,
    }),
  )

  function verify(numberText: string, hashText: string): void {
    const found: Errors = {
      ...(numberText === '' ? { number: words.numberMissing } : {}),
      ...hashErrorOf(hashText),
    }
    setErrors(found)
    focusFirstBad(['number', 'hash'], found)
    if (Object.keys(found).length > 0) return
    if (numberText === number && hashText === hash) void verification.refetch()
    else void navigate({ search: { number: numberText, hash: hashText }, replace: true })
  }

  function enterNumber(): void {
    const { sheetNumber, shortHash } = readScanText(typedNumber)
    const code = shortHash ?? typedHash.trim()
    if (code === '') {
      document.getElementById('hash')?.focus()
      return
    }
    setTypedNumber(sheetNumber)
    setTypedHash(code)
    verify(sheetNumber, code)
  }

  return (
    <Page title={pageTitles.verify}>
      <section className="panel verify-form" aria-label={pageTitles.verify}>
        <p>{words.verifyHelp}</p>
        <div className="verify-fields">
          <Field
            id="number"
            label={words.number}
            error={errors.number}
            hint={words.numberHint}
            required
            stacked
          >
            <Input
              {...controlOf('number', errors.number)}
              value={typedNumber}
              onChange={(event) => setTypedNumber(event.target.value)}
              onKeyDown={(event) => onEnter(event, enterNumber)}
              onFocus={(event) => event.target.select()}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
              autoFocus
            />
          </Field>
          <Field
            id="hash"
            label={words.shortHash}
            error={errors.hash}
            hint={words.hashHint}
            required
            stacked
          >
            <Input
              {...controlOf('hash', errors.hash)}
              value={typedHash}
              onChange={(event) => setTypedHash(event.target.value)}
              onKeyDown={(event) =>
                onEnter(event, () => verify(typedNumber.trim(), typedHash.trim()))
              }
              onFocus={(event) => event.target.select()}
              autoComplete="off"
              spellCheck={false}
              maxLength={32}
            />
          </Field>
          <Button
            type="primary"
            className="verify-button"
            loading={verification.isFetching}
            onClick={() => verify(typedNumber.trim(), typedHash.trim())}
          >
            {words.verify}
          </Button>
        </div>
      </section>
      {stands && isHousehold && <SheetVerification sheetNumber={number} shortHash={hash} />}
      {stands && isNotice && <NoticeVerification sheetNumber={number} shortHash={hash} />}
      {stands && isChange && <ChangeVerification sheetNumber={number} shortHash={hash} />}
      {stands && verification.error !== null && (
        <Notice kind="error">{sentenceOf(verification.error)}</Notice>
      )}
      {stands && verification.data !== undefined && (
        <VerificationResult verification={verification.data} />
      )}
    </Page>
  )
}

function hashErrorOf(typed: string): Errors {
  if (typed === '') return { hash: words.hashMissing }
  const { length } = normalizeShortHash(typed)
  return length === shortHashLength ? {} : { hash: words.hashLength(length) }
}

type EnterEvent = Pick<KeyboardEvent, 'key'> & {
  readonly nativeEvent: KeyboardEvent
  readonly preventDefault: () => void
}

/** Here Enter asks: nothing is saved by it, and a QR reader ends with one. */
function onEnter(event: EnterEvent, act: () => void): void {
  if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
  event.preventDefault()
  act()
}
