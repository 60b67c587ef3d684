/** An operator's card while it is being filled in. */
import { newOperatorSchema } from '../../shared/accounts/model.ts'
import type { NewOperator, Role } from '../../shared/accounts/model.ts'
import { words } from './words.ts'

export type OperatorDraft = {
  readonly displayName: string
  readonly userName: string
  readonly roles: readonly Role[]
  readonly password: string
  readonly repeat: string
}

export type OperatorErrors = { readonly [Name in keyof OperatorDraft]?: string }

export const operatorFieldOrder = [
  'displayName',
  'userName',
  'roles',
  'password',
  'repeat',
] as const satisfies readonly (keyof OperatorDraft)[]

export function emptyOperator(roles: readonly Role[]): OperatorDraft {
  return { displayName: '', userName: '', roles, password: '', repeat: '' }
}

export type OperatorReading =
  | { readonly kind: 'read'; readonly operator: NewOperator }
  | { readonly kind: 'bad'; readonly errors: OperatorErrors }

/** The card as the contract wants it, or what is wrong with each field. */
export function readOperator(draft: OperatorDraft): OperatorReading {
  const parsed = newOperatorSchema.safeParse(draft)
  const errors: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0])
    errors[name] ??= issue.message
  }
  if (draft.repeat !== draft.password) errors['repeat'] = words.repeatDiffers
  if (parsed.success && Object.keys(errors).length === 0) {
    return { kind: 'read', operator: parsed.data }
  }
  return { kind: 'bad', errors }
}
