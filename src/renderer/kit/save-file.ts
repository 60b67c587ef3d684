/** Hands a file to the browser or the window, which asks or knows where to put it. */

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  zip: 'application/zip',
}
/** The browser reads the address some time after the click. */
const keepMilliseconds = 60_000

/** A large file comes in slices, put one after the other. */
export function saveFile(fileName: string, ...slices: readonly string[]): void {
  const bytes = slices.map((base64) =>
    Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
  )
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? ''
  save(fileName, new Blob(bytes, { type: types[ending] ?? 'application/octet-stream' }))
}

export function saveText(fileName: string, text: string): void {
  save(fileName, new Blob([text], { type: 'text/plain;charset=utf-8' }))
}

function save(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), keepMilliseconds)
}
