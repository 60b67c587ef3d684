/** The id that an address names, null where it is none. */
export function readRouteId(text: string): number | null {
  const id = Number(text)
  return Number.isInteger(id) && id > 0 ? id : null
}
