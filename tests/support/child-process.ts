/** Real processes for tests: started from a TypeScript file, spoken to by lines, killed hard. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export type Child = {
  readonly processId: number
  /** The lines printed so far. */
  readonly lines: readonly string[]
  /** Resolves when so many lines were printed; rejects when the process ends before. */
  waitForLines(count: number): Promise<void>
  /** Exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>
  /** As a power cut would: no handler runs. */
  kill(): Promise<void>
}

/** Runs `tests/crash/children/NAME.ts` with arguments. */
export function startChild(name: string, ...args: readonly string[]): Child {
  const file = fileURLToPath(new URL(`../crash/children/${name}.ts`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const tell = () => {
    for (const look of waiting) look()
  }
  // Ended when the output has been read to its end, too.
  let isOver = false
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isOver = true
      tell()
      resolve(code)
    })
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    tell()
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return {
    processId: child.pid ?? 0,
    lines,
    ended,
    kill,
    waitForLines: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (lines.length >= count) resolve()
          else if (isOver) reject(new Error(`${name} ended after ${lines.length} lines`))
          else return
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
  }
}
