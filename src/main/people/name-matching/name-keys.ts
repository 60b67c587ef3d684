/** What people are found by before they are compared. */
import { comparableName, lostSign, tokensOf } from './comparable-name.ts'
import { shapeOf } from './look-alikes.ts'
import type { NameKeys } from './model.ts'
import { blurredSyllable, readingsOf, surnameReadingsOf } from './readings.ts'

/**
 * Keys of a name, to be stored beside it when it is written and looked up with equality. A name
 * that holds nothing but lost characters has empty keys, which find nobody.
 */
export function nameKeys(name: string): NameKeys {
  const tokens = tokensOf(comparableName(name))
  if (tokens.every((token) => token === lostSign)) return { sound: '', shape: '' }
  const syllables = tokens.map((token, index) =>
    blurredSyllable((index === 0 ? surnameReadingsOf(token) : readingsOf(token)).first),
  )
  return { sound: syllables.join(''), shape: tokens.map(shapeOf).join('') }
}
