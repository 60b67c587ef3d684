/** What `rules/README.md` lists for whoever writes a pack is what the program knows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { circumstanceKinds, groundKinds } from '../../src/main/rules/condition-document.ts'
import { namesOf } from '../../src/main/rules/field-names.ts'
import { expectFields, factFields, innerFields } from '../../src/main/rules/lint-cases.ts'
import { limits } from '../../src/main/rules/limits.ts'
import { packDocumentSchema } from '../../src/main/rules/pack-document.ts'
import { codeLabels } from '../../src/shared/rules/fact-words.ts'
import { outcomeSchema } from '../../src/shared/rules/model.ts'
import { rulesFolder } from './support.ts'

const guide = readFileSync(join(rulesFolder, 'README.md'), 'utf8')
const reference = guide.slice(0, guide.indexOf('## 条款对照'))
const says = (name: string) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'u').test(reference)

describe('说明里列全了', () => {
  test('依据代码，一个不多一个不少', () => {
    const from = reference.indexOf('## 依据代码')
    const part = reference.slice(from, reference.indexOf('\n## ', from))
    const listed = [...part.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \|$/gmu)].map(
      ([, code = '', label = '']) => [code, label],
    )
    expect(Object.fromEntries(listed)).toEqual(codeLabels)
  })

  /** Set by the program, in documents that an amendment has changed. */
  const own = ['otherClauses', 'pricedYears']
  const fields = namesOf(packDocumentSchema).filter((name) => !own.includes(name))
  const inCases = [...Object.values(factFields), ...Object.values(innerFields), expectFields].flat()
  test.each([
    ...fields,
    ...inCases,
    ...circumstanceKinds,
    ...groundKinds,
    ...outcomeSchema.options,
  ])('%s', (name) => expect(says(name)).toBe(true))

  test('大小的限度', () => {
    const kilobytes = [
      limits.packBytes,
      limits.casesBytes,
      limits.taskTableBytes,
      limits.overlayBytes,
    ]
    for (const bytes of kilobytes) expect(guide).toContain(`最大 ${bytes / 1000} KB`)
    for (const count of [limits.tableRows, limits.categoryRows])
      expect(guide).toContain(`最多 ${count} 行`)
    for (const count of [limits.conditions, limits.allConditions, limits.marks]) {
      expect(guide).toMatch(new RegExp(`(最多|合计) ${count} 个`, 'u'))
    }
    expect(guide).toContain(`最多套 ${limits.depth} 层`)
    expect(guide).toContain(`${limits.enteredAmendments} 项`)
  })
})

test('字段表看得到里面的字段', () => {
  expect(namesOf(z.object({ a: z.array(z.object({ b: z.string() })).optional() }))).toEqual([
    'a',
    'b',
  ])
})
