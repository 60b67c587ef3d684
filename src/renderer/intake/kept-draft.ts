/** What is half filled in at the counter, for a page that died: who was chosen, and the fields. */
import { dropForm, findKeptForm, keepForm } from '../shell/kept-form.ts'
import type { IntakeDraft, Registrant } from './intake-draft.ts'

export type KeptDraft = {
  readonly registrant:
    | { readonly kind: 'new' }
    | { readonly kind: 'known'; readonly personId: number }
  readonly draft: IntakeDraft
}

export function keepDraft(accountId: number, registrant: Registrant, draft: IntakeDraft): void {
  if (registrant.kind === 'nobody') return
  const chosen: KeptDraft['registrant'] =
    registrant.kind === 'new'
      ? { kind: 'new' }
      : { kind: 'known', personId: registrant.person.personId }
  keepForm('counter', accountId, { registrant: chosen, draft } satisfies KeptDraft)
}

export function dropDraft(): void {
  dropForm('counter')
}

export function findKeptDraft(accountId: number): KeptDraft | null {
  // Kept above, and nowhere else under that name.
  return findKeptForm('counter', accountId) as KeptDraft | null
}
