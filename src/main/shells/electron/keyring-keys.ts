/**
 * Ledger keys in the operating system's keyring, with the key file as the way out.
 *
 * The key file is what an office keeps; nothing here ever changes or deletes it. Beside it lies the
 * same key sealed by the keyring of the account that works at this machine. Once that has been
 * read back and found right, the file may be put away on another disk: the ledger opens without
 * it. Where the keyring is gone or another one, the file put back opens it again, and is sealed
 * anew. A seal that does not fit is passed over, never believed.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { findMark, keyCheckOf } from '../../ledger/index.ts'
import type { DataFolder, KeyStore, LedgerKey } from '../../ledger/index.ts'

/** What the main process does with the system's keyring; null where there is none to trust. */
export type Keyring = {
  seal(hex: string): Promise<Uint8Array | null>
  unseal(sealed: Uint8Array): Promise<string | null>
}

export type KeyringParts = {
  readonly data: DataFolder
  readonly files: KeyStore
  readonly keyring: Keyring
}

export async function openKeyringKeys(parts: KeyringParts): Promise<KeyStore> {
  const { data, files, keyring } = parts
  const mark = readMark(data)
  const wanted = mark !== null && mark.keyCheck !== null ? { ...mark, check: mark.keyCheck } : null
  const unsealed = wanted === null ? null : await findSealed(parts, wanted)
  if (wanted !== null && unsealed === null) {
    const key = findInFile(files, wanted.ledgerId)
    const isRight = key !== null && keyCheckOf(key, wanted.ledgerId) === wanted.check
    if (isRight) await keepSealed(parts, { ledgerId: wanted.ledgerId, key })
  }
  return {
    place: (ledgerId) => files.place(ledgerId),
    find: (ledgerId) =>
      unsealed !== null && ledgerId === wanted?.ledgerId ? unsealed : files.find(ledgerId),
    keep(ledgerId, key) {
      // The file first: only what lies there is sealed, and the ledger is made only after it.
      files.keep(ledgerId, key)
      // What fails now is done at the next start, from the file.
      void keepSealed({ data, files, keyring }, { ledgerId, key }).catch(() => undefined)
    },
  }
}

/** Where the sealed key lies: beside the key file. */
export function sealedPlace(files: KeyStore, ledgerId: string): string {
  return files.place(ledgerId).replace(/(?:\.key)?$/, '.sealed')
}

type Wanted = { readonly ledgerId: string; readonly check: string }

async function findSealed(
  { files, keyring }: KeyringParts,
  { ledgerId, check }: Wanted,
): Promise<LedgerKey | null> {
  const place = sealedPlace(files, ledgerId)
  if (!existsSync(place)) return null
  const hex = await keyring.unseal(readFileSync(place)).catch(() => null)
  if (hex === null || !/^[0-9a-f]{64}$/.test(hex)) return null
  return keyCheckOf({ hex }, ledgerId) === check ? { hex } : null
}

/** Takes the old seal's place only after it has been read back as the same key. */
async function keepSealed(
  { files, keyring }: KeyringParts,
  { ledgerId, key }: { readonly ledgerId: string; readonly key: LedgerKey },
): Promise<void> {
  const sealed = await keyring.seal(key.hex)
  if (sealed === null) return
  const place = sealedPlace(files, ledgerId)
  const fresh = `${place}.new`
  try {
    writeFileSync(fresh, sealed, { mode: 0o600, flush: true })
    const readBack = await keyring.unseal(readFileSync(fresh))
    if (readBack === key.hex) renameSync(fresh, place)
  } finally {
    rmSync(fresh, { force: true })
  }
}

/** A folder in disorder is told about when it is opened, in one place. */
function readMark(data: DataFolder): ReturnType<typeof findMark> {
  try {
    return findMark(data)
  } catch {
    return null
  }
}

function findInFile(files: KeyStore, ledgerId: string): LedgerKey | null {
  try {
    return files.find(ledgerId)
  } catch {
    return null
  }
}
