/** The packs that may be used now: those installed, and those that the office has brought in. */
import type { Reader } from '../ledger/index.ts'
import { isInstalled, readBrought, readPacks, withBrought } from '../rules/index.ts'
import type { BroughtPack, PackPlaces, PackSet, ReadBrought } from '../rules/index.ts'
import { broughtVersion, listBroughtTexts } from './brought-packs.ts'

export type LivePacks = {
  /** Always as it is now, so that it may be kept. */
  readonly set: PackSet
  places(): PackPlaces
  /** What is wrong with packs that cannot be used, one sentence each. */
  problems(): readonly string[]
  /** Whether the program came with a pack of that code. */
  isInstalled(policy: string): boolean
  /** Reads again where the office has brought a pack in or taken one out since. */
  refresh(read: Reader): Promise<void>
}

export function makeLivePacks(rulesFolder: string): LivePacks {
  // Read once: what is changed in the folder meanwhile is another pack, for the next start.
  const installed = readPacks(rulesFolder)
  let places: PackPlaces = { rulesFolder, brought: [] }
  let version = ''
  let { packs, problems } = installed
  // One more does not have the others read again, and compiled again by whoever amends them.
  const read = new Map<string, ReadBrought>()
  function readOnce(one: BroughtPack): ReadBrought {
    const key = JSON.stringify(one)
    const found = read.get(key) ?? readBrought(one)
    read.set(key, found)
    return found
  }
  return {
    set: {
      find: (policy) => packs.find(policy),
      get: (policy) => packs.get(policy),
      list: () => packs.list(),
    },
    places: () => places,
    problems: () =>
      problems.map(({ file, line, text }) =>
        line === 0 ? `政策包 ${file}：${text}` : `政策包 ${file} 第 ${line} 行：${text}`,
      ),
    isInstalled: (policy) => isInstalled(rulesFolder, policy),
    async refresh(read) {
      const now = await broughtVersion(read)
      if (now === version) return
      const brought = await listBroughtTexts(read)
      const whole = withBrought(installed, brought, readOnce)
      version = now
      places = { rulesFolder, brought }
      packs = whole.packs
      problems = whole.problems
    },
  }
}
