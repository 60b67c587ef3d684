/** How a file is laid out, and what differs from the sender's remembered layout. */
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import type { FileInspection, ReadableFile } from '../../shared/rosters/inspection.ts'
import type {
  LayoutComparison,
  LayoutDifference,
  LayoutGuess,
  RosterLayout,
} from '../../shared/rosters/layout.ts'
import type { Constants, RosterProfile } from '../../shared/rosters/model.ts'
import { compareLayout, guessLayout, inspectFile } from '../spreadsheets/index.ts'
import type { RosterDesk } from './desk.ts'
import type { Found } from './parts.ts'
import { sourceOf } from './sent-file.ts'
import { listProfiles } from './store.ts'

/** What is known of a file by its content; kept while the program runs, for it takes a while. */
const inspections = new Map<string, Promise<FileInspection>>()
const mostInspections = 8

function inspectionOf({ ledger, record }: Found, desk: RosterDesk): Promise<FileInspection> {
  const key = record.fileHash ?? ''
  const known = inspections.get(key)
  if (known !== undefined) return known
  const inspection = inspectFile(sourceOf(desk.place(ledger, record.importId)))
  const [oldest] = inspections.size < mostInspections ? [] : inspections.keys()
  if (oldest !== undefined) inspections.delete(oldest)
  inspections.set(key, inspection)
  inspection.catch(() => inspections.delete(key))
  return inspection
}

/** The profile asked for; without one, the newest of this sender and kind that fits without a change. */
export async function inspectSent(
  found: Found,
  desk: RosterDesk,
  asked: { readonly profileId?: number | undefined; readonly sheet?: number | undefined },
): Promise<{
  inspection: FileInspection
  guess: LayoutGuess | null
  profile: RosterProfile | null
  comparison: LayoutComparison | null
}> {
  const { head } = found.record
  const inspection = await inspectionOf(found, desk)
  if (inspection.kind === 'refused') {
    return { inspection, guess: null, profile: null, comparison: null }
  }
  const { fields } = getRosterKind(head.kind)
  const guess = guessLayout(ofSheet(inspection, asked.sheet), fields)
  const profiles = await listProfiles(found.ledger.read, head.kind)
  const ofSender = profiles.filter(({ sender }) => sender === head.sender)
  const compared = (asked.profileId === undefined ? ofSender : profiles)
    .filter(({ profileId }) => asked.profileId === undefined || profileId === asked.profileId)
    .map((profile) => ({
      profile,
      comparison: compareWithGuess(profile.layout, inspection, guess),
    }))
    .toSorted((a, b) => a.comparison.differences.length - b.comparison.differences.length)
  const [best] = compared
  return {
    inspection,
    guess,
    profile: best?.profile ?? null,
    comparison: best?.comparison ?? null,
  }
}

/**
 * Where the remembered sheet is gone, the differences are told of the sheet that looks like the
 * list; what the remembered layout no longer finds is proposed as it was guessed.
 */
function compareWithGuess(
  remembered: RosterLayout,
  inspection: ReadableFile,
  { layout: guessed }: LayoutGuess,
): LayoutComparison {
  const stands = inspection.sheets.some(({ name }) => name === remembered.sheet.name)
  const { differences, adapted } = stands
    ? compareLayout(remembered, inspection)
    : compareLayout(
        { ...remembered, sheet: { ...remembered.sheet, index: 0 } },
        ofSheet(inspection, guessed.sheet.index),
      )
  const lost = new Set(
    differences.flatMap(({ kind, field }) => (kind === 'column-missing' ? [field] : [])),
  )
  if (lost.size === 0 || adapted.sheet.name !== guessed.sheet.name) return { differences, adapted }
  if (differences.some(({ kind }) => kind === 'header-missing')) {
    const { yesWords, noWords, levels, dateOrder } = remembered
    return { differences, adapted: { ...guessed, yesWords, noWords, levels, dateOrder } }
  }
  const kept = adapted.columns.filter(({ field }) => !lost.has(field))
  const taken = new Set(kept.map(({ letter }) => letter))
  const proposed = guessed.columns.filter(
    ({ field, letter }) => lost.has(field) && !taken.has(letter),
  )
  return { differences, adapted: { ...adapted, columns: [...kept, ...proposed] } }
}

/** The file as if it had the one sheet that somebody chose; without a choice, or such a sheet, whole. */
function ofSheet(inspection: ReadableFile, wanted: number | undefined): ReadableFile {
  const sheets = inspection.sheets.filter(({ index }) => index === wanted)
  return sheets.length === 0 ? inspection : { ...inspection, sheets }
}

type AskedLayout = {
  readonly layout: RosterLayout
  readonly constants: Constants
  readonly profileId: number | null
  readonly differencesConfirmed: boolean
}

/** What a layout lacks for its kind, one sentence each. */
export function layoutProblems(
  { layout, constants }: Pick<AskedLayout, 'layout' | 'constants'>,
  kindName: RosterKindName,
): string[] {
  const kind = getRosterKind(kindName)
  const known = new Set(kind.fields.map(({ field }) => field))
  const mapped = new Set(layout.columns.map(({ field }) => field))
  const missing = kind.fields.filter(
    ({ field, required }) => required && !mapped.has(field) && constants[field] === undefined,
  )
  const strange = [...mapped, ...Object.keys(constants)].filter((field) => !known.has(field))
  return [
    ...missing.map(({ label }) => `没有指定“${label}”在哪一列，请选择，或填写整份名册相同的内容。`),
    ...strange.map((field) => `${kind.label}没有“${field}”这一项，请去掉。`),
    ...(mapped.has('name') || mapped.has('idNumber') ? [] : ['至少要有姓名或身份证号码一列。']),
  ]
}

/** Those that nobody has confirmed yet. */
export async function newLayoutDifferences(
  found: Found,
  desk: RosterDesk,
  { profileId, differencesConfirmed }: AskedLayout,
): Promise<LayoutDifference[]> {
  if (profileId === null || differencesConfirmed) return []
  const { comparison } = await inspectSent(found, desk, { profileId })
  return comparison?.differences ?? []
}
