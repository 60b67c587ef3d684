import { changeStateLabels } from '../../shared/changes/model.ts'
import type { ChangeState } from '../../shared/changes/model.ts'

const tags: Readonly<Record<ChangeState, string>> = {
  waiting: 'tag',
  'sent-back': 'tag tag-warning',
  applied: 'tag tag-good',
  withdrawn: 'tag',
}

export function ChangeStateTag({ state }: { readonly state: ChangeState }) {
  return <span className={tags[state]}>{changeStateLabels[state]}</span>
}
