/** Whether an office can be founded as it was filled in. */
import type { NewOperator } from '../../shared/accounts/model.ts'
import type { FoundOffice, ReadingChoice } from '../../shared/office/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'

export type FoundingRefusal =
  | 'USER_NAME_TAKEN'
  | 'TOO_FEW_ROLES'
  | 'DISPLAY_NAME_TAKEN'
  | 'POLICY_NOT_FOUND'
  | 'READING_NOT_FOUND'
  | 'VILLAGE_TWICE'

/** The first thing that stands in the way, null where nothing does. */
export function findFoundingRefusal(
  office: FoundOffice,
  packs: readonly PackSummary[],
): FoundingRefusal | null {
  const { operators, policies, villages, readings } = office
  if (hasTwice(operators.map(({ userName }) => userName))) return 'USER_NAME_TAKEN'
  if (!canRunOffice(operators)) return 'TOO_FEW_ROLES'
  if (hasTwice(operators.map(({ displayName }) => displayName))) return 'DISPLAY_NAME_TAKEN'
  const known = new Set(packs.map(({ policy }) => policy))
  if (policies.some((policy) => !known.has(policy)) || hasTwice(policies)) return 'POLICY_NOT_FOUND'
  const chosen = packs.filter(({ policy }) => policies.includes(policy))
  if (!readings.every((choice) => isReadingOption(chosen, choice))) return 'READING_NOT_FOUND'
  return hasTwice(villages) ? 'VILLAGE_TWICE' : null
}

/** Whether a choice names a reading and one of its options in one of the packs. */
export function isReadingOption(packs: readonly PackSummary[], choice: ReadingChoice): boolean {
  return packs.some(
    ({ policy, readings }) =>
      policy === choice.policy &&
      readings.some(
        ({ name, options }) =>
          name === choice.reading && options.some((option) => option.name === choice.option),
      ),
  )
}

/** A clerk, somebody else who reviews, and an administrator: two people suffice. */
function canRunOffice(operators: readonly NewOperator[]): boolean {
  const clerks = operators.filter(({ roles }) => roles.includes('clerk'))
  const reviewed = clerks.some((clerk) =>
    operators.some((other) => other !== clerk && other.roles.includes('reviewer')),
  )
  return reviewed && operators.some(({ roles }) => roles.includes('administrator'))
}

export function hasTwice(texts: readonly string[]): boolean {
  return new Set(texts).size < texts.length
}
