/** A number for a list that others may look at: region and last four stay readable. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length !== 18) return idNumber
  return `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`
}

/** A number in the groups in which people read it aloud: region, birth date, rest. */
export function groupIdNumber(idNumber: string): string {
  if (idNumber.length !== 18) return idNumber
  return `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`
}
