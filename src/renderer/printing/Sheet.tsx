import { assertNever } from '../../shared/kernel/assert.ts'
import { ReceiptSheet } from './ReceiptSheet.tsx'
import { RegistrationSheet } from './RegistrationSheet.tsx'
import type { PaperProps } from './SheetFrame.tsx'

/** The paper of either kind. */
export function Sheet(props: PaperProps) {
  const { kind } = props.content
  switch (kind) {
    case 'registration':
      return <RegistrationSheet {...props} />
    case 'receipt':
      return <ReceiptSheet {...props} />
    default:
      return assertNever(kind)
  }
}
