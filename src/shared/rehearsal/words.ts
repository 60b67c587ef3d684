/** How a standing, a change and a comparison are said: the same on screen and in the workbook. */
import { speakYuan } from '../kernel/fen.ts'
import { outcomeLabels } from '../rules/outcome-labels.ts'
import type { Over, Standing } from './model.ts'

type Said = Pick<Standing, 'outcome' | 'category' | 'tier' | 'payableFen' | 'subsidies'>

/** `二档，特困人员，个人缴 375 元，参保资助 380 元`. */
export function sayStanding({ outcome, category, tier, payableFen, subsidies }: Said): string {
  if (outcome !== 'accepted') return [tier ?? '', outcomeLabels[outcome]].filter(isSaid).join('，')
  const paid = payableFen === null ? '金额未定' : `个人缴 ${speakYuan(payableFen)} 元`
  const helped = subsidies.map(({ source, fen }) => `${source} ${speakYuan(fen)} 元`)
  return [tier ?? '', category ?? '', paid, ...helped].filter(isSaid).join('，')
}

function isSaid(part: string): boolean {
  return part !== ''
}

/** What is compared with what. */
export function sayOver(over: Over): string {
  if (over.kind === 'registrations') {
    return `${over.coverageYear} 年度的全部登记，各按本人缴费日和登记时的情况，比较现行规定与改后规定`
  }
  const { before, after } = over
  const now = `${before.coverageYear} 年度、${before.payDay} 缴费，按现行规定`
  const then = `${after.coverageYear} 年度、${after.payDay} 缴费，按改后规定`
  return `账本中的全部人员，以普通参保办理，断保年数照账本：${now}；比较 ${then}`
}
