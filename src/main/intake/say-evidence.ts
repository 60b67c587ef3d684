import type { Evidence } from '../../shared/evidence/model.ts'

/** Who says what against a registration, and what the clerk can do. */
export function sayEvidence(evidence: readonly Evidence[]): string {
  const said = evidence.map(({ text }) => text).join('')
  return `${said}没有保存，请核对；确应登记的，写明理由后再保存，由审核人员决定。`
}
