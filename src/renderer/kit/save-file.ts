/** Hands a file to the browser or the window, which asks or knows where to put it. */

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** The browser reads the address some time after the click. */
const keepMilliseconds = 60_000

export function saveFile(fileName: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: workbookType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), keepMilliseconds)
}
