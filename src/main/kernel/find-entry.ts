import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getDefined } from '../../shared/kernel/assert.ts'

/**
 * A thread's file: `source` from the folder of the core in the sources; in the build `built`, an
 * entry above the chunks.
 */
export function findEntry(source: string, built: string): string {
  const here = import.meta.dirname
  const places = [join(here, '..', source), join(here, built), join(here, '..', built)]
  return getDefined(
    places.find((place) => existsSync(place)),
    `entry ${built}`,
  )
}
