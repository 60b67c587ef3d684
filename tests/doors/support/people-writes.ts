/** The writes that put people right and register families. */
import { aForm, aSentBackChange, aWaitingChange } from './changes.ts'
import { aHousehold, aRegisteredHousehold, theirs } from './households.ts'
import { aRegistered } from './registered.ts'
import { aKnownPerson } from './rosters.ts'
import { signedIn } from './write.ts'
import type { Write } from './write.ts'

export const peopleWrites: readonly Write[] = [
  {
    call: 'households.open',
    prepare: signedIn('clerk'),
    input: async (desk) => ({ personId: await aKnownPerson(desk), householdNumber: 'JH1' }),
  },
  {
    call: 'households.arrange',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { householdId, version, members } = await aHousehold(desk)
      const [head] = members
      const who = { kind: 'known', personId: head?.person.personId, from: null }
      return { householdId, version, members: [{ who, relation: '户主' }], reason: '分户' }
    },
  },
  {
    call: 'households.register',
    prepare: signedIn('clerk'),
    input: async (desk) => theirs(await aHousehold(desk)),
  },
  {
    call: 'households.printSheet',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { householdId } = await aRegisteredHousehold(desk)
      return { householdId, coverageYear: 2024 }
    },
  },
  {
    call: 'changes.take',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { personId } = await aRegistered(desk)
      return aForm(desk, personId, { name: '张桂瑛' })
    },
  },
  {
    call: 'changes.mend',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { changeId, version, personId } = await aSentBackChange(desk)
      const form = await aForm(desk, personId, { name: '张桂瑛' })
      const { version: personVersion, wanted, reason, proof } = form
      return { changeId, version, personVersion, wanted, reason, proof }
    },
  },
  {
    call: 'changes.withdraw',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { changeId, version } = await aWaitingChange(desk)
      return { changeId, version, reason: '本人不改了' }
    },
  },
  {
    call: 'changes.review',
    prepare: signedIn('reviewer'),
    input: async (desk) => {
      const { changeId, version } = await aWaitingChange(desk)
      return { changeId, version, verdict: 'approved', reason: null }
    },
  },
  {
    call: 'changes.printSheet',
    prepare: signedIn('clerk'),
    input: async (desk) => {
      const { changeId } = await aWaitingChange(desk)
      return { changeId }
    },
  },
]
