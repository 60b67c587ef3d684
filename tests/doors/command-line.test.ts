/** The command line as others use it: answers, exit codes, and nothing else on standard output. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { listCalls } from '../../src/main/shells/cli/contract-calls.ts'
import { practiceAccountSchema } from '../../src/shared/office/model.ts'
import type { PracticeAccount } from '../../src/shared/office/model.ts'
import { anIdNumber, aPerson, aRegistration } from './support/office-data.ts'
import { makeProgram, processTestTimeout } from './support/program.ts'
import type { Ended, Program } from './support/program.ts'

vi.setConfig({ testTimeout: processTestTimeout, hookTimeout: processTestTimeout })

let program: Program
/** A practice office that tests only read, and copy where they write. */
let office = ''
let accounts: readonly PracticeAccount[] = []

beforeAll(async () => {
  program = makeProgram()
  office = join(program.folder, 'office')
  const made = await program.run(['demo', office, '--people', '60', '--seed', '7'])
  expect(made).toMatchObject({ code: 0, stderr: '' })
  accounts = z.array(practiceAccountSchema).parse(JSON.parse(made.stdout))
})
afterAll(() => program.remove())

let copyCount = 0
function aCopy(): string {
  copyCount += 1
  const copy = join(program.folder, `copy-${copyCount}`)
  cpSync(office, copy, { recursive: true })
  return copy
}

/** `call` as the first account with the role. */
function callAs(
  role: PracticeAccount['roles'][number],
  args: readonly [folder: string, name: string],
  input: unknown = {},
): Promise<Ended> {
  const account = accounts.find(({ roles }) => roles.includes(role))
  if (account === undefined) throw new Error(role)
  return program.run(['call', ...args, '--as', account.userName], {
    input: typeof input === 'string' ? input : JSON.stringify(input),
    environment: { CANBAO_PASSWORD: account.password },
  })
}

/** One Chinese sentence, nothing on standard output. */
function expectSentence(ended: Ended, code: 1 | 2, text: string): void {
  expect(ended).toMatchObject({ code, stdout: '' })
  expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  expect(ended.stderr).toContain(text)
  expect(ended.stderr).toMatch(/。\n$/)
}

describe('--help', () => {
  test.each([[], ['decide'], ['demo'], ['serve'], ['verify'], ['contract'], ['call']])(
    '%s is Chinese throughout',
    async (...command) => {
      const { code, stdout, stderr } = await program.run([...command, '--help'])
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^用法：/)
      expect(stdout).not.toMatch(/usage|options|arguments|commands|display|default|help for/i)
    },
  )

  test.each([
    [[], '没有说明要执行哪个命令'],
    [['serv'], '没有 serv 这个命令，是不是想用 serve'],
    [['verify'], '缺少参数 文件夹'],
    [['verify', 'a', 'b'], '参数多了：a, b'],
    [['verify', 'a', '--quick'], '没有 --quick 这个选项'],
    [['serve', 'a', '--port'], '选项 --port <端口> 后面缺少内容'],
    [['serve', 'a', '--port', '65536'], '端口“65536”不对'],
    [['demo', 'a', '--office', 'x'], '没有练习单位“x”'],
    [['demo', 'a', '--people', '0'], '人数“0”不对'],
    [['demo', 'a', '--people', '2000001'], '人数 2000001 太多'],
    [['call', 'a'], '缺少参数 调用名'],
  ] as const)('%j is a wrong call', async (args, sentence) => {
    const ended = await program.run(args)
    expect([ended.code, ended.stdout]).toEqual([2, ''])
    expect(ended.stderr).toContain(sentence)
  })

  test('--version is the version alone', async () => {
    expect(await program.run(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
      stderr: '',
    })
  })
})

describe('contract', () => {
  test('describes every call', async () => {
    const { code, stdout, stderr } = await program.run(['contract'])
    expect([code, stderr]).toEqual([0, ''])
    const described = z
      .array(
        z.strictObject({
          name: z.string(),
          summary: z.string().min(2),
          roles: z.union([z.literal('anyone'), z.literal('signed-in'), z.array(z.string()).min(1)]),
          writes: z.boolean(),
          input: z.looseObject({ type: z.literal('object') }),
          output: z.looseObject({}),
          errors: z.array(
            z.strictObject({
              code: z.string().regex(/^[A-Z_]+$/),
              status: z.int(),
              message: z.string().regex(/。$/),
              data: z.looseObject({}).nullable(),
            }),
          ),
        }),
      )
      .parse(JSON.parse(stdout))
    expect(described.map(({ name }) => name)).toEqual(listCalls().map(({ name }) => name))
    const register = described.find(({ name }) => name === 'intake.register')
    expect(register).toMatchObject({
      roles: ['clerk'],
      writes: true,
      input: { properties: { payDay: { type: 'string' } } },
    })
    expect(register?.input['required']).toContain('requestId')
    expect(register?.errors.map(({ code }) => code)).toContain('ALREADY_REGISTERED')
    for (const { writes, input } of described) {
      const needed = z.array(z.string()).optional().parse(input['required']) ?? []
      expect(needed.includes('requestId')).toBe(writes)
    }
  })
})

