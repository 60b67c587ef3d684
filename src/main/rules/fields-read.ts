/** Which optional facts a pack looks at, gathered from its conditions. */
import { circumstanceKinds, groundKinds } from './pack-document.ts'
import type { ConditionDocument, PackDocument } from './pack-document.ts'
import type { CircumstanceKind, GroundKind } from './case.ts'
import type { FieldsRead } from './pack.ts'

/** Every condition of a pack, wherever it stands. */
export function listConditions(document: PackDocument): readonly ConditionDocument[] {
  const tables = [document.otherYears, document.routes, document.prices, document.refund ?? []]
  const rows = tables.flatMap((table) => table.flatMap((row) => row.when ?? []))
  return [...rows, ...(document.definitions ?? []).flatMap((definition) => definition.any)]
}

export function listFieldsRead(document: PackDocument): FieldsRead {
  const conditions = listConditions(document)
  const eventOn = new Set<CircumstanceKind>()
  const groundOn = new Set<GroundKind>()
  for (const when of conditions) {
    if (when.eventOn !== undefined || when.sinceEvent !== undefined) {
      for (const kind of when.circumstance ?? circumstanceKinds) eventOn.add(kind)
    }
    if (when.groundOn !== undefined) {
      for (const kind of when.ground ?? groundKinds) groundOn.add(kind)
    }
  }
  for (const route of document.routes) {
    if (route.start?.retroactive !== true) continue
    for (const kind of route.when?.circumstance ?? circumstanceKinds) eventOn.add(kind)
  }
  const refused = listGroundsSettledEarlier(document)
  return {
    registeredOn: conditions.some((c) => c.sinceBirth?.counting === 'registration-and-payment'),
    coveredThisYear: conditions.some((c) => c.coveredThisYear !== undefined),
    paidAtOrigin: conditions.some((c) => c.paidAtOrigin !== undefined),
    freshman: conditions.some((c) => c.freshman !== undefined),
    enrolsAt: conditions.some((c) => c.enrolsAt !== undefined),
    eventOn,
    groundOn: new Set([...groundOn].filter((kind) => !refused.has(kind))),
    benefitFrom: conditions.some((c) => c.beforeBenefit !== undefined),
    gapsSince: document.wait?.countedFrom ?? null,
  }
}

/** Grounds that a row settles by their name alone, before any row looks at their day. */
function listGroundsSettledEarlier(document: PackDocument): ReadonlySet<GroundKind> {
  const settled = new Set<GroundKind>()
  for (const { when } of document.refund ?? []) {
    if (when?.groundOn !== undefined) break
    if (when?.ground !== undefined && Object.keys(when).length === 1) {
      for (const kind of when.ground) settled.add(kind)
    }
  }
  return settled
}
