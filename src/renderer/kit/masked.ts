/** A number for a list that others may look at: its beginning and last four stay readable. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 8) return idNumber
  if (idNumber.length !== 18) {
    const hidden = '*'.repeat(idNumber.length - 6)
    return `${idNumber.slice(0, 2)}${hidden}${idNumber.slice(-4)}`
  }
  return `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`
}

/** A number in the groups in which people read it aloud: region, birth date, rest. */
export function groupIdNumber(idNumber: string): string {
  if (idNumber.length !== 18) return idNumber
  return `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`
}
