/** Thrown where the program itself is wrong; never for something an operator or a file did. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

/** Crashes with the sentence where a condition that the code relies on does not hold. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (condition !== true) throw new Bug(sentence)
}

/** The value, where null or undefined would be a bug of ours. */
export function getDefined<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Bug(`missing: ${what}`)
  return value
}

/** Ends a `switch` that must have handled every kind. */
export function assertNever(value: never): never {
  throw new Bug(`unhandled case: ${JSON.stringify(value)}`)
}
