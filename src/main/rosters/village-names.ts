/** Which of the office's villages a list means, however it writes it. */
import type { Village } from '../../shared/office/model.ts'

const endings = /(?:村民委员会|居民委员会|村委会|居委会|行政村|社区|村|居)$/u

/** Null where it is none of them, or could be several. */
export type VillageFinder = (text: string) => Village | null

export function makeVillageFinder(villages: readonly Village[]): VillageFinder {
  const whole = new Map(villages.map((village) => [tidy(village.name), village]))
  const byStem = new Map<string, Village | null>()
  for (const village of villages) {
    const stem = stemOf(village.name)
    byStem.set(stem, byStem.has(stem) ? null : village)
  }
  const known = new Map<string, Village | null>()
  const find = (text: string): Village | null => {
    const name = tidy(text)
    const exact = whole.get(name) ?? byStem.get(stemOf(name))
    if (exact !== undefined) return exact
    // `蒲吕街道新联村2组`: the one village whose whole name stands in it.
    const inside = villages.filter((village) => name.includes(tidy(village.name)))
    return inside.length === 1 ? (inside[0] ?? null) : null
  }
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = find(text)
    // A list has few villages; one whose column holds addresses must not fill the memory.
    if (known.size < 20_000) known.set(text, found)
    return found
  }
}

function tidy(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '')
}

function stemOf(name: string): string {
  const stem = tidy(name).replace(endings, '')
  return stem.length >= 2 ? stem : tidy(name)
}
