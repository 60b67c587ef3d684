/** A question as one line of JSON: the same on the command line and behind the 试算 screen. */
import type { Answer, Overlay } from '../../shared/rules/model.ts'
import { decide } from './decide.ts'
import type { PackSet } from './pack.ts'

/** The answer to any text whatever; what is no JSON is `invalid`. */
export function decideLine(packs: PackSet, text: string, overlay?: Overlay): Answer {
  let question: unknown
  try {
    question = JSON.parse(text)
  } catch {
    return badLine('这一行不是合格的 JSON，请检查引号、括号和逗号。')
  }
  return decide(packs, question, overlay)
}

/** For a line that is no question at all. */
export function badLine(text: string): Answer {
  return { id: null, outcome: 'invalid', findings: [{ code: 'bad-input', path: '', text }] }
}
