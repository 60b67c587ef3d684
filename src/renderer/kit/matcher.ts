/** How a list decides whether a line fits what was typed; the frame may know a better way. */
import { createContext, useContext } from 'react'

export type Matcher = (line: string, typed: string) => boolean

/** The characters themselves. */
export const plainMatcher: Matcher = (line, typed) =>
  line.toLowerCase().includes(typed.toLowerCase())

const MatcherContext = createContext<Matcher>(plainMatcher)
export const MatcherProvider = MatcherContext.Provider

export function useMatcher(): Matcher {
  return useContext(MatcherContext)
}
