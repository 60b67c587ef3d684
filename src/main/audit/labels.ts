/** Chinese words for the kinds of action, for whoever reads the record. */
import { contract } from '../../shared/contract.ts'
import type { CallMeta } from '../../shared/kernel/contract-kit.ts'

/** Kinds that are no call of the contract by themselves. */
const ownLabels: Readonly<Record<string, string>> = {
  'accounts.signInRefused': '登录被拒绝',
  'accounts.unlockRefused': '解除屏幕锁定被拒绝',
  'accounts.confirmPassword': '核对原密码',
  'accounts.confirmPasswordRefused': '原密码不对',
  'practice.people': '编入练习居民',
  'rosters.writeLines': '写入名册的一段',
  'rosters.finish': '名册写完',
  'rosters.restoreLines': '撤销名册的一段',
}

const labels: ReadonlyMap<string, string> = new Map([
  ...Object.entries(contract).flatMap(([capability, calls]) =>
    Object.entries(calls).map(([name, call]): [string, string] => {
      const { summary }: CallMeta = call['~orpc'].meta
      return [`${capability}.${name}`, summary]
    }),
  ),
  ...Object.entries(ownLabels),
])

export function labelOf(kind: string): string {
  return labels.get(kind) ?? kind
}
