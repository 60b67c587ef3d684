import { expect, test, vi } from 'vitest'
import { GivenUp, keepCore } from './core-keeper.ts'
import type { KeeperOptions } from './core-keeper.ts'
import type { CoreProcess } from './core-process.ts'

// Electron is not there in a unit test, and the keeper only hands ports on.
const aPort = {} as Parameters<CoreProcess['serve']>[0]

function cores(given: Partial<KeeperOptions> = {}) {
  const deaths: (() => void)[] = []
  const running: CoreProcess[] = []
  const clock = { now: 1_000_000 }
  const options: KeeperOptions = {
    start(onDeath) {
      deaths.push(onDeath)
      const core = { serve: vi.fn(), lock: vi.fn(), stop: vi.fn(() => Promise.resolve()) }
      running.push(core)
      return Promise.resolve(core)
    },
    mayStartAgain: vi.fn(() => Promise.resolve(false)),
    onRestarted: vi.fn(),
    onLost: vi.fn(),
    now: () => clock.now,
    ...given,
  }
  return { deaths, running, clock, options }
}

test('账本程序停了就再启动并告知，窗口的请求由新的接着办', async () => {
  const { deaths, running, options } = cores()
  const keeper = await keepCore(options)
  deaths[0]?.()
  keeper.serve(aPort)
  await vi.waitFor(() => expect(running[1]?.serve).toHaveBeenCalledWith(aPort))
  expect(options.onRestarted).toHaveBeenCalledOnce()
  expect(running[0]?.serve).not.toHaveBeenCalled()
})

test.each([
  [59_999, 1],
  [60_000, 0],
])('隔 %i 毫秒再停，问 %i 次', async (milliseconds, asked) => {
  const { deaths, clock, options } = cores()
  await keepCore(options)
  deaths[0]?.()
  await vi.waitFor(() => expect(deaths).toHaveLength(2))
  clock.now += milliseconds
  deaths[1]?.()
  await new Promise((resolve) => setImmediate(resolve))
  expect(options.mayStartAgain).toHaveBeenCalledTimes(asked)
})

test('接连停了又不要再启动：放弃', async () => {
  const { deaths, options } = cores()
  await keepCore(options)
  deaths[0]?.()
  await vi.waitFor(() => expect(deaths).toHaveLength(2))
  deaths[1]?.()
  await vi.waitFor(() => expect(options.onLost).toHaveBeenCalledWith(expect.any(GivenUp)))
})

test('正在退出时停了，不再启动', async () => {
  const { deaths, running, options } = cores()
  const keeper = await keepCore(options)
  await keeper.stop()
  deaths[0]?.()
  expect(running).toHaveLength(1)
  expect(running[0]?.stop).toHaveBeenCalledOnce()
})
