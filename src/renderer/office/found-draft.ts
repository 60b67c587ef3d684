/** The form that founds an office, as it is being filled in. */
import { foundOfficeSchema } from '../../shared/office/model.ts'
import type { FoundOffice } from '../../shared/office/model.ts'
import { emptyOperator, operatorFieldOrder, readOperator } from '../accounts/operator-draft.ts'
import type { OperatorDraft, OperatorErrors } from '../accounts/operator-draft.ts'
import { linesOf } from '../kit/lines.ts'

export type FoundDraft = {
  readonly name: string
  readonly regionCode: string
  readonly policies: readonly string[]
  /** `policy/reading` to the option chosen; absent while it waits for the administrator. */
  readonly readings: Readonly<Record<string, string>>
  readonly villagesText: string
  readonly operators: readonly [OperatorDraft, OperatorDraft]
}

/** As it may be kept beside the page: without the passwords. */
export function withoutPasswords(draft: FoundDraft): FoundDraft {
  const [first, second] = draft.operators
  return { ...draft, operators: [forgotten(first), forgotten(second)] }
}

function forgotten(operator: OperatorDraft): OperatorDraft {
  return { ...operator, password: '', repeat: '' }
}

export type FoundErrors = {
  readonly name?: string
  readonly regionCode?: string
  readonly policies?: string
  readonly villages?: string
  readonly operators: readonly [OperatorErrors, OperatorErrors]
}

export const noErrors: FoundErrors = { operators: [{}, {}] }

export const emptyFoundDraft: FoundDraft = {
  name: '',
  regionCode: '',
  policies: [],
  readings: {},
  villagesText: '',
  operators: [emptyOperator(['clerk', 'administrator']), emptyOperator(['reviewer', 'auditor'])],
}

/** Ids of the fields in the order of the page. */
export const foundFieldOrder: readonly string[] = [
  'name',
  'regionCode',
  'policies',
  'villages',
  ...[0, 1].flatMap((index) => operatorFieldOrder.map((name) => `person${index}-${name}`)),
]

export function readingKeyOf(policy: string, reading: string): string {
  return `${policy}/${reading}`
}

export type FoundReading =
  | { readonly kind: 'read'; readonly office: FoundOffice }
  | { readonly kind: 'bad'; readonly errors: FoundErrors }

/** The office as the contract wants it, or what is wrong with each field. */
export function readFoundDraft(draft: FoundDraft): FoundReading {
  const [first, second] = draft.operators
  const people = [readOperator(first), readOperator(second)] as const
  const parsed = foundOfficeSchema.safeParse({
    name: draft.name,
    regionCode: draft.regionCode,
    policies: draft.policies,
    readings: Object.entries(draft.readings).map(([key, option]) => {
      const [policy = '', reading = ''] = key.split('/')
      return { policy, reading, option }
    }),
    villages: linesOf(draft.villagesText),
    operators: [first, second],
  })
  if (parsed.success && people.every((person) => person.kind === 'read')) {
    return { kind: 'read', office: parsed.data }
  }
  const own: Record<string, string> = {}
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0])
    if (name !== 'operators') own[name] ??= issue.message
  }
  const errorsOf = (person: (typeof people)[number]) => (person.kind === 'bad' ? person.errors : {})
  return {
    kind: 'bad',
    errors: { ...own, operators: [errorsOf(people[0]), errorsOf(people[1])] },
  }
}

/** Errors by the ids of the fields on the page. */
export function byFieldId(errors: FoundErrors): Record<string, string | undefined> {
  const { operators, ...own } = errors
  const people = operators.flatMap((person, index) =>
    Object.entries(person).map(([name, sentence]) => [`person${index}-${name}`, sentence] as const),
  )
  return { ...own, ...Object.fromEntries(people) }
}
