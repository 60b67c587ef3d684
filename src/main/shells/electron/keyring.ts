/** The operating system's keyring, as far as it can be trusted. */
import { safeStorage } from 'electron'

/** Linux without a keyring has one in name only: its "password" stands in Chromium's source. */
const nominal = new Set(['basic_text', 'unknown'])

export function sealText(text: string): Uint8Array | null {
  return isTrusted() ? new Uint8Array(safeStorage.encryptString(text)) : null
}

/** Null where it was not sealed here, or cannot be unsealed now. */
export function unsealText(sealed: Uint8Array): string | null {
  if (!isTrusted()) return null
  try {
    return safeStorage.decryptString(Buffer.from(sealed))
  } catch {
    return null
  }
}

function isTrusted(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || !nominal.has(safeStorage.getSelectedStorageBackend())
}
