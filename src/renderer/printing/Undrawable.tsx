/** Says before anything is printed which characters of the names the program cannot draw. */
import { Notice } from '../kit/Notice.tsx'
import { listUndrawable } from '../kit/font-coverage.ts'
import { words } from './words.ts'

/** What stands on a paper of somebody in characters that the fonts may lack. */
export type Named = { readonly name: string; readonly villageName: string }

/** Of several papers it is also said whose they are. */
export function Undrawable({ people }: { readonly people: readonly Named[] }) {
  const found = people
    .map((each) => ({ ...each, missing: listUndrawable(each.name + each.villageName) }))
    .filter(({ missing }) => missing.length > 0)
  if (found.length === 0) return null
  const missing = [...new Set(found.flatMap((each) => each.missing))]
  const whose = [...new Set(found.map(({ name }) => name))]
  return (
    <div className="unprinted">
      <Notice kind="warning">
        {words.undrawable(missing)}
        {people.length > 1 && words.undrawableOf(whose)}
      </Notice>
    </div>
  )
}
