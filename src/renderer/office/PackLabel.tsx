import type { PackSummary } from '../../shared/rules/model.ts'
import { words } from './words.ts'

/** A policy pack as people know it: title, document number, coverage year. */
export function PackLabel({ pack }: { readonly pack: PackSummary }) {
  return (
    <span className="pack-label">
      <span>
        {pack.title}
        {pack.draft && <span className="tag tag-warning">{words.draft}</span>}
      </span>
      <span className="pack-label-small">
        {[words.year(pack.coverageYear), pack.issuer, pack.documentNumber]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </span>
    </span>
  )
}
