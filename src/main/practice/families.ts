/**
 * Households as the police register knows them: who lives together, how they are related to the
 * head, and ages that fit (mothers 18 to 45 at birth, spouses close in age).
 *
 * Shares of sizes and shapes follow the 2020 census for rural households, moved somewhat towards
 * the larger households of the register, where grown children stay on the parents' page.
 */
import type { DayNumber } from '../../shared/kernel/day.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'
import { makeLottery } from './random.ts'
import type { Lottery, Random } from './random.ts'

/** Relation to the head (与户主关系), as on the household register. */
export type Relation =
  | '户主'
  | '配偶'
  | '父亲'
  | '母亲'
  | '子'
  | '女'
  | '儿媳'
  | '孙子'
  | '孙女'
  | '外孙'
  | '外孙女'

/** A member before there are names and numbers. */
export type Member = {
  readonly relation: Relation
  readonly sex: Sex
  readonly bornOn: DayNumber
  readonly surname: string
}

export type FamilyPlan = {
  readonly today: DayNumber
  readonly drawSurname: Lottery<string>
}

type Couple = { readonly husbandBornOn: DayNumber; readonly wifeBornOn: DayNumber }

/** Members in the register's order, the head first, at most seven. */
export type Shape = (random: Random, plan: FamilyPlan) => readonly Member[]

const mostMembers = 7
/** A year of life in days, close enough for ages that are drawn. */
const year = 365

const drawShape: Lottery<Shape> = makeLottery<Shape>([
  [alone, 17],
  [couple, 20],
  [nuclear, 34],
  [oneParent, 6],
  [withHeadsParents, 12],
  [withSonsFamily, 9],
  [withGrandchildren, 2],
])

/** A household of a shape and size drawn by frequency. */
export function drawFamily(random: Random, plan: FamilyPlan): readonly Member[] {
  return drawShape(random)(random, plan).slice(0, mostMembers)
}

function alone(random: Random, plan: FamilyPlan): readonly Member[] {
  const drawn = random.below(100)
  const age = ageWithin(random, drawn < 40 ? [62, 90] : drawn < 70 ? [42, 66] : ([19, 36] as const))
  const male = random.perMille(age > 74 * year ? 400 : 640)
  return [
    {
      relation: '户主',
      sex: male ? 'male' : 'female',
      bornOn: plan.today - age,
      surname: plan.drawSurname(random),
    },
  ]
}

function couple(random: Random, plan: FamilyPlan): readonly Member[] {
  const age = ageWithin(random, random.perMille(680) ? [56, 86] : [24, 46])
  return spouses(random, plan, coupleAged(random, plan, age))
}

function nuclear(random: Random, plan: FamilyPlan): readonly Member[] {
  const parents = coupleAged(random, plan, ageWithin(random, [24, 60]))
  const members = spouses(random, plan, parents)
  return [...members, ...childrenOf(random, plan, { parents, members })]
}

function oneParent(random: Random, plan: FamilyPlan): readonly Member[] {
  const parents = coupleAged(random, plan, ageWithin(random, [28, 58]))
  const both = spouses(random, plan, parents)
  const children = childrenOf(random, plan, { parents, members: both })
  const kept = both.find((member) => member.sex === (random.perMille(450) ? 'male' : 'female'))
  return kept === undefined ? both : [{ ...kept, relation: '户主' }, ...children]
}

/** 三代同堂 under the middle generation: the head's own parents live along. */
function withHeadsParents(random: Random, plan: FamilyPlan): readonly Member[] {
  const parents = coupleAged(random, plan, ageWithin(random, [28, 58]))
  const own = spouses(random, plan, parents)
  const [head, ...others] = own
  if (head === undefined) return own
  const children = childrenOf(random, plan, { parents, members: own })
  const motherBornOn = head.bornOn - daysWithin(random, [19, 36])
  const old = coupleOfWife(random, motherBornOn)
  const grandparents: Member[] = []
  if (isAlive(random, plan.today - old.husbandBornOn)) {
    grandparents.push({
      relation: '父亲',
      sex: 'male',
      bornOn: old.husbandBornOn,
      surname: head.surname,
    })
  }
  if (isAlive(random, plan.today - old.wifeBornOn)) {
    grandparents.push({
      relation: '母亲',
      sex: 'female',
      bornOn: old.wifeBornOn,
      surname: plan.drawSurname(random),
    })
  }
  return [head, ...others, ...grandparents, ...children]
}

/** 三代同堂 under the eldest: a married son with his wife and children. */
function withSonsFamily(random: Random, plan: FamilyPlan): readonly Member[] {
  const elders = coupleAged(random, plan, ageWithin(random, [50, 76]))
  const [head, spouse] = spouses(random, plan, elders)
  if (head === undefined || spouse === undefined) return []
  const sonBornOn = Math.max(
    elders.wifeBornOn + daysWithin(random, [19, 27]),
    elders.husbandBornOn + 20 * year,
  )
  const surname = head.sex === 'male' ? head.surname : spouse.surname
  const son: Member = { relation: '子', sex: 'male', bornOn: sonBornOn, surname }
  const survivors = isAlive(random, plan.today - spouse.bornOn) ? [head, spouse] : [head]
  if (plan.today - sonBornOn < 23 * year) return [...survivors, son]
  const young: Couple = {
    husbandBornOn: sonBornOn,
    wifeBornOn: Math.min(sonBornOn + spouseGap(random), plan.today - 21 * year),
  }
  const wife: Member = {
    relation: '儿媳',
    sex: 'female',
    bornOn: young.wifeBornOn,
    surname: plan.drawSurname(random),
  }
  const grandchildren = childrenOf(random, plan, { parents: young, members: [son, wife] })
  return [...survivors, son, wife, ...grandchildren.map(asGrandchild)]
}

