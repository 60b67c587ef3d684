/** What an administrator confirms right after looking: the office as the screen shows it now. */
import type {
  AmendmentPreview,
  AmendmentRecord,
  AmendmentSource,
  ReadingState,
} from '../../src/shared/amendments/model.ts'
import type { Day } from '../../src/shared/kernel/day.ts'
import { getDay } from '../../src/shared/kernel/day.ts'
import type { Adoption, Office, ReadingChoice } from '../../src/shared/office/model.ts'

type Recording = { readonly requestId: string; readonly source: AmendmentSource }

/** Previews and records. */
export async function recordShown(
  screen: {
    readonly amendments: {
      readonly preview: (input: { readonly source: AmendmentSource }) => Promise<AmendmentPreview>
      readonly record: (
        input: Recording & { readonly standingDigest: string },
      ) => Promise<AmendmentRecord[]>
    }
  },
  input: Recording,
): Promise<AmendmentRecord[]> {
  const { standingDigest } = await screen.amendments.preview({ source: input.source })
  return screen.amendments.record({ ...input, standingDigest })
}

type Confirming = { readonly requestId: string; readonly choice: ReadingChoice }
type ReadingsScreen = {
  readonly amendments: { readonly readings: () => Promise<ReadingState[]> }
}

/** Confirms a reading as it stands in the list. */
export async function confirmShown(
  screen: ReadingsScreen & {
    readonly office: {
      readonly confirmReading: (
        input: Confirming & { readonly shownActionId: number | null },
      ) => Promise<Office>
    }
  },
  input: Confirming,
): Promise<Office> {
  const shownActionId = await actionShown(screen, input.choice)
  return screen.office.confirmReading({ ...input, shownActionId })
}

/** The action beside a reading in the list; null where it is open. */
export async function actionShown(
  screen: ReadingsScreen,
  { policy, reading }: Omit<ReadingChoice, 'option'>,
): Promise<number | null> {
  const states = await screen.amendments.readings()
  const shown = states.find((each) => each.policy === policy && each.reading === reading)
  return shown?.confirmed?.actionId ?? null
}

type Adopting = { readonly requestId: string; readonly adoption: Adoption }
type PoliciesScreen = {
  readonly policies: {
    readonly describe: (input: {
      readonly policy: string
      readonly day: Day
    }) => Promise<{ readonly standingDigest: string }>
  }
}

/** Takes a pack into use from the page that shows the office as it is. */
export async function adoptShown(
  screen: PoliciesScreen & {
    readonly office: {
      readonly adopt: (input: Adopting & { readonly standingDigest: string }) => Promise<Office>
    }
  },
  input: Adopting,
): Promise<Office> {
  return screen.office.adopt({ ...input, standingDigest: await digestShown(screen) })
}

/** The digest beside the packs on the page where one is taken into use. */
export async function digestShown(screen: PoliciesScreen): Promise<string> {
  const asked = { policy: 'dongming-2024', day: getDay('2023-11-20') }
  return (await screen.policies.describe(asked)).standingDigest
}
