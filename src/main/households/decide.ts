/** What stands against a household or a guardian: pure. */
import { ageOn } from '../../shared/kernel/day.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { fullAgeYears } from '../../shared/households/model.ts'
import type { Household, HouseholdMember, HouseholdTrouble } from '../../shared/households/model.ts'
import { isHead } from '../../shared/households/relations.ts'

/** Not of full age on a day: 民法典第十七条. */
export function isMinor(birthDate: Day, on: Day): boolean {
  return ageOn(birthDate, on) < fullAgeYears
}

/** One head, and a living one: otherwise why not, and what to do. Null where nothing is wrong. */
export function findTrouble(
  members: readonly Pick<HouseholdMember, 'person' | 'relation' | 'death'>[],
): Household['trouble'] {
  const heads = members.filter(({ relation }) => isHead(relation))
  const [head, second] = heads
  const trouble = (code: HouseholdTrouble, text: string) => ({ code, text })
  if (head === undefined) {
    return trouble('NO_HEAD', '这一户没有户主，请在“改关系”里选定户主，再办理登记。')
  }
  if (second !== undefined) {
    const names = heads.map(({ person }) => person.name).join('、')
    return trouble(
      'TWO_HEADS',
      `这一户有 ${heads.length} 位户主（${names}），请看户口簿，在“改关系”里改正，再办理登记。`,
    )
  }
  if (head.death !== null) {
    return trouble(
      'HEAD_DEAD',
      `户主${head.person.name}：${head.death}请在“改关系”里另选户主，或者核实名单有误后再办理登记。`,
    )
  }
  return null
}
