/** Where the next page of registrations begins. */
import type { RegistrationLine } from '../../shared/intake/model.ts'

type Listed = { readonly registrations: readonly RegistrationLine[]; readonly more: boolean }

/** The id after which the next page begins; null where there is none. */
export function nextPageAfter(list: Listed | undefined): number | null {
  return list?.more === true ? (list.registrations.at(-1)?.registrationId ?? null) : null
}
