import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { readPacks } from '../../rules/index.ts'
import { runDecide } from './decide.ts'

const { packs } = readPacks(join(import.meta.dirname, '../../../../rules'))

type Options = { readonly overlayText?: string; readonly output?: Writable }

async function run(chunks: readonly (string | Buffer)[], options: Options = {}) {
  const written: string[] = []
  const complained: string[] = []
  const code = await runDecide({
    input: Readable.from(chunks, { objectMode: false }),
    output: options.output ?? collect(written),
    errors: collect(complained),
    packs,
    ...(options.overlayText === undefined ? {} : { overlayText: options.overlayText }),
  })
  const answers: readonly { readonly id: string | null; readonly outcome: string }[] = written
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  return { code, answers, complained: complained.join('') }
}

function collect(into: string[]): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk: string | Buffer, _, done) => {
      into.push(String(chunk))
      done()
    },
  })
}

const question = (id: string, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    id,
    policy: 'dongming-2024',
    ask: 'enrolment',
    facts: {
      coverageYear: 2024,
      paidOn: '2023-10-10',
      person: { categories: ['低保对象'] },
      circumstance: { kind: 'ordinary' },
      ...more,
    },
  })

test('一行一答，次序不变，空行跳过', async () => {
  const { code, answers } = await run([`${question('a')}\n\n  \n${question('b')}\n`])
  expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['a', 'accepted'],
    ['b', 'accepted'],
  ])
  expect(code).toBe(0)
})

test('坏行单独说明，其他行照答，退出码 1', async () => {
  const lines = [question('a'), '{"id":', question('c', { paidOn: '2023-02-30' }), question('d')]
  const { code, answers } = await run([lines.join('\n')])
  expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['a', 'accepted'],
    [null, 'invalid'],
    ['c', 'invalid'],
    ['d', 'accepted'],
  ])
  expect(answers[2]).toMatchObject({ findings: [{ code: 'bad-input', path: 'facts.paidOn' }] })
  expect(code).toBe(1)
})

test('回车换行、文件头标记、没有末行换行，都不碍事', async () => {
  const { code, answers } = await run([`\u{FEFF}${question('a')}\r\n${question('b')}`])
  expect(answers.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(code).toBe(0)
})

test('一个汉字断在两块之间也读得对', async () => {
  const bytes = Buffer.from(`${question('张三')}\n`)
  const pieces = [...bytes].map((byte) => Buffer.from([byte]))
  const { answers } = await run(pieces)
  expect(answers.map(({ id }) => id)).toEqual(['张三'])
})

test('过长的一行不是问题，后面的行照答', async () => {
  const long = `{"id":"${'x'.repeat(3 * 1024 * 1024)}"}`
  const { code, answers } = await run([long.slice(0, 99), long.slice(99), `\n${question('b')}\n`])
  expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
    [null, 'invalid'],
    ['b', 'accepted'],
  ])
  expect(code).toBe(1)
})

test('本单位的设置用得上，确认过的读法不再提示', async () => {
  const overlayText = 'readings:\n  dongming-2024:\n    thirty-percent: payable\n'
  const { answers } = await run([question('a')], { overlayText })
  expect(answers[0]).toMatchObject({ charge: { payableFen: 11_400 } })
  expect(JSON.stringify(answers[0])).not.toContain('reading-unconfirmed')
})

test('本单位的设置写错了，指出第几行，一条也不答', async () => {
  const overlayText = 'readings:\n  dongming-2024:\n    thirty-percent: half\n'
  const { code, answers, complained } = await run([question('a')], { overlayText })
  expect(code).toBe(2)
  expect(answers).toEqual([])
  expect(complained).toContain('第 3 行')
  expect(complained).toContain('subsidised、payable')
})

test('接收的一方走了，安静地结束', async () => {
  const gone = new Writable({
    write: (_chunk, _encoding, done) =>
      done(Object.assign(new Error('broken pipe'), { code: 'EPIPE' })),
  })
  const many = Array.from({ length: 2000 }, (_, index) => `${question(String(index))}\n`)
  const { code, complained } = await run(many, { output: gone })
  expect(code).toBe(0)
  expect(complained).toBe('')
})

test('磁盘写不下，说出来', async () => {
  const full = new Writable({
    write: (_chunk, _encoding, done) =>
      done(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })),
  })
  const many = Array.from({ length: 2000 }, (_, index) => `${question(String(index))}\n`)
  const { code, complained } = await run(many, { output: full })
  expect(code).toBe(2)
  expect(complained).toContain('磁盘空间')
})

test('没有问题，也没有答复', async () => {
  expect(await run([])).toEqual({ code: 0, answers: [], complained: '' })
})

test('不是 UTF-8 的一行答 bad-input，不猜；前后各行照常', async () => {
  const garbled = Buffer.concat([
    Buffer.from('{"id":"'),
    Buffer.from([0xff, 0xfe]),
    Buffer.from('"}\n'),
  ])
  const chunks = [`${question('a')}\n`, garbled, `${question('b')}\n`]
  const { code, answers } = await run(chunks.map((each) => Buffer.from(each)))
  expect(answers.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['a', 'accepted'],
    [null, 'invalid'],
    ['b', 'accepted'],
  ])
  expect(JSON.stringify(answers[1])).toContain('不是 UTF-8 文字')
  expect(code).toBe(1)
})

test('一个字分在两块里，照样读得出', async () => {
  const bytes = Buffer.from(`${question('低保')}\n`)
  const { answers } = await run(Array.from(bytes, (byte) => Buffer.from([byte])))
  expect(answers.map(({ id }) => id)).toEqual(['低保'])
})

test.each(['{__proto__: {}}', '{dongming-2024: {__proto__: x}}'])(
  '本单位设置里的名称不能是 __proto__：%s',
  async (readings) => {
    const { code, complained } = await run([], { overlayText: `readings: ${readings}\n` })
    expect(code).toBe(2)
    expect(complained).toContain('没有“__proto__”这个名称')
  },
)

test.each([
  ['低保', '低保对象'],
  ['五保户', '特困人员'],
])('东明的“%s”按%s资助', async (asked, term) => {
  const of = (name: string) => question('a', { person: { categories: [name] } })
  const { answers } = await run([`${of(asked)}\n${of(term)}\n`])
  const payable = answers.map((answer) => /"payableFen":\d+/u.exec(JSON.stringify(answer))?.[0])
  expect(payable[0]).toBe(payable[1])
  expect(JSON.stringify(answers[0])).toContain('category-applied')
})
