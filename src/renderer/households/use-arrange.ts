/** Saving a household's members as they should be, and what the list is without changes. */
import type { ArrangedMember, Household } from '../../shared/households/model.ts'
import { relations } from '../../shared/households/relations.ts'
import { rpc } from '../shell/rpc.ts'
import { useWrite } from '../shell/use-write.ts'
import { refreshHouseholds } from './use-family.ts'

export function useArrange(onDone: () => void) {
  return useWrite({
    call: rpc.households.arrange,
    onDone: async () => {
      await refreshHouseholds()
      onDone()
    },
  })
}

/** Everybody as they are; a word that no list has becomes the nearest that one has. */
export function asTheyAre({ members }: Household): readonly ArrangedMember[] {
  return members.map(({ person, relation, relationCode }) => ({
    who: { kind: 'known', personId: person.personId, from: null },
    relation: relations.find(({ code }) => code === relationCode)?.label ?? relation,
  }))
}
