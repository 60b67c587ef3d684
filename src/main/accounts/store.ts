/** Accounts in the ledger. */
import type { Reader, Writing } from '../ledger/index.ts'
import { roleSchema } from '../../shared/accounts/model.ts'
import type { Operator, Role } from '../../shared/accounts/model.ts'
import { freshSignInState, isLockedOut } from './decide.ts'
import type { SignInState } from './decide.ts'

export type Account = {
  readonly accountId: number
  readonly userName: string
  readonly displayName: string
  readonly passwordHash: string
  readonly roles: readonly Role[]
  readonly signInState: SignInState
}

/** An account as the ledger takes it: the password is already a hash. */
export type NewAccount = {
  readonly userName: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly passwordHash: string
}

export async function findAccountByUserName(
  read: Reader,
  userName: string,
): Promise<Account | null> {
  const row = await accountRows(read).where('user_name', '=', userName).executeTakeFirst()
  return row === undefined ? null : complete(read, row)
}

export async function isDisplayNameTaken(read: Reader, displayName: string): Promise<boolean> {
  const row = await accountRows(read).where('display_name', '=', displayName).executeTakeFirst()
  return row !== undefined
}

export async function findAccount(read: Reader, accountId: number): Promise<Account | null> {
  const row = await accountRows(read).where('account_id', '=', accountId).executeTakeFirst()
  return row === undefined ? null : complete(read, row)
}

export async function listAccounts(read: Reader): Promise<readonly Account[]> {
  const rows = await accountRows(read).orderBy('account_id').execute()
  return Promise.all(rows.map((row) => complete(read, row)))
}

function accountRows(read: Reader) {
  return read.selectFrom('account').selectAll().where('to_action', 'is', null)
}

async function complete(
  read: Reader,
  row: {
    readonly account_id: number
    readonly user_name: string
    readonly display_name: string
    readonly password_hash: string
  },
): Promise<Account> {
  const roles = await read
    .selectFrom('account_role')
    .select('role')
    .where('account_id', '=', row.account_id)
    .where('to_action', 'is', null)
    .orderBy('account_role_id')
    .execute()
  const state = await stateRow(read, row.account_id)
  return {
    accountId: row.account_id,
    userName: row.user_name,
    displayName: row.display_name,
    passwordHash: row.password_hash,
    roles: roles.map(({ role }) => roleSchema.parse(role)),
    signInState:
      state === undefined
        ? freshSignInState
        : { wrongCount: state.wrong_count, lockedUntil: state.locked_until },
  }
}

function stateRow(read: Reader, accountId: number) {
  return read
    .selectFrom('sign_in_state')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('to_action', 'is', null)
    .executeTakeFirst()
}

/** Writes an account with its roles and answers its id. */
export async function openAccount(writing: Writing, account: NewAccount): Promise<number> {
  const accountId = await writing.nextId('account', 'account_id')
  writing.open('account', {
    account_id: accountId,
    user_name: account.userName,
    display_name: account.displayName,
    password_hash: account.passwordHash,
  })
  const firstRoleId = await writing.nextId('account_role', 'account_role_id')
  for (const [index, role] of account.roles.entries()) {
    writing.open('account_role', {
      account_role_id: firstRoleId + index,
      account_id: accountId,
      role,
    })
  }
  return accountId
}

/** Keeps the count of wrong passwords; writes nothing where it is as before. */
export async function keepSignInState(
  writing: Writing,
  accountId: number,
  state: SignInState,
): Promise<void> {
  const row = await stateRow(writing.read, accountId)
  const values = { wrong_count: state.wrongCount, locked_until: state.lockedUntil }
  if (row === undefined) {
    if (state.wrongCount === 0) return
    writing.open('sign_in_state', {
      sign_in_state_id: await writing.nextId('sign_in_state', 'sign_in_state_id'),
      account_id: accountId,
      ...values,
    })
    return
  }
  const same = row.wrong_count === state.wrongCount && row.locked_until === state.lockedUntil
  if (!same) writing.replace('sign_in_state', row, values)
}

export async function replacePassword(
  writing: Writing,
  accountId: number,
  passwordHash: string,
): Promise<void> {
  const row = await accountRows(writing.read)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  writing.replace('account', row, { password_hash: passwordHash })
}

/** An account as screens see it, without its hash. */
export function operatorFrom(account: Account, nowMs: number): Operator {
  return {
    accountId: account.accountId,
    userName: account.userName,
    displayName: account.displayName,
    roles: [...account.roles],
    lockedOut: isLockedOut(account.signInState, nowMs),
  }
}
