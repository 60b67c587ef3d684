/** Which capability may know which: the table in src/ARCHITECTURE.md, read by the check. */
import type { Ban } from './laws.ts'
import { capabilities } from './laws.ts'

export type Pair = { readonly from: string; readonly to: string }

const header = '| from | to | why |'
const row = /^\|\s*(\w+)\s*\|\s*(\w+)\s*\|\s*(\S.*?)\s*\|$/

/** The rows of the table; throws where there is no such table, or a row gives no reason. */
export function readPairs(markdown: string): readonly Pair[] {
  const lines = markdown.split('\n')
  const start = lines.indexOf(header)
  if (start === -1) throw new Error(`no table “${header}”`)
  const pairs: Pair[] = []
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break
    const match = row.exec(line)
    const [, from, to] = match ?? []
    if (from === undefined || to === undefined) throw new Error(`not a pair with a reason: ${line}`)
    pairs.push({ from, to })
  }
  return pairs
}

/** One ban for each capability: it meets others through their index, and only those listed. */
export function pairBans(pairs: readonly Pair[]): readonly Ban[] {
  return capabilities.map((from) => ({
    name: 'capabilities-meet-as-listed',
    // Tests may build a whole office around what they test.
    from: { path: `^src/main/${from}/`, pathNot: '\\.test\\.ts$' },
    to: {
      path: `^src/main/(?:${capabilities.filter((name) => name !== from).join('|')})/`,
      pathNot: pairs
        .filter((pair) => pair.from === from)
        .map((pair) => `^src/main/${pair.to}/index\\.ts$`),
    },
  }))
}
