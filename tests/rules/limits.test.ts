/** A file, however it is written, is answered or refused at once: the counter waits for it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkEntered, showEntered } from '../../src/main/rehearsal/entering.ts'
import { compileCondition, compileDefinition } from '../../src/main/rules/conditions.ts'
import { decideEnrolment } from '../../src/main/rules/decide-enrolment.ts'
import { readOverlay } from '../../src/main/rules/index.ts'
import type { Leaf } from '../../src/main/rules/leaf.ts'
import { limits } from '../../src/main/rules/limits.ts'
import { readPack } from '../../src/main/rules/read-pack.ts'
import { anEnrolment, rulesFolder, shipped, wordsOf } from './support.ts'

const read = (file: string) => readFileSync(join(rulesFolder, 'dongming-2024', file), 'utf8')
const sound = read('pack.yaml')
const taskTable = read('task-table.csv')
const lint = (packYaml: string) =>
  readPack({ folder: 'dongming-2024', packYaml, taskTable }).problems
const many = (count: number, write: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => write(index)).join('')

/** Each names the one before twice, so that the last stands for two to the power of `count`. */
const doubling = (count: number, indent: string) =>
  many(count, (index) => {
    const before = `{ is: [d${index - 1}] }`
    const any = index === 0 ? '{ circumstance: [moved-in] }' : `${before}, ${before}`
    return `${indent}name: d${index}, clause: 六, any: [${any}] }\n`
  })

describe('互相引用的定义', () => {
  test('一层翻一倍的定义，说出是哪一个、怎么改', () => {
    const doubled = sound.replace(
      '\nroutes:\n',
      `\ndefinitions:\n${doubling(28, '  - { ')}\nroutes:\n  - { name: zz, when: { is: [d27] }, action: note, code: newborn, clause: 六, text: 甲 }\n`,
    )
    const [first] = lint(doubled)
    // 2 + 4 + … : d0 is 1 condition, d1 is 2 (1 + 1) each with its own name: 2·(1 + size).
    expect(first?.text).toContain('“d7”连同用到的定义展开以后超过 200 个条件')
    expect(doubled.split('\n')[(first?.line ?? 0) - 1]).toContain('name: d7')
  })

  test('本单位的修改也一样，2 KB 的文件不能让柜台停下来', () => {
    const text = `amendments:
  - policy: dongming-2024
    from: 2023-01-01
    documentNumber: null
    clause: 六
    basis: 试
    definitions:
${doubling(28, '      - row: { ')}`
    const { overlay, problems } = readOverlay(shipped.packs, { file: '修改', text })
    expect(overlay).toBeNull()
    expect(problems[0]?.text).toContain('展开以后超过 200 个条件')
  })

  test('条件合计太多的包不收', () => {
    const rows = many(150, (index) => {
      const conditions = `is: [d5], paidOn: { from: 2023-09-01, to: ${2024 + index}-01-01 }`
      return `  - { name: r${index}, when: { ${conditions} }, action: note, code: newborn, clause: 六, text: 甲 }\n`
    })
    const packYaml = sound.replace(
      '\nroutes:\n',
      `\ndefinitions:\n${doubling(6, '  - { ')}\nroutes:\n${rows}`,
    )
    expect(lint(packYaml).map(({ text }) => text)).toEqual([
      expect.stringContaining(`太多（最多 ${limits.allConditions} 个）`),
    ])
  })

  test('同一个问题里，一个定义只算一次', () => {
    const words = { ...wordsOf('dongming-2024'), definitions: new Map<string, Leaf>() }
    const terms = { words, clause: '六' }
    let count = 0
    words.definitions.set('base', compileDefinition([{ circumstance: ['ordinary'] }], terms))
    const held = decideEnrolment(shipped.packs.get('dongming-2024'), anEnrolment(), []).c
    const watched = new Proxy(held, {
      get(target, key) {
        if (key === 'circumstance') count += 1
        return Reflect.get(target, key)
      },
    })
    const twice = compileDefinition([{ is: ['base'] }, { is: ['base'] }], terms)
    words.definitions.set('twice', twice)
    const { test: holds } = compileCondition({ is: ['twice', 'base', 'twice'] }, terms)
    expect(holds(watched)).toBe(true)
    expect(count).toBe(1)
  })
})

