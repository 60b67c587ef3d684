/** Moves on a registration by somebody who has just looked at it. */
import type { z } from 'zod'
import type { intakeContract } from '../../src/shared/intake/contract.ts'
import type { Registration } from '../../src/shared/intake/model.ts'

type InputOf<Call extends 'review' | 'withdraw' | 'resubmit' | 'assess' | 'settle'> = z.input<
  NonNullable<(typeof intakeContract)[Call]['~orpc']['inputSchema']>
>

type Screen = {
  readonly intake: {
    readonly get: (input: { readonly registrationId: number }) => Promise<Registration>
    readonly review: (input: InputOf<'review'>) => Promise<Registration>
    readonly withdraw: (input: InputOf<'withdraw'>) => Promise<object>
    readonly resubmit: (input: InputOf<'resubmit'>) => Promise<Registration>
    readonly assess: (input: InputOf<'assess'>) => Promise<Registration>
    readonly settle: (input: InputOf<'settle'>) => Promise<Registration>
  }
}

/** Reviews what the reviewer's screen shows now. */
export async function reviewShown(
  screen: Pick<Screen, 'intake'>,
  input: Omit<InputOf<'review'>, 'version'>,
): Promise<Registration> {
  return screen.intake.review({ ...input, version: await versionShown(screen, input) })
}

/** Withdraws what the clerk's screen shows now. */
export async function withdrawShown(
  screen: Pick<Screen, 'intake'>,
  input: Omit<InputOf<'withdraw'>, 'version'>,
): Promise<object> {
  return screen.intake.withdraw({ ...input, version: await versionShown(screen, input) })
}

/** Hands in again from what the clerk's screen shows now. */
export async function resubmitShown(
  screen: Pick<Screen, 'intake'>,
  input: Omit<InputOf<'resubmit'>, 'version'>,
): Promise<Registration> {
  return screen.intake.resubmit({ ...input, version: await versionShown(screen, input) })
}

/** Sets the amount of what the reviewer's screen shows now. */
export async function assessShown(
  screen: Pick<Screen, 'intake'>,
  input: Omit<InputOf<'assess'>, 'version'>,
): Promise<Registration> {
  return screen.intake.assess({ ...input, version: await versionShown(screen, input) })
}

/** Settles what the reviewer's screen shows now. */
export async function settleShown(
  screen: Pick<Screen, 'intake'>,
  input: Omit<InputOf<'settle'>, 'version'>,
): Promise<Registration> {
  return screen.intake.settle({ ...input, version: await versionShown(screen, input) })
}

/** Nothing is shown of a registration that is not there. */
async function versionShown(
  screen: Screen,
  { registrationId }: { readonly registrationId: number },
): Promise<string> {
  return screen.intake.get({ registrationId }).then(
    ({ version }) => version,
    () => 'nothing',
  )
}
