/** The right spelling that somebody most likely meant. */

/** The option that takes the fewest changes to reach; null where none is near. */
export function findNearest(written: string, options: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_\s]/gu, '')
  const wanted = plain(written)
  let nearest: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const option of options) {
    const changes = countChanges(wanted, plain(option))
    if (changes >= least) continue
    least = changes
    nearest = option
  }
  return nearest
}

/** `，最接近的是 newborn`; nothing where no option is near. */
export function tellNearest(written: string, options: readonly string[]): string {
  const nearest = findNearest(written, options)
  return nearest === null ? '' : `，最接近的是 ${nearest}`
}

/** Letters to add, leave out or change. */
function countChanges(from: string, to: string): number {
  // No option is as long as this, and what is longer is no slip of the pen.
  if (from.length > 60) return Infinity
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [at, letter] of Array.from(from).entries()) {
    const next = [at + 1]
    for (let index = 1; index <= to.length; index += 1) {
      const same = (row[index - 1] ?? 0) + (to[index - 1] === letter ? 0 : 1)
      next.push(Math.min((row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1, same))
    }
    row = next
  }
  return row.at(-1) ?? Infinity
}