describe('文件的大小', () => {
  test.each([
    ['政策包太长', `${sound}#${'长'.repeat(limits.packBytes / 3)}`, '文件太大（最多 64 KB）'],
    [
      '途径太多',
      sound.replace(
        '\nroutes:\n',
        `\nroutes:\n${many(201, (index) => `  - { name: r${index}, action: note, code: newborn, clause: 六, text: 甲 }\n`)}`,
      ),
      '“routes”写了 ',
    ],
    [
      '身份太多',
      sound.replace(
        '\n  rows:\n',
        `\n  rows:\n${many(301, (index) => `    - { term: 甲${index}, clause: 六 }\n`)}`,
      ),
      '“rows”写了 305 项，太多，最多 300 项',
    ],
    ['值太多', `${sound}x: [${'x,'.repeat(limits.marks)}x]`, '内容太多'],
    ['括号没有配对', `${sound}x: ${'['.repeat(5000)}`, '括号套了 64 层以上'],
  ])('%s：一句话，不往下看', (_, packYaml, says) => {
    expect(lint(packYaml)).toEqual([
      expect.objectContaining({ text: expect.stringContaining(says) }),
    ])
  })

  test('几千处错的，列出前一百处，说还有多少', () => {
    const problems = lint(`policy: dongming-2024\n${many(1500, (index) => `k${index}: 1\n`)}`)
    expect(problems).toHaveLength(limits.problems + 1)
    expect(problems.at(-1)?.text).toMatch(/^另有 \d+ 处不对，没有列出/u)
  })

  test('任务表太长，不逐行看', () => {
    const long = `名称,任务数\n${many(20_000, (index) => `村${index},1\n`)}`
    const { problems } = readPack({ folder: 'dongming-2024', packYaml: sound, taskTable: long })
    expect(problems).toEqual([
      expect.objectContaining({ text: expect.stringContaining('文件太大（最多 100 KB）') }),
    ])
  })
})

describe('录入的修改', () => {
  const packs = shipped.packs
  const entering = {
    packs,
    overlay: { readings: {} },
    policies: packs.list().map(({ policy }) => policy),
  }
  const head = 'policy: dongming-2024, from: 2024-01-01, documentNumber: 甲, clause: 一, basis: 乙'
  const check = (text: string) => checkEntered({ kind: 'file', text }, entering)

  test('一个文件二十项，多一项不收', () => {
    const one = `- { ${head}, coverageYears: [2025], price: { unit: fen, amounts: { 1: 40000 } } }\n`
    expect(check(one.repeat(21)).problems).toEqual([
      expect.objectContaining({
        text: expect.stringContaining('写了 21 项修改，太多（最多 20 项）'),
      }),
    ])
    const twenty = check(one.repeat(20))
    expect(twenty.problems).toEqual([])
    // Only the first changes anything.
    const changes = showEntered(twenty.amendments, entering).map((entry) => entry.changes.length)
    expect(changes[0]).toBeGreaterThan(0)
    expect(changes.slice(1).every((each) => each === 0)).toBe(true)
  })

  test('资助行再多，一行也只改第一个同名的', () => {
    const rows = many(
      250,
      (index) => `      - { term: 甲${index}, aliases: [乙${index}], amounts: [] }\n`,
    )
    const again = '      - { term: 乙7, amounts: [{ tier: 1, payable: 0, subsidy: 38000 }] }\n'
    const text = `- policy: dongming-2024
  from: 2024-01-01
  documentNumber: 甲
  clause: 一
  basis: 乙
  coverageYears: [2024]
  subsidies:
    unit: fen
    rows:
${rows}${again}`
    const checked = check(text)
    expect(checked.problems).toEqual([])
    const [entry] = showEntered(checked.amendments, entering)
    const granted = entry?.changes.filter(({ what }) => what.startsWith('2024 待遇年度 甲'))
    expect(granted?.map(({ what }) => what)).toEqual(['2024 待遇年度 甲7 1 档'])
  })

  test('本单位的文件最多二百项修改', () => {
    const one = `  - { ${head}, coverageYears: [2025], price: { unit: fen, amounts: { 1: 40000 } } }\n`
    const { problems } = readOverlay(packs, {
      file: '修改',
      text: `amendments:\n${one.repeat(limits.amendments + 1)}`,
    })
    expect(problems).toEqual([
      expect.objectContaining({
        text: expect.stringContaining('共有 201 项修改，太多（最多 200 项）'),
      }),
    ])
  })
})
