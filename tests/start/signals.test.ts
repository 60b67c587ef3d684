/** However a start ends, nothing that it started goes on. */
import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtureEnv, makeFixtureProgram, until, watch } from './fixture-program.ts'
import type { FixtureProgram, Running } from './fixture-program.ts'
import { commandOf, listAlive, listTree } from './processes.ts'

type Target = 'npm' | 'start' | 'door' | 'everybody'

/** Never 0, which would mean ourselves. */
function pidOf({ child }: Running): number {
  if (child.pid === undefined) throw new Error('did not start')
  return child.pid
}

/** Of npm, the start script and the door. */
function getStartAndDoor([, ...others]: readonly number[]): readonly [number, number] {
  const door = others.find((pid) => commandOf(pid).includes('out/main/web.js'))
  const start = others.find((pid) => pid !== door)
  if (door === undefined || start === undefined) throw new Error('not the processes we expect')
  return [start, door]
}

describe.skipIf(process.platform !== 'linux')('signals', () => {
  let program: FixtureProgram

  beforeAll(async () => {
    program = makeFixtureProgram()
    const first = program.run('start.mjs', ['--web'])
    await first.line
    first.child.kill('SIGTERM')
    await first.ended
  })
  afterAll(() => program.remove())

  function startThroughNpm(): Running {
    // A group of its own, as a terminal would give it.
    return watch(
      spawn('npm', ['start', '--silent', '--', '--web'], {
        cwd: program.root,
        env: fixtureEnv(program.root),
        detached: true,
      }),
    )
  }

  const cases: readonly (readonly [NodeJS.Signals, Target])[] = [
    ['SIGTERM', 'npm'],
    ['SIGINT', 'npm'],
    ['SIGKILL', 'npm'],
    ['SIGTERM', 'start'],
    ['SIGINT', 'start'],
    ['SIGHUP', 'start'],
    ['SIGKILL', 'start'],
    ['SIGTERM', 'door'],
    ['SIGKILL', 'door'],
    ['SIGTERM', 'everybody'],
    ['SIGINT', 'everybody'],
    ['SIGKILL', 'everybody'],
  ]

  test.each(cases)('%s to %s ends all of them', async (signal, target) => {
    const running = startThroughNpm()
    expect(await running.line).toContain('http://')
    const npm = pidOf(running)
    const tree = listTree(npm)
    expect(tree).toHaveLength(3)
    const [start, door] = getStartAndDoor(tree)
    process.kill({ npm, start, door, everybody: -npm }[target], signal)
    await until(() => listAlive(tree).length === 0, `${signal} to ${target} ended all`)
    await running.ended
  })

  test('Ctrl-C is a clean end', async () => {
    const running = startThroughNpm()
    await running.line
    // The terminal tells everybody, and npm tells the program a second time.
    process.kill(-pidOf(running), 'SIGINT')
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' })
  })
})
