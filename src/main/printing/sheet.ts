/** What stands on a sheet: made from the record, pure. */
import { withAssessment } from '../intake/index.ts'
import { documentKinds } from '../../shared/kernel/identity-document.ts'
import { mostMissedYears, pastCoverSentence } from '../../shared/intake/past-cover.ts'
import type { Quotation, Registration } from '../../shared/intake/model.ts'
import type { Office } from '../../shared/office/model.ts'
import type { Person } from '../../shared/people/model.ts'
import type { SheetContent, SheetKind } from '../../shared/printing/model.ts'
import { circumstanceSentence } from '../../shared/rules/circumstance-words.ts'
import { listCitations, packSource } from '../../shared/rules/citations.ts'
import { enrolmentWayOf, listMaterials } from '../../shared/rules/materials.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { amountUnsaid, benefitUnsaid } from '../../shared/rules/unsaid-words.ts'

export type SheetParts = {
  readonly kind: SheetKind
  readonly office: Office
  readonly registration: Registration
  readonly household: Person['household']
  /** Coverage years that the person was in for: what is asked of the new is not asked of them. */
  readonly enrolledYears: readonly number[]
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
  const { kind, office, registration, household, enrolledYears, pack } = parts
  const sheetNumber = sheetNumberOf(kind, registration)
  if (sheetNumber === null) return null
  const { settlement, review } = registration
  const decision =
    settlement?.decision ?? withAssessment(registration.quotation, registration.assessment)
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
      ...documentOnPaper(registration),
      phone: registration.phone,
      villageName: registration.villageName,
      householdNumber: household?.householdNumber ?? null,
      relationToHead: household?.relationToHead ?? null,
    },
    identities: registration.identities,
    circumstance: circumstanceOnPaper(registration, pack),
    tierLabel:
      pack.tiers.find(({ tier }) => tier === registration.tier)?.label ?? `${registration.tier} 档`,
    decision: {
      ...decisionOnPaper(decision, settlement === null ? 'quotation' : 'final'),
      ...(decision.benefitOnceApproved !== undefined && review?.verdict !== 'approved'
        ? { benefitIfApproved: true as const }
        : {}),
    },
    pack: {
      title: decision.packTitle,
      issuer: pack.issuer,
      documentNumber: decision.documentNumber,
      draft: decision.draft,
      version: decision.packHash.slice(0, packVersionLength),
      ...localDocumentsOf(decision),
    },
    materials: listMaterials(pack.materials, enrolmentWayOf(registration, enrolledYears)).map(
      ({ name, clause }) => ({ name, clause }),
    ),
    payment:
      payment === null
        ? null
        : {
            channel: payment.channel,
            ...(isCollectedHere(pack, payment.channel) ? { collectedHere: true as const } : {}),
            paidOn: payment.paidOn,
            amountFen: payment.amountFen,
            bookedBy: payment.bookedBy,
          },
    ...(kind === 'registration' ? takenAgainst(registration) : {}),
    takenBy: registration.takenBy,
    reviewedBy: review?.verdict === 'approved' ? review.decidedBy : null,
    reviewedOn: review?.verdict === 'approved' ? review.decidedOn : null,
  }
}

function isCollectedHere(pack: PackSummary, name: string): boolean {
  return pack.channels.some(({ channel, collectedHere }) => channel === name && collectedHere)
}

/** Named where it is no citizen's own number: papers printed before stay what they were. */
function documentOnPaper({ documentType }: Registration): { readonly documentLabel?: string } {
  const isCitizens = documentType === 'id-card' || documentType === 'household-register'
  return isCitizens ? {} : { documentLabel: documentKinds[documentType].label }
}

/** What fits beside a reason of full length; the rest stays in the record. */
const mostSaid = 3

/** Of what lists spoke against it, who says so where, and the clerk's reason. */
function takenAgainst({ evidenceAgainst, evidenceReason }: Registration): {
  readonly takenAgainst?: string
} {
  if (evidenceReason === null) return {}
  const said = evidenceAgainst.slice(0, mostSaid).map(({ text }) => text)
  const more = evidenceAgainst.length > mostSaid ? `等 ${evidenceAgainst.length} 条。` : ''
  return { takenAgainst: `${said.join('')}${more}仍予登记的理由：${evidenceReason}` }
}

function circumstanceOnPaper(
  { circumstance, coverageYear, pastCover }: Registration,
  pack: PackSummary,
): string {
  const past = pastCoverSentence(pastCover, mostMissedYears(pack, coverageYear))
  const sentence = circumstanceSentence(circumstance)
  return past === null ? sentence : `${sentence}；${past}`
}

/** What the office entered and the answer worked with, in the order of the findings. */
function localDocumentsOf({ answer, documentNumber }: Quotation): {
  readonly localDocuments?: string[]
} {
  const cited = answer.findings.flatMap(({ clause, values = [] }) => [
    ...values.map(({ source }) => source).filter((source) => source !== packSource),
    ...(/^(\S*〔\d{4}〕\S*号) /u.exec(clause ?? '')?.slice(1, 2) ?? []),
  ])
  const documents = [...new Set(cited)].filter((source) => source !== documentNumber)
  return documents.length === 0 ? {} : { localDocuments: documents }
}

function decisionOnPaper(
  { answer, benefitOnceApproved, payDay, nextChanges }: Quotation,
  kind: 'quotation' | 'final',
): SheetContent['decision'] {
  const charge = answer.charge ?? null
  const benefit = answer.benefit ?? benefitOnceApproved ?? null
  return {
    kind,
    payDay,
    standardFen: charge?.standardFen ?? null,
    payableFen: charge?.payableFen ?? null,
    subsidies: charge?.subsidies ?? [],
    category: charge?.category ?? null,
    benefit,
    // Only where it is printed: a paper that says all its amounts and days has the code it always had.
    ...(answer.charge && benefit
      ? {}
      : { unsaid: { amount: amountUnsaid(answer), benefit: benefitUnsaid(answer.outcome) } }),
    grounds: answer.findings.map((finding) => ({
      clause: listCitations(finding).join('；'),
      text: finding.text,
    })),
    changes: kind === 'quotation' ? nextChanges.map(({ text }) => text) : [],
  }
}
