/** `packs.load`: every pack read, checked and compiled, as a start of the program pays for it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { rulesFolder } from './bench-office.ts'
import { percentile } from './figure.ts'
import type { Measured } from './figure.ts'

const child = join(import.meta.dirname, 'children/read-packs.ts')

/** Medians over fresh processes: the second reading in a process finds its code compiled. */
export function measurePacks(rounds: number): Measured {
  const timesOf = (what: 'load' | 'parse') =>
    Array.from({ length: rounds }, () => {
      const told = execFileSync(process.execPath, [child, what, rulesFolder], { encoding: 'utf8' })
      return z.number().parse(JSON.parse(told))
    })
  return { value: percentile(timesOf('load'), 50), floor: percentile(timesOf('parse'), 50) }
}
