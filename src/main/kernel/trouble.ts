/**
 * Something outside the program that an operator must hear about: a taken port, a full disk, a
 * wrong key. The sentence is Chinese and says what happened, why, and what to do next.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly code: TroubleCode

  constructor(code: TroubleCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }
}

export type TroubleCode =
  | 'folder-unusable'
  | 'folder-not-local'
  | 'disk-full'
  | 'ledger-in-use'
  | 'ledger-damaged'
  | 'ledger-from-newer-version'
  | 'ledger-missing'
  | 'not-a-ledger'
  | 'key-missing'
  | 'key-wrong'
  | 'key-exists'
  | 'port-taken'
  | 'pack-broken'
  | 'office-exists'
  | 'driver-unusable'
  | 'wrong-call'
