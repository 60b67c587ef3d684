import { assertNever } from '../../shared/kernel/assert.ts'
import type { SheetContent } from '../../shared/printing/model.ts'
import { ReceiptSheet } from './ReceiptSheet.tsx'
import { RegistrationSheet } from './RegistrationSheet.tsx'
import type { SheetCopy } from './SheetFrame.tsx'

type Props = { readonly content: SheetContent; readonly copy: SheetCopy | null }

/** The paper of either kind. */
export function Sheet({ content, copy }: Props) {
  const { kind } = content
  switch (kind) {
    case 'registration':
      return <RegistrationSheet content={content} copy={copy} />
    case 'receipt':
      return <ReceiptSheet content={content} copy={copy} />
    default:
      return assertNever(kind)
  }
}