describe('decide', () => {
  const question = (id: string, paidOn: string) =>
    JSON.stringify({
      id,
      policy: 'dongming-2024',
      ask: 'enrolment',
      facts: { coverageYear: 2024, paidOn, circumstance: { kind: 'ordinary' } },
    })

  test('answers line by line, in order, and passes over empty lines', async () => {
    const input = `${question('b', '2023-11-20')}\n\n${question('a', '2024-01-01')}\n`
    const { code, stdout, stderr } = await program.run(['decide'], { input })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.endsWith('\n')).toBe(true)
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(answers).toMatchObject([
      { id: 'b', outcome: 'accepted', charge: { payableFen: 38000 } },
      { id: 'a', outcome: 'refused', findings: [{ code: 'outside-window' }] },
    ])
  })

  test('a wrong line is invalid, the others are answered, and the exit code is 1', async () => {
    const input = `{"id":\n${question('a', '2023-02-29')}\n${question('b', '2023-11-20')}`
    const { code, stdout } = await program.run(['decide'], { input })
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(code).toBe(1)
    expect(answers).toMatchObject([
      { id: null, outcome: 'invalid', findings: [{ code: 'bad-input' }] },
      { id: 'a', outcome: 'invalid', findings: [{ code: 'bad-input', path: 'facts.paidOn' }] },
      { id: 'b', outcome: 'accepted' },
    ])
  })

  test("an office's file that is not there answers nothing", async () => {
    const ended = await program.run(['decide', '--overlay', join(program.folder, 'no.yaml')], {
      input: question('a', '2023-11-20'),
    })
    expectSentence(ended, 2, 'no.yaml')
  })
})

describe('demo', () => {
  test('names an account for every role', () => {
    expect(accounts.flatMap(({ roles }) => roles).sort()).toEqual([
      'administrator',
      'auditor',
      'clerk',
      'reviewer',
    ])
  })

  test('makes the same people of the same seed', async () => {
    const again = join(program.folder, 'again')
    const made = await program.run(['demo', again, '--people', '60', '--seed', '7'])
    expect(JSON.parse(made.stdout)).toEqual(accounts)
    const search = { text: '张' }
    const [first, second] = await Promise.all([
      callAs('clerk', [office, 'people.search'], search),
      callAs('clerk', [again, 'people.search'], search),
    ])
    expect(second.stdout).toBe(first.stdout)
    expect(first.stdout.length).toBeGreaterThan(100)
  })

  test('leaves an office that is there alone', async () => {
    expectSentence(await program.run(['demo', office]), 1, '已有账本')
  })
})

describe('verify', () => {
  test('a sound ledger is 0', async () => {
    const { code, stdout, stderr } = await program.run(['verify', office])
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, problems: [] })
  })

  test('knows the head of the chain that stands on a paper, and misses one that is not its own', async () => {
    const { stdout } = await program.run(['verify', office])
    const { headHash } = z.object({ headHash: z.string() }).parse(JSON.parse(stdout))
    expect(await program.run(['verify', office, '--head', headHash])).toMatchObject({
      code: 0,
      stderr: '',
    })
    const other = await program.run(['verify', office, '--head', 'f'.repeat(64)])
    expect(other.code).toBe(1)
    expect(JSON.parse(other.stdout)).toMatchObject({ sound: false, headHash })
    expect(other.stderr).toMatch(/^[^\n]*链头[^\n]*。\n$/)
  })

  test('a folder without a ledger is 1, and stays without', async () => {
    const missing = join(program.folder, 'nothing')
    const { code, stdout, stderr } = await program.run(['verify', missing])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ sound: false })
    expect(stderr).toContain('没有账本')
  })
})

