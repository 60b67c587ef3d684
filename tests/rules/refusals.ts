/** Asks why somebody is refused, under the rules of the packs or of an office. */
import { expect } from 'vitest'
import { decide, readOverlay } from '../../src/main/rules/index.ts'
import type { Answer, Overlay } from '../../src/main/rules/index.ts'
import { anAmendment, shipped } from './support.ts'

const { packs } = shipped

export type Facts = Readonly<Record<string, unknown>>
type Asked = { readonly policy?: string; readonly facts: Facts; readonly overlay?: Overlay }

const ordinary = { kind: 'ordinary' }

/** Why somebody cannot enrol for 2024, in Dongming where no pack is named. */
export function enrol({ policy = 'dongming-2024', facts, overlay }: Asked): WhyNot {
  const asked = { coverageYear: 2024, circumstance: ordinary, ...facts }
  return whyNot(decide(packs, { policy, ask: 'enrolment', facts: asked }, overlay))
}

/** Why 380 yuan for 2024 are not paid back. */
export function refund({ policy = 'dongming-2024', facts, overlay }: Asked): WhyNot {
  const asked = { coverageYear: 2024, paidFen: 38_000, appliedOn: '2024-02-01', ...facts }
  return whyNot(decide(packs, { policy, ask: 'refund', facts: asked }, overlay))
}

type WhyNot = NonNullable<Answer['findings'][number]['whyNot']>

function whyNot({ outcome, findings }: Answer): WhyNot {
  expect(outcome).toBe('refused')
  const [first, ...others] = findings
  // Only what settles the question says why not.
  expect(others.filter((finding) => finding.whyNot !== undefined)).toEqual([])
  if (first?.whyNot === undefined) throw new Error('a refusal must say why not')
  return first.whyNot
}

/** An amendment of 2023 to a pack, with nothing but moves in its tables. */
export function amendmentOf2023(more: string, policy = 'dongming-2024'): string {
  return anAmendment(more, '')
    .replace('from: 2024-09-01', 'from: 2023-01-01')
    .replace('dongming-2024', policy)
}

/** The same, read. */
export const amended = (more: string, policy?: string) => overlayOf(amendmentOf2023(more, policy))

/** An office's file, which must be sound. */
export function overlayOf(text: string): Overlay {
  const { overlay, problems } = readOverlay(packs, { file: 'overlay', text })
  expect(problems).toEqual([])
  if (overlay === null) throw new Error('the overlay must be readable')
  return overlay
}

const noDay = { firstDay: null, lastDay: null }
/** A condition that no day can meet. */
export const withoutDay = (condition: string) => {
  return { condition, ...noDay, text: `须符合“${condition}”。` }
}
