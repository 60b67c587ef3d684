/** What an office settled, through the shell: exported, read back, and its decisions replayed. */
import { join } from 'node:path'
import { mkdirSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { practiceAccountSchema } from '../../src/shared/office/model.ts'
import { z } from 'zod'
import { makeProgram, processTestTimeout } from './support/program.ts'
import type { Program } from './support/program.ts'

vi.setConfig({ testTimeout: processTestTimeout, hookTimeout: processTestTimeout })

let program: Program
let office = ''
let registrationNumber = ''

const amendment = {
  policy: 'tongliang-2024',
  from: '2024-01-01',
  documentNumber: null,
  clause: '二（二）3',
  basis: '2024-01-05 电话请示区医保局，记录在案',
  routes: [
    {
      change: 'mid-year',
      row: { start: { at: 'month-first', length: { unit: 'month', value: 1 } } },
    },
  ],
}

beforeAll(async () => {
  program = makeProgram()
  office = join(program.folder, 'office')
  const made = await program.run(['demo', office, '--people', '20', '--seed', '7'])
  const accounts = z.array(practiceAccountSchema).parse(JSON.parse(made.stdout))
  const call = async (role: 'clerk' | 'administrator', name: string, input: object) => {
    const account = accounts.find(({ roles }) => roles.includes(role))
    const ended = await program.run(['call', office, name, '--as', account?.userName ?? ''], {
      input: JSON.stringify(input),
      environment: { CANBAO_PASSWORD: account?.password ?? '' },
    })
    expect(ended.code, ended.stderr).toBe(0)
    return ended.stdout
  }
  const registered = await call('clerk', 'intake.register', {
    registrant: { kind: 'known', personId: 1 },
    policy: 'tongliang-2024',
    coverageYear: 2024,
    payDay: '2023-11-20',
    tier: 2,
    circumstance: { kind: 'ordinary' },
    identities: [],
  })
  registrationNumber = z
    .object({ registrationNumber: z.string() })
    .parse(JSON.parse(registered)).registrationNumber
  const source = { kind: 'form', amendment }
  const preview = await call('administrator', 'amendments.preview', { source })
  const { standingDigest } = z.object({ standingDigest: z.string() }).parse(JSON.parse(preview))
  await call('administrator', 'amendments.record', { source, standingDigest })
})
afterAll(() => program.remove())

const midYear = JSON.stringify({
  id: 'q',
  policy: 'tongliang-2024',
  ask: 'enrolment',
  facts: { coverageYear: 2024, paidOn: '2024-03-10', circumstance: { kind: 'ordinary' } },
})

test('overlay 输出的文件，decide --overlay 读回来就按本单位的裁定回答', async () => {
  const exported = await program.run(['overlay', office])
  expect(exported).toMatchObject({ code: 0, stderr: '' })
  expect(exported.stdout).toContain('basis: 2024-01-05 电话请示区医保局，记录在案')
  const file = join(program.folder, 'overlay.yaml')
  writeFileSync(file, exported.stdout)
  const plain = await program.run(['decide'], { input: midYear })
  expect(JSON.parse(plain.stdout)).toMatchObject({ outcome: 'accepted', benefit: null })
  const ruled = await program.run(['decide', '--overlay', file], { input: midYear })
  expect(ruled.code).toBe(0)
  // Paid on 10 March: the 1st of the next month.
  expect(JSON.parse(ruled.stdout)).toMatchObject({
    outcome: 'accepted',
    benefit: { from: '2024-04-01', to: '2024-12-31' },
  })
  expect(ruled.stdout).toContain('二（二）3（本单位确定）')
})

test('--overlay 的文件不合写法，说出行列，一个问题也不答', async () => {
  const file = join(program.folder, 'bad.yaml')
  writeFileSync(file, 'amendments:\n  - policy: tongliang-2024\n    from: 2024-13-01\n')
  const ended = await program.run(['decide', '--overlay', file], { input: midYear })
  expect([ended.code, ended.stdout]).toEqual([2, ''])
  expect(ended.stderr).toMatch(/第 2 行第 5 列：缺少/u)
})

test('explain 把当时的决定重算一遍，后来的裁定不改变它', async () => {
  const ended = await program.run(['explain', office, registrationNumber])
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(ended.stdout)).toMatchObject({
    registrationNumber,
    same: true,
    decisions: [{ kind: 'quotation', verdict: 'same', policy: 'tongliang-2024' }],
  })
})

test.each([
  [['explain', 'OFFICE', '没有的号'], '账本里没有登记号'],
  [['explain', 'NOWHERE', 'x'], '不存在'],
  [['overlay', 'NOWHERE'], '不存在'],
])('%j 说出为什么不行', async (args, words) => {
  const places = { OFFICE: office, NOWHERE: join(program.folder, 'nowhere') }
  const ended = await program.run(
    args.map((arg) => Object.entries(places).find(([key]) => key === arg)?.[1] ?? arg),
  )
  expect([ended.code, ended.stdout]).toEqual([1, ''])
  expect(ended.stderr).toContain(words)
})

test('lint 查自带的政策包：没有问题，退出码 0；查坏包：说出文件行列，退出码 1', async () => {
  const good = await program.run(['lint', join(program.copy, 'rules')])
  expect([good.code, good.stdout]).toEqual([0, ''])
  expect(good.stderr).toMatch(/政策包 5 个，例子 \d+ 个，问题 0 处/u)
  const bad = join(program.folder, 'bad-2024')
  mkdirSync(bad)
  writeFileSync(join(bad, 'pack.yaml'), 'policy: bad-2024\npolicy: twice\n')
  const ended = await program.run(['lint', bad])
  expect(ended.code).toBe(1)
  expect(ended.stdout).toMatch(/pack\.yaml:2:1 同一层里“policy”写了两次/u)
})
