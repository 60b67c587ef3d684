/** A thread reads the packs' files again: they must still be those that the core works by. */
import type { PackSet } from '../rules/index.ts'

export const packsChangedText = '政策包文件在程序启动以后变过，没有进行，请重新启动参保柜台后再试。'

/** Hashes by policy, as a thread is told them. */
export function packHashesOf(packs: PackSet): Readonly<Record<string, string>> {
  return Object.fromEntries(packs.list().map(({ policy, hash }) => [policy, hash]))
}

/** The packs as they were read, or null where a file is not what it was. */
export function readSamePacks(
  packs: PackSet,
  hashes: Readonly<Record<string, string>>,
): PackSet | null {
  const same = Object.entries(hashes).every(([policy, hash]) => packs.find(policy)?.hash === hash)
  return same ? packs : null
}
