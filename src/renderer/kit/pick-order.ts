/** Which of the lines that fit what was typed stands first, and is taken by Enter. */
import type { Matcher } from './matcher.ts'

/** The line itself, then those that begin so, then those that do in pinyin, then the rest. */
export function rankOf(line: string, typed: string, matches: Matcher): number {
  const wanted = typed.trim().toLowerCase()
  const whole = line.toLowerCase()
  if (whole === wanted) return 0
  if (whole.startsWith(wanted)) return 1
  return matches(Array.from(line).slice(0, wanted.length).join(''), wanted) ? 2 : 3
}
