/** The examples of the packs as questions. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const rulesFolder = join(import.meta.dirname, '../../rules')

export type OwnQuestion = {
  readonly policy: string
  readonly ask: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly readings?: Readonly<Record<string, string>>
}

type Written = Omit<OwnQuestion, 'policy' | 'ask'> & { readonly ask?: string }

/** Of every pack that ships, in the order of its file. */
export function readOwnCases(): readonly OwnQuestion[] {
  return readdirSync(rulesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: policy }) => {
      const file: { readonly cases: readonly Written[] } = parse(
        readFileSync(join(rulesFolder, policy, 'cases.yaml'), 'utf8'),
      )
      return file.cases.map(({ ask = 'enrolment', facts, readings }) => ({
        policy,
        ask,
        facts,
        ...(readings === undefined ? {} : { readings }),
      }))
    })
}
