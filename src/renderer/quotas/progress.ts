/** How much of a task is done, as the annexes write it. */

/** `65.2%`, one decimal, rounded half up; but only what is finished reads 100 %. A task of none is done. */
export function percentText(completed: number, target: number): string {
  if (target === 0) return '100.0%'
  // In tenths of a percent, by whole numbers: no half is lost to a binary fraction.
  const tenths = Math.floor((completed * 2000 + target) / (target * 2))
  return `${((completed < target ? Math.min(tenths, 999) : tenths) / 10).toFixed(1)}%`
}
