/** How much of a task is done, as the annexes write it. */

/** `65.2%`, one decimal, rounded down: nothing unfinished reads 100 %. A task of none is done. */
export function percentText(completed: number, target: number): string {
  if (target === 0) return '100.0%'
  return `${(Math.floor((completed * 1000) / target) / 10).toFixed(1)}%`
}