describe('call', () => {
  const name = 'people.search'

  test('answers on standard output alone', async () => {
    const { code, stdout, stderr } = await callAs('clerk', [office, name], { text: '张' })
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toHaveProperty('people')
  })

  test('needs nobody for a call that is open to anyone, and no input for one without', async () => {
    const { code, stdout, stderr } = await program.run(['call', office, 'office.status'])
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({ today: '2023-11-20', door: 'command-line' })
  })

  test('a declared refusal is 1, and JSON on the last line of standard error', async () => {
    const { code, stdout, stderr } = await callAs('clerk', [office, 'people.get'], {
      personId: 9999,
    })
    expect([code, stdout]).toEqual([1, ''])
    expect(JSON.parse(stderr)).toEqual({
      code: 'PERSON_NOT_FOUND',
      message: '没有这个人的记录，请重新查找。',
      data: null,
    })
  })

  test('whoever may not make a call is told so', async () => {
    const { code, stdout, stderr } = await callAs('auditor', [office, name], { text: '张' })
    expect([code, stdout]).toEqual([1, ''])
    expect(JSON.parse(stderr)).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('a wrong password and an unknown name are 1', async () => {
    const folder = aCopy()
    for (const userName of ['jingban', 'nobody']) {
      const ended = await program.run(['call', folder, name, '--as', userName], {
        input: '{"text":"张"}',
        environment: { CANBAO_PASSWORD: 'wrong-password' },
      })
      expect([ended.code, ended.stdout]).toEqual([1, ''])
      expect(JSON.parse(ended.stderr)).toMatchObject({ code: 'WRONG_PASSWORD' })
    }
  })

  type WrongCall = {
    readonly what: string
    readonly args: readonly string[]
    readonly input?: string
    readonly sentence: string
  }
  const search = [name, '--as', 'jingban']
  const wrongCalls: readonly WrongCall[] = [
    { what: 'an unknown call', args: ['people.list'], sentence: '没有 people.list 这个调用' },
    { what: 'nobody named', args: [name], input: '{"text":"张"}', sentence: '--as' },
    { what: 'no password', args: search, input: '{"text":"张"}', sentence: 'CANBAO_PASSWORD' },
    { what: 'bad JSON', args: search, input: '{"text":', sentence: '不是有效的 JSON' },
    { what: 'a missing field', args: search, sentence: '字段 text 缺少' },
    { what: 'a wrong type', args: search, input: '{"text":7}', sentence: '字段 text 应当是文字' },
  ]
  test.each(wrongCalls)('$what is 2', async ({ args, input = '{}', sentence }) => {
    expectSentence(await program.run(['call', office, ...args], { input }), 2, sentence)
  })

  test('a folder that is not there is 1, and is not made', async () => {
    const missing = join(program.folder, 'typo')
    for (let i = 0; i < 2; i += 1) {
      expectSentence(await program.run(['call', missing, 'office.status']), 1, '不存在')
    }
  })

  test('saves a registration, once for one request id', async () => {
    const folder = aCopy()
    const person = aPerson({ idNumber: anIdNumber(), villageId: 1 })
    const input = {
      requestId: 'order-000001',
      ...aRegistration(person),
      policy: 'tongliang-2024',
    }
    const first = await callAs('clerk', [folder, 'intake.register'], input)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(await callAs('clerk', [folder, 'intake.register'], input)).toEqual(first)
    const list = await callAs('clerk', [folder, 'intake.list'])
    expect(JSON.parse(list.stdout)).toMatchObject({ count: 1, registrations: [{ name: '张桂英' }] })
    expect((await program.run(['verify', folder])).code).toBe(0)
  })

  test('makes a request id where none is given, and says which', async () => {
    const { code, stdout, stderr } = await callAs(
      'administrator',
      [aCopy(), 'office.addVillages'],
      { names: ['新村'] },
    )
    expect(code).toBe(0)
    expect(stdout).toContain('新村')
    expect(stderr).toMatch(/^输入中没有 requestId，本次使用 [\w-]{36}\n$/)
  })

  test.skipIf(process.platform !== 'linux').each([
    ['contract', ['contract']],
    ['verify', ['verify', 'OFFICE']],
    ['call', ['call', 'OFFICE', 'office.status']],
  ])('%s says in one sentence that its answer went nowhere', async (_name, args) => {
    const full = (command: readonly string[]) => [
      'sh',
      '-c',
      'exec "$@" >/dev/full',
      'sh',
      ...command,
    ]
    const { code, stderr } = await program.run(
      args.map((arg) => arg.replace('OFFICE', office)),
      { under: full },
    )
    expect(code).toBe(2)
    expect(stderr).toBe('标准输出写不出去（ENOSPC），请检查磁盘空间后重试。\n')
  })

  test('an answer longer than a pipe holds arrives whole, and a reader may leave early', async () => {
    const whole = await program.run(['contract'])
    expect(whole.stdout.length).toBeGreaterThan(65_536)
    const { child, ended } = program.start(['contract'])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })
})
