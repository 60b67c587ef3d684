/**
 * Who may make which call, written down by hand from what each role does in an office. Not read
 * from the contract and not generated: where this table and the program differ, somebody decided
 * something.
 *
 * 经办 registers. 审核 reviews what others registered, and so sees it. 管理 runs accounts, villages
 * and readings, and sees residents only where a
 * rehearsal tells whom a change of the rules would touch, or a list that a guard stopped waits for a
 * second person. 审计 reads the record and the registrations, and changes
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

  amendments.list           ?      +      +          +           +      #
  amendments.preview        ?      -      -          +           -      #
  amendments.record         ?      -      -          +           -      #
  amendments.withdrawalPreview ?   -      -          +           -      #
  amendments.withdraw       ?      -      -          +           -      #
  amendments.gaps           ?      +      +          +           +      #
  amendments.readings       ?      +      +          +           +      #
  amendments.overlay        ?      +      +          +           +      #

  audit.actions             ?      -      -          +           +      #
  audit.verify              ?      -      -          +           +      #

  collections.channels      ?      +      +          +           +      #
  collections.preview       ?      +      -          -           -      #
  collections.pay           ?      +      -          -           -      #
  collections.taxLines      ?      +      +          +           +      #
  collections.acceptTaxLine ?      +      +          -           -      #

  duplicates.list           ?      +      +          -           +      #
  duplicates.pair           ?      +      +          -           +      #
  duplicates.ofPerson       ?      +      +          -           +      #
  duplicates.notSame        ?      +      +          -           -      #
  duplicates.proposeMerge   ?      +      +          -           -      #
  duplicates.decideMerge    ?      -      +          -           -      #
  duplicates.undoMerge      ?      -      +          -           -      #

  evidence.ofPerson         ?      +      +          -           +      #
  evidence.ofNumber         ?      +      +          -           -      #
  evidence.crossCheck       ?      +      +          -           +      #
  evidence.ranks            ?      +      +          +           +      #
  evidence.setRanks         ?      -      -          +           -      #

  intake.quote              ?      +      +          -           -      #
  intake.register           ?      +      -          -           -      #
  intake.list               ?      +      +          -           +      #
  intake.get                ?      +      +          -           +      #
  intake.revisions          ?      +      +          -           +      #
  intake.explain            ?      +      +          -           +      #
  intake.queue              ?      -      +          -           -      #
  intake.review             ?      -      +          -           -      #
  intake.assess             ?      -      +          -           -      #
  intake.settle             ?      -      +          -           -      #
  intake.resubmit           ?      +      -          -           -      #
  intake.withdraw           ?      +      -          -           -      #

  office.status             +      +      +          +           +      +
  office.found              +      +      +          +           +      +
  office.practise           +      +      +          +           +      +
  office.practiceAccounts   +      +      +          +           +      +
  office.packs              +      +      +          +           +      +
  office.villages           ?      +      +          +           +      #
  office.addVillages        ?      -      -          +           -      #
  office.adopt              ?      -      -          +           -      #
  office.abandon            ?      -      -          +           -      #
  office.confirmReading     ?      -      -          +           -      #
  office.confirmClock       ?      -      -          +           -      #

  people.search             ?      +      +          -           -      #
  people.get                ?      +      +          -           -      #
  people.noteReach          ?      +      -          -           -      #
  people.readIdNumber       ?      +      +          -           -      #

  platform.list             ?      +      +          -           +      #
  platform.get              ?      +      +          -           +      #
  platform.enter            ?      +      -          -           -      #
  platform.fail             ?      +      -          -           -      #
  platform.correct          ?      +      -          -           -      #
  platform.takeOver         ?      +      -          -           -      #
  platform.file             ?      +      -          -           -      #
  platform.conclude         ?      +      -          -           -      #
  platform.obstacles        ?      +      +          -           +      #
  platform.workbook         ?      +      +          -           +      #
  platform.previewNotice    ?      +      +          -           -      #
  platform.printNotice      ?      +      +          -           -      #
  platform.getNotice        ?      +      +          -           +      #
  platform.verifyNotice     ?      +      +          -           +      #

  policies.describe         ?      +      +          +           +      #
  policies.cases            ?      +      +          +           +      #
  policies.decide           ?      +      +          +           +      #

  printing.preview          ?      +      +          -           -      #
  printing.print            ?      +      +          -           -      #
  printing.copies           ?      +      +          -           -      #
  printing.get              ?      +      +          -           +      #
  printing.verify           ?      +      +          -           +      #

  quotas.tables             ?      +      +          +           +      #
  quotas.table              ?      +      +          +           +      #
  quotas.note               ?      +      +          +           -      #
  quotas.workbook           ?      +      +          +           +      #

  rehearsal.check           ?      -      +          +           -      #
  rehearsal.start           ?      -      +          +           -      #
  rehearsal.cancel          ?      -      +          +           -      #
  rehearsal.state           ?      -      +          +           +      #
  rehearsal.result          ?      -      +          +           +      #
  rehearsal.people          ?      -      +          +           +      #
  rehearsal.workbook        ?      -      +          +           +      #

  rosters.begin             ?      +      +          -           -      #
  rosters.upload            ?      +      +          -           -      #
  rosters.inspect           ?      +      +          -           -      #
  rosters.preview           ?      +      +          -           -      #
  rosters.imports           ?      +      +          +           +      #
  rosters.state             ?      +      +          +           +      #
  rosters.rows              ?      +      +          +           -      #
  rosters.ended             ?      +      +          +           -      #
  rosters.cancel            ?      +      +          -           -      #
  rosters.discard           ?      +      +          -           -      #
  rosters.resume            ?      +      +          -           -      #
  rosters.decideMatch       ?      +      +          -           -      #
  rosters.confirm           ?      -      +          +           -      #
  rosters.apply             ?      +      +          -           -      #
  rosters.undo              ?      -      +          -           -      #
  rosters.batches           ?      +      +          +           +      #
  rosters.batch             ?      +      +          +           +      #
  rosters.profiles          ?      +      +          -           -      #
  rosters.due               ?      +      +          +           +      #
  rosters.download          ?      +      +          -           -      #
  rosters.sample            ?      +      +          +           +      #
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
