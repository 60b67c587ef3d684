/** No clause of a notice is forgotten, and no rule cites a clause that does not exist. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clauseNumbers } from './clause-numbers.ts'
import { listPolicies, rulesFolder } from './support.ts'

const guide = readFileSync(join(rulesFolder, 'README.md'), 'utf8')

/** The rows of a pack's table: clause, what it says, where it is served. */
function readTable(policy: string): readonly (readonly string[])[] {
  const section = guide.split(/^### /mu).find((part) => part.startsWith(`${policy} `)) ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

test('每份通知都有对照表', () => {
  const notices = listPolicies().filter((policy) => policy !== 'national-2025')
  expect(Object.keys(clauseNumbers)).toEqual(notices)
})

describe.each(Object.entries(clauseNumbers))('%s', (policy, numbers) => {
  const table = readTable(policy)

  test('对照表里的编号照通知的先后，一个不少、一个不多', () => {
    expect(table.map(([clause]) => clause)).toEqual(numbers)
  })

  test('每一条都写了内容，和用在哪里或为什么不管', () => {
    for (const cells of table) {
      expect(cells).toHaveLength(3)
      for (const cell of cells) expect(cell).not.toBe('')
    }
  })

  test('政策包引用的条款，通知里都有', () => {
    const pack = readFileSync(join(rulesFolder, policy, 'pack.yaml'), 'utf8')
    const cited = [...pack.matchAll(/[cC]lause: ([^\s,}]+)/gu)].map((match) => match[1])
    expect(cited.length).toBeGreaterThan(20)
    expect(cited.filter((clause) => !numbers.includes(clause ?? ''))).toEqual([])
  })

  test('对照表提到的规则名称，政策包里都有', () => {
    const pack = readFileSync(join(rulesFolder, policy, 'pack.yaml'), 'utf8')
    const named = table.flatMap(([, , where = '']) =>
      [...where.matchAll(/`([a-z][a-z-]*)(…?)`/gu)].map((match) => match[1] ?? ''),
    )
    const known = named.filter((name) => name.includes('-') && !name.startsWith('task-'))
    expect(known.filter((name) => !pack.includes(`name: ${name}`))).toEqual([])
  })
})