/** 隔代: grandparents with a grandchild whose parents are registered elsewhere. */
function withGrandchildren(random: Random, plan: FamilyPlan): readonly Member[] {
  const elders = coupleAged(random, plan, ageWithin(random, [52, 74]))
  const members = spouses(random, plan, elders)
  const parentBornOn = elders.wifeBornOn + daysWithin(random, [19, 27])
  const childBornOn = parentBornOn + daysWithin(random, [21, 32])
  const age = plan.today - childBornOn
  if (age < 0 || age > 20 * year) return members
  const throughSon = random.perMille(850)
  const boy = random.perMille(530)
  const grandfather = members.find((member) => member.sex === 'male')
  const child: Member = {
    relation: throughSon ? (boy ? '孙子' : '孙女') : boy ? '外孙' : '外孙女',
    sex: boy ? 'male' : 'female',
    bornOn: childBornOn,
    surname: throughSon && grandfather ? grandfather.surname : plan.drawSurname(random),
  }
  return [...members, child]
}

type Parents = { readonly parents: Couple; readonly members: readonly Member[] }

/** Children who still stand on the parents' page of the register, the eldest first. */
function childrenOf(
  random: Random,
  plan: FamilyPlan,
  { parents, members }: Parents,
): readonly Member[] {
  const wanted = childrenWanted(random, plan.today - parents.wifeBornOn)
  const surname = childrensSurname(random, members)
  const latest = Math.min(
    plan.today,
    parents.wifeBornOn + 45 * year,
    parents.husbandBornOn + 62 * year,
  )
  let bornOn = Math.max(
    parents.wifeBornOn + daysWithin(random, [20, 31]),
    parents.husbandBornOn + 20 * year,
  )
  const children: Member[] = []
  for (let born = 0; born < wanted && bornOn <= latest; born += 1) {
    const boy = random.perMille(525)
    const stays = random.perMille(plan.today - bornOn < 27 * year ? 985 : boy ? 480 : 200)
    if (stays) {
      children.push({
        relation: boy ? '子' : '女',
        sex: boy ? 'male' : 'female',
        bornOn,
        surname,
      })
    }
    // Twins are born on one day, others at least fourteen months apart.
    if (!random.perMille(11)) bornOn += random.around(430, 6 * year)
  }
  return children
}

/** By how old the mother is: one child and two in the years of planning, two and three before. */
function childrenWanted(random: Random, motherAge: number): number {
  const drawn = random.below(100)
  if (motherAge > 53 * year) return drawn < 20 ? 1 : drawn < 65 ? 2 : 3
  if (motherAge > 38 * year) return drawn < 42 ? 1 : drawn < 90 ? 2 : 3
  return drawn < 38 ? 1 : drawn < 84 ? 2 : 3
}

/** Nearly always the father's, four in a hundred times the mother's. */
function childrensSurname(random: Random, members: readonly Member[]): string {
  const sex: Sex = random.perMille(40) ? 'female' : 'male'
  return (members.find((member) => member.sex === sex) ?? members[0])?.surname ?? ''
}

function asGrandchild(child: Member): Member {
  return { ...child, relation: child.sex === 'male' ? '孙子' : '孙女' }
}

function spouses(random: Random, plan: FamilyPlan, born: Couple): readonly Member[] {
  const husbandLeads = random.perMille(880)
  const husband: Member = {
    relation: husbandLeads ? '户主' : '配偶',
    sex: 'male',
    bornOn: born.husbandBornOn,
    surname: plan.drawSurname(random),
  }
  const wife: Member = {
    relation: husbandLeads ? '配偶' : '户主',
    sex: 'female',
    bornOn: born.wifeBornOn,
    surname: plan.drawSurname(random),
  }
  return husbandLeads ? [husband, wife] : [wife, husband]
}

/** A couple whose husband has that age in days; nobody marries before 20. */
function coupleAged(random: Random, plan: FamilyPlan, husbandAge: number): Couple {
  const husbandBornOn = plan.today - husbandAge
  const wifeBornOn = Math.min(husbandBornOn + spouseGap(random), plan.today - 21 * year)
  return { husbandBornOn, wifeBornOn }
}

function coupleOfWife(random: Random, wifeBornOn: DayNumber): Couple {
  return { husbandBornOn: wifeBornOn - spouseGap(random), wifeBornOn }
}

/** Days by which the wife is younger: from three years older to seven younger, mostly two. */
function spouseGap(random: Random): number {
  return random.around(-3 * year, 7 * year)
}

/** Of those past sixty, ever fewer: one in seven is gone at 75, half at 88, all at 100. */
function isAlive(random: Random, age: number): boolean {
  const past = Math.max(0, Math.floor(age / year) - 60)
  return random.below(1600) >= past * past && age < 100 * year
}

/** An age in days between two ages in years, the middle ones more often. */
function ageWithin(random: Random, [from, to]: readonly [number, number]): number {
  return random.around(from * year, to * year)
}

/** Days from one event to the next, given in years. */
function daysWithin(random: Random, [from, to]: readonly [number, number]): number {
  return random.around(from * year, to * year)
}
