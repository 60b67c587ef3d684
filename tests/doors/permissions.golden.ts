/**
 * Who may make which call, written down by hand from what each role does in an office. Not read
 * from the contract and not generated: where this table and the program differ, somebody decided
 * something.
 *
 * 经办 registers. 审核 reviews what others registered, and so sees it. 管理 runs accounts, villages
 * and readings, and sees no residents. 审计 reads the record and the registrations, and changes
 * nothing.
 */
export const callers = [
  'nobody',
  'clerk',
  'reviewer',
  'administrator',
  'auditor',
  /** Signed in with every role, and the screen is locked. */
  'locked',
] as const
export type Caller = (typeof callers)[number]

/** `yes` lets the call through to its own rules; otherwise the code of the refusal. */
export type Permission = 'yes' | 'NOT_SIGNED_IN' | 'NOT_ALLOWED' | 'SESSION_LOCKED'

/**
 * One letter a caller, in the order of `callers`: `+` yes, `-` not in this role, `?` sign in first,
 * `#` unlock the screen first.
 */
const table = `
                          nobody clerk reviewer administrator auditor locked
  accounts.signIn           +      +      +          +           +      +
  accounts.signOut          +      +      +          +           +      +
  accounts.lock             ?      +      +          +           +      +
  accounts.unlock           ?      +      +          +           +      +
  accounts.session          +      +      +          +           +      +
  accounts.list             ?      -      -          +           +      #
  accounts.add              ?      -      -          +           -      #
  accounts.release          ?      -      -          +           -      #
  accounts.changePassword   ?      +      +          +           +      #

  audit.actions             ?      -      -          +           +      #
  audit.verify              ?      -      -          +           +      #

  collections.channels      ?      +      +          +           +      #
  collections.preview       ?      +      -          -           -      #
  collections.pay           ?      +      -          -           -      #

  intake.quote              ?      +      +          -           -      #
  intake.register           ?      +      -          -           -      #
  intake.list               ?      +      +          -           +      #
  intake.get                ?      +      +          -           +      #
  intake.queue              ?      -      +          -           -      #
  intake.review             ?      -      +          -           -      #
  intake.resubmit           ?      +      -          -           -      #
  intake.withdraw           ?      +      -          -           -      #

  office.status             +      +      +          +           +      +
  office.found              +      +      +          +           +      +
  office.practise           +      +      +          +           +      +
  office.practiceAccounts   +      +      +          +           +      +
  office.packs              +      +      +          +           +      +
  office.villages           ?      +      +          +           +      #
  office.addVillages        ?      -      -          +           -      #
  office.confirmReading     ?      -      -          +           -      #

  people.search             ?      +      +          -           -      #
  people.get                ?      +      +          -           -      #
  people.readIdNumber       ?      +      +          -           -      #

  printing.preview          ?      +      +          -           -      #
  printing.print            ?      +      +          -           -      #
  printing.get              ?      +      +          -           +      #
  printing.verify           ?      +      +          -           +      #

  quotas.tables             ?      +      +          +           +      #
  quotas.table              ?      +      +          +           +      #
  quotas.note               ?      +      +          +           -      #
  quotas.workbook           ?      +      +          +           +      #
`

const meanings: Readonly<Record<string, Permission>> = {
  '+': 'yes',
  '-': 'NOT_ALLOWED',
  '?': 'NOT_SIGNED_IN',
  '#': 'SESSION_LOCKED',
}

export type PermissionCell = {
  readonly call: string
  readonly caller: Caller
  readonly expected: Permission
}

export const permissions: readonly PermissionCell[] = table
  .split('\n')
  .slice(2)
  .filter((line) => line.trim() !== '')
  .flatMap((line) => {
    const [call = '', ...marks] = line.trim().split(/\s+/)
    return callers.map((caller, column) => {
      const expected = meanings[marks[column] ?? '']
      if (expected === undefined || marks.length !== callers.length) {
        throw new Error(`cannot read the row of ${call}`)
      }
      return { call, caller, expected }
    })
  })
