/** Day, channel, amount. The amount is typed, not offered: two that agree were both looked at. */
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { speakYuan } from '../../shared/kernel/fen.ts'
import { DayField } from '../kit/DayField.tsx'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Field, controlOf } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { PickField } from '../kit/PickField.tsx'
import { isCtrlEnter, useKey } from '../kit/keys.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useDesk } from '../shell/desk.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words as frameWords } from '../shell/words.ts'
import { findPayableFen, isOffered } from './payment-draft.ts'
import type { Payment } from './use-payment.ts'
import { words } from './words.ts'

const route = getRouteApi('/registrations/$registrationId/payment')

export function PaymentForm({ payment }: { readonly payment: Payment }) {
  const { draft, errors, change, preview } = payment
  const { today } = useDesk()
  const params = route.useParams()
  const navigate = useNavigate()
  const payableFen = preview === null ? null : findPayableFen(preview)
  useFirstFocus(['paidOn'])
  const offered = isOffered(preview)
  useKey(isCtrlEnter, () => {
    if (offered) payment.save()
  })
  return (
    <EnterMovesOn className="intake-fields payment-fields">
      {payment.restored && <Notice kind="warning">{frameWords.restored}</Notice>}
      <DayField
        id="paidOn"
        label={words.paidOn}
        value={draft.paidOn}
        onChange={(paidOn) => change({ paidOn })}
        error={errors.paidOn ?? payment.dayTrouble}
        required
        today={today}
      />
      {(offered || preview === null) && <MoneyFields payment={payment} payableFen={payableFen} />}
      {payment.trouble !== null && <Notice kind="error">{sentenceOf(payment.trouble)}</Notice>}
      <div className="intake-buttons">
        {(offered || preview === null) && (
          <Button
            type="primary"
            size="large"
            data-enter-stop
            disabled={!offered}
            loading={payment.pending}
            onClick={payment.save}
          >
            {words.save} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
        )}
        <Button
          size="large"
          onClick={() => {
            payment.release()
            void navigate({ to: '/registrations/$registrationId', params, replace: true })
          }}
        >
          {words.cancel}
        </Button>
      </div>
    </EnterMovesOn>
  )
}

type MoneyProps = { readonly payment: Payment; readonly payableFen: number | null }

function MoneyFields({ payment, payableFen }: MoneyProps) {
  const { draft, errors, change, channels } = payment
  return (
    <>
      <Field id="channel" label={words.channel} error={errors.channel} required>
        <PickField
          id="channel"
          options={channels.map(({ channel }) => ({ value: channel, label: channel }))}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
          error={errors.channel}
          placeholder={words.channelPlaceholder}
        />
      </Field>
      <Field
        id="amount"
        label={words.amount}
        error={errors.amount}
        hint={payableFen === null ? undefined : words.amountHint(speakYuan(payableFen))}
        required
      >
        <Input
          {...controlOf('amount', errors.amount)}
          className="amount-field"
          value={draft.amount}
          onChange={(event) => change({ amount: event.target.value })}
          onFocus={(event) => event.target.select()}
          suffix={words.amountPlaceholder}
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
        />
      </Field>
    </>
  )
}
