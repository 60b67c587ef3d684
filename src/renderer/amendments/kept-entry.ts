/** What is being entered while somebody rehearses it: they come back to the fields as they left them. */
import { makeOwnSlot } from '../shell/own-slot.ts'
import type { AmendmentDraft } from './amendment-draft.ts'

export type KeptEntry =
  | { readonly part: 'form'; readonly draft: AmendmentDraft }
  | { readonly part: 'file'; readonly text: string }

export const keptEntry = makeOwnSlot<KeptEntry>('entry')
