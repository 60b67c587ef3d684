import { partsOfNumber } from '../../shared/kernel/day.ts'
import type { Member } from './families.ts'
import { drawDottedPart, drawGivenName, drawRareName, drawSiblingName } from './given-names.ts'
import type { Random } from './random.ts'
import { compoundSurnames } from './surnames.ts'

/** The full names of a household's members, all different, in their order. */
export type Namer = (family: readonly Member[]) => readonly string[]

/**
 * Names households one after the other. Where `showRareNames`, a few early households are given a
 * compound surname, rare characters and names with a dot, so that even a small practice office
 * shows what screens and sheets must bear.
 */
export function makeNamer(random: Random, options: { readonly showRareNames: boolean }): Namer {
  let count = 0
  return (family) => {
    count += 1
    if (options.showRareNames && count % 4 === 0 && count <= 12) {
      return nameUncommonly(random, family, count / 4)
    }
    return random.perMille(2) ? nameWithDot(random, family) : name(random, family)
  }
}

function nameUncommonly(
  random: Random,
  family: readonly Member[],
  which: number,
): readonly string[] {
  if (which === 1) return nameWithDot(random, family)
  if (which === 2) {
    const surname = family[0]?.surname
    const compound = random.oneOf(compoundSurnames)
    return name(
      random,
      family.map((member) =>
        member.surname === surname ? { ...member, surname: compound } : member,
      ),
    )
  }
  const [, ...others] = name(random, family)
  const head = family[0]
  return head === undefined ? [] : [head.surname + drawRareName(random, head.sex), ...others]
}

function name(random: Random, family: readonly Member[]): readonly string[] {
  const taken = new Set<string>()
  let elderSibling: { readonly relation: string; readonly given: string } | null = null
  const names: string[] = []
  for (const member of family) {
    const born = { sex: member.sex, year: partsOfNumber(member.bornOn).year }
    const alike = elderSibling?.relation === member.relation && random.perMille(300)
    let given: string = alike
      ? drawSiblingName(random, elderSibling?.given ?? '', born)
      : drawGivenName(random, born)
    while (taken.has(given)) given = drawGivenName(random, born)
    taken.add(given)
    elderSibling = { relation: member.relation, given }
    names.push(member.surname + given)
  }
  return names
}

/** Own name, dot, father's name: children carry their father's own name after the dot. */
function nameWithDot(random: Random, family: readonly Member[]): readonly string[] {
  const taken = new Set<string>()
  const draw = (member: Member): string => {
    const drawn = drawDottedPart(random, member.sex)
    if (taken.has(drawn)) return draw(member)
    taken.add(drawn)
    return drawn
  }
  const own = family.map(draw)
  const father = own[family.findIndex((member) => member.sex === 'male')]
  return family.map((member, index) => {
    const isChild = member.relation === '子' || member.relation === '女'
    let after = isChild && father !== undefined ? father : drawDottedPart(random, 'male')
    while (after === own[index]) after = drawDottedPart(random, 'male')
    return `${own[index] ?? ''}·${after}`
  })
}
