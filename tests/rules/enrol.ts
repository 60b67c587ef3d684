/** Asks for an enrolment, under rules that an office has entered or under none. */
import { expect } from 'vitest'
import { decide, readOverlay } from '../../src/main/rules/index.ts'
import type { Overlay } from '../../src/main/rules/index.ts'
import { anAmendment, shipped } from './support.ts'

const { packs } = shipped

export type Facts = Readonly<Record<string, unknown>>
export const ordinary = { kind: 'ordinary' }
export const backPayment = { kind: 'back-payment' }

export const enrol = (policy: string, facts: Facts, overlay?: Overlay) =>
  decide(
    packs,
    { policy, ask: 'enrolment', facts: { coverageYear: 2024, circumstance: ordinary, ...facts } },
    overlay,
  )

export function amended(policy: string, more: string, head = ''): Overlay {
  const text = anAmendment(more, head)
    .replace('from: 2024-09-01', 'from: 2023-01-01')
    .replace('dongming-2024', policy)
  const { overlay, problems } = readOverlay(packs, { file: 'overlay', text })
  expect(problems).toEqual([])
  if (overlay === null) throw new Error('the overlay must be readable')
  return overlay
}
