/** Checks beside the core: what they answer, and what happens where the thread cannot. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { dearer } from '../../../tests/support/dearer.ts'
import { rulesFolder } from '../../../tests/support/practice-office.ts'
import { readPacks } from '../rules/index.ts'
import { makeChecks } from './checks.ts'

const { packs } = readPacks(rulesFolder)
const overlay = { readings: {}, amendments: [] }

function checksIn(folder: string, entry?: string) {
  const checks = makeChecks({
    places: () => ({ rulesFolder: folder, brought: [] }),
    packs,
    ...(entry === undefined ? {} : { entry }),
  })
  onTestFinished(() => checks.close())
  return checks
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'canbao-checks-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const entered = {
  source: { kind: 'file', text: dearer },
  overlay,
  policies: ['tongliang-2024'],
} as const

test('几样核对同时问，各得各的回答', async () => {
  const checks = checksIn(rulesFolder)
  const [shown, broken, rehearsed, files] = await Promise.all([
    checks.check('entered', entered),
    checks.check('entered', { ...entered, source: { kind: 'file', text: 'policy: [' } }),
    checks.check('candidate', { candidate: { kind: 'amendment', text: dearer }, overlay }),
    checks.check('policy', { policy: 'tongliang-2024' }),
  ])
  expect(shown.problems).toEqual([])
  expect(shown.shown[0]?.changes.length).toBeGreaterThan(0)
  expect(broken.problems.map(({ line }) => line)).toEqual([1])
  expect(rehearsed.problems).toEqual([])
  expect(rehearsed.title).not.toBeNull()
  expect(files).toEqual([])
})

test('一边核对，主线程一边走', async () => {
  const checking = checksIn(rulesFolder).check('entered', entered)
  // Whatever waits in the core comes first: nothing of the check is done there.
  const counter = new Promise((resolve) => setImmediate(() => resolve('counter')))
  expect(await Promise.race([checking, counter])).toBe('counter')
  expect((await checking).problems).toEqual([])
})

test('政策包文件变过的，说明要重新启动', async () => {
  const folder = aFolder()
  cpSync(rulesFolder, folder, { recursive: true })
  const file = join(folder, 'tongliang-2024/pack.yaml')
  writeFileSync(file, `${readFileSync(file, 'utf8')}# 改过\n`)
  await expect(checksIn(folder).check('entered', entered)).rejects.toThrow('请重新启动参保柜台')
})

test('线程坏了用一句话说出来，下一次照样核对', async () => {
  const folder = aFolder()
  const entry = join(folder, 'thread.mjs')
  const dies =
    "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => { throw new Error('x') })\n"
  writeFileSync(entry, dies)
  const checks = checksIn(rulesFolder, entry)
  await expect(checks.check('entered', entered)).rejects.toThrow('核对的程序意外中断')
  const answers =
    "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', ({ id }) => parentPort.postMessage({ kind: 'answered', id, answer: [] }))\n"
  writeFileSync(entry, answers)
  expect(await checks.check('policy', { policy: 'tongliang-2024' })).toEqual([])
})
