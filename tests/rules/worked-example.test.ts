/** The pack that `rules/README.md` writes out as an example is a pack: sound, whole, and tried. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lintFolder, readPacks, runCases } from '../../src/main/rules/index.ts'
import { rulesFolder } from './support.ts'

const policy = 'yunhe-2026'
const guide = readFileSync(join(rulesFolder, 'README.md'), 'utf8')

/** What stands in the guide under the file's name, as somebody would copy it out. */
function copyOut(file: string): string {
  const block = new RegExp(`\`\`\`yaml\\n(# ${policy}/${file}\\n[\\s\\S]*?)\`\`\``, 'u').exec(guide)
  return block?.[1] ?? ''
}

const folder = mkdtempSync(join(tmpdir(), 'example-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(files: { readonly pack: string; readonly cases: string }): void {
  mkdirSync(join(folder, policy), { recursive: true })
  writeFileSync(join(folder, policy, 'pack.yaml'), files.pack)
  writeFileSync(join(folder, policy, 'cases.yaml'), files.cases)
}

const written = { pack: copyOut('pack.yaml'), cases: copyOut('cases.yaml') }
const ofPack = () => readPacks(folder).packs
const examples = () => runCases(ofPack(), { folder, policy }).cases

describe('说明里的例子', () => {
  beforeAll(() => write(written))

  test('照抄下来没有问题，例子都答对', () => {
    const { packCount, brokenCount, caseCount, problems } = lintFolder(join(folder, policy))
    expect(problems).toEqual([])
    expect([packCount, brokenCount]).toEqual([1, 0])
    expect(caseCount).toBe(examples().length)
    expect(caseCount).toBeGreaterThan(10)
  })

  test('每一条途径、每一种身份都有例子用到', () => {
    const { document } = ofPack().get(policy).source
    const rules = examples().flatMap(({ answer }) => answer.findings.map(({ rule }) => rule))
    for (const { name } of document.routes) expect(rules).toContain(`routes/${name}`)
    for (const { name } of document.otherYears) expect(rules).toContain(`otherYears/${name}`)
    const categories = examples().map(({ answer }) => answer.charge?.category)
    for (const { term } of document.categories.rows) expect(categories).toContain(term)
  })

  test('日期的两边都有例子', () => {
    const paid = examples().map(({ question }) => question.facts['paidOn'])
    const edges = ['2025-08-31', '2025-09-01', '2025-12-31', '2026-01-01', '2026-06-30']
    expect(paid).toEqual(expect.arrayContaining([...edges, '2026-07-01']))
  })
})

test('把数写错，程序说的正是说明里写的那句话', () => {
  const said = /它会指着那一行说：\n\n> (.+)\n/u.exec(guide)?.[1] ?? ''
  expect(said).toContain('不等于')
  write({ ...written, pack: written.pack.replace('subsidy: 28000', 'subsidy: 27000') })
  const { problems } = lintFolder(join(folder, policy))
  const line = written.pack.split('\n').findIndex((each) => each.includes('subsidy: 28000')) + 1
  expect(problems).toEqual([expect.objectContaining({ line, text: said })])
})
