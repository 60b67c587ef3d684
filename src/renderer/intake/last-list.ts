/** The list that a registration was opened from, with its filters, for the way back. */

let lastList = '/registrations'

export function rememberList(href: string): void {
  lastList = href
}

export function getLastList(): string {
  return lastList
}
