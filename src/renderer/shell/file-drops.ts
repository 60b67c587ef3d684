/**
 * A file dropped beside where one belongs must not take the page's place: a browser would open it,
 * and what was being filled in would be gone. Whoever takes files handles the drop before this.
 */
export function refuseStrayDrops(): void {
  for (const type of ['dragover', 'drop'] as const) {
    window.addEventListener(type, (event) => event.preventDefault())
  }
}
