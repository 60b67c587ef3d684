/** What stands on a sheet: made from the record, pure. */
import type { Quotation, Registration } from '../../shared/intake/model.ts'
import type { Office } from '../../shared/office/model.ts'
import type { Person } from '../../shared/people/model.ts'
import type { SheetContent, SheetKind } from '../../shared/printing/model.ts'
import { circumstanceSentence } from '../../shared/rules/circumstance-words.ts'
import type { PackSummary } from '../../shared/rules/model.ts'

export type SheetParts = {
  readonly kind: SheetKind
  readonly office: Office
  readonly registration: Registration
  readonly household: Person['household']
  readonly pack: PackSummary
}

const packVersionLength = 12

/** The number on the paper: the receipt has its own, the sheet the registration's. */
export function sheetNumberOf(kind: SheetKind, registration: Registration): string | null {
  if (kind === 'registration') return registration.registrationNumber
  return registration.settlement?.payment?.receiptNumber ?? null
}

/** The content as it is now; null where a receipt is asked for and nothing was paid. */
export function findSheetContent(parts: SheetParts): SheetContent | null {
  const { kind, office, registration, household, pack } = parts
  const sheetNumber = sheetNumberOf(kind, registration)
  if (sheetNumber === null) return null
  const { settlement, review } = registration
  const decision = settlement?.decision ?? registration.quotation
  const payment = settlement?.payment ?? null
  return {
    kind,
    officeName: office.name,
    practice: office.practice,
    sheetNumber,
    registrationNumber: registration.registrationNumber,
    coverageYear: registration.coverageYear,
    registeredOn: registration.registeredOn,
    person: {
      name: registration.name,
      sex: registration.sex,
      birthDate: registration.birthDate,
      idNumber: registration.idNumber,
      phone: registration.phone,
      villageName: registration.villageName,
      householdNumber: household?.householdNumber ?? null,
      relationToHead: household?.relationToHead ?? null,
    },
    identities: registration.identities,
    circumstance: circumstanceSentence(registration.circumstance),
    tierLabel:
      pack.tiers.find(({ tier }) => tier === registration.tier)?.label ?? `${registration.tier} 档`,
    decision: decisionOnPaper(decision, settlement === null ? 'quotation' : 'final'),
    pack: {
      title: decision.packTitle,
      issuer: pack.issuer,
      documentNumber: decision.documentNumber,
      draft: decision.draft,
      version: decision.packHash.slice(0, packVersionLength),
    },
    materials: pack.materials.map(({ name, clause }) => ({ name, clause })),
    payment:
      payment === null
        ? null
        : {
            channel: payment.channel,
            paidOn: payment.paidOn,
            amountFen: payment.amountFen,
            bookedBy: payment.bookedBy,
          },
    takenBy: registration.takenBy,
    reviewedBy: review?.verdict === 'approved' ? review.decidedBy : null,
    reviewedOn: review?.verdict === 'approved' ? review.decidedOn : null,
  }
}

function decisionOnPaper(
  { answer, payDay, nextChanges }: Quotation,
  kind: 'quotation' | 'final',
): SheetContent['decision'] {
  const charge = answer.charge ?? null
  return {
    kind,
    payDay,
    standardFen: charge?.standardFen ?? null,
    payableFen: charge?.payableFen ?? null,
    subsidies: charge?.subsidies ?? [],
    category: charge?.category ?? null,
    benefit: answer.benefit ?? null,
    grounds: answer.findings.map(({ clause, text }) => ({ clause: clause ?? '', text })),
    changes: kind === 'quotation' ? nextChanges.map(({ text }) => text) : [],
  }
}
