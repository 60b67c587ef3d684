import { platformStatusLabels } from '../../shared/platform/model.ts'
import type { PlatformStatus } from '../../shared/platform/model.ts'

const tagClasses: Readonly<Record<PlatformStatus, string>> = {
  waiting: 'tag',
  entered: 'tag tag-good',
  failed: 'tag tag-bad',
}

export function StatusTag({ status }: { readonly status: PlatformStatus }) {
  return <span className={`${tagClasses[status]} tag-alone`}>{platformStatusLabels[status]}</span>
}
