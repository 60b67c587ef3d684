/** The list that a registration was opened from, with its filters, for the way back. */

let lastList = '/platform'

export function rememberWorkList(href: string): void {
  lastList = href
}

export function getLastWorkList(): string {
  return lastList
}
