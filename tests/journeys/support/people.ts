/** People who come to the counter, and how they are taken down. */
import type { Page } from '@playwright/test'
import { checkCharacterOf } from '../../../src/shared/kernel/id-number.ts'
import { Counter } from './counter.ts'
import { goTo } from './desk.ts'
import { expect } from './expect.ts'
import { retype } from './keyboard.ts'

/** A practice number of somebody born on 1980-02-03: sequence 001, 002 … */
export function aPracticeNumber(sequence: number): string {
  const first17 = `59015119800203${String(sequence).padStart(3, '0')}`
  return first17 + checkCharacterOf(first17)
}

type NewPerson = {
  readonly name: string
  readonly sequence: number
  /** Initials of a village, 穆莲社区 where nothing else is said. */
  readonly village?: string
  /** Begins with the first letters of an identity, in pinyin. */
  readonly identity?: string
  readonly payDay?: string
}

/** From the search to the saved number, by keyboard. */
export async function registerNew(page: Page, person: NewPerson): Promise<string> {
  const counter = new Counter(page)
  await goTo(page, '参保受理')
  await counter.beginNewPerson(person.name)
  await page.keyboard.type(aPracticeNumber(person.sequence))
  await page.keyboard.press('Enter')
  await expect(counter.form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type(person.village ?? 'mlsq')
  await page.keyboard.press('Enter')
  if (person.identity !== undefined) {
    await counter.form.getByLabel('特殊身份').focus()
    await page.keyboard.type(person.identity)
    await page.keyboard.press('Enter')
  }
  if (person.payDay !== undefined) {
    await counter.form.getByLabel('缴费日期').first().focus()
    await retype(page, person.payDay)
  }
  await counter.save()
  const number = await counter.savedNumber()
  await page.keyboard.press('F4')
  return number
}
