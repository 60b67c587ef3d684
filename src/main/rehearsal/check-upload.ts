/** A pack that somebody wants to bring in: unpacked, read, linted, its examples run. */
import { longestPackFile } from '../../shared/office/brought-pack.ts'
import type { PackUpload } from '../../shared/office/brought-pack.ts'
import { casesHashOf, lintPackTexts } from '../rules/index.ts'
import type { PackTexts } from '../rules/index.ts'
import { readPackArchive } from '../spreadsheets/index.ts'
import type { CheckedUpload } from '../office/index.ts'

export async function checkUpload(upload: PackUpload): Promise<CheckedUpload> {
  const unpacked =
    upload.kind === 'files'
      ? ({ ...upload, kind: 'read' } as const)
      : await readPackArchive(Buffer.from(upload.base64, 'base64'), longestPackFile)
  if (unpacked.kind === 'refused') return { kind: 'unreadable', text: unpacked.text }
  const { packYaml, casesYaml, taskTable } = unpacked
  const texts: PackTexts = { packYaml, casesYaml, taskTable }
  const { pack, caseCount, problems } = lintPackTexts(texts)
  if (pack === null) return read(texts, { pack, caseCount, problems: [...problems] })
  const { policy, title, documentNumber, issuer, coverageYear, laterYears, draft } = pack.summary
  const summary = { policy, title, documentNumber, issuer, coverageYear, laterYears, draft }
  const shown = { ...summary, packHash: pack.hash }
  return read(texts, { pack: shown, caseCount, problems: [...problems] })
}

function read(
  texts: PackTexts,
  report: (CheckedUpload & { readonly kind: 'read' })['report'],
): CheckedUpload {
  return { kind: 'read', report, texts, casesHash: casesHashOf(texts.casesYaml) }
}
