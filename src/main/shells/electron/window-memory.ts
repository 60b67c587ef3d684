/** What a window remembers from one start to the next, beside Chromium's own files. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { mostZoom, leastZoom } from './zoom.ts'

const memorySchema = z.object({
  place: z.object({
    x: z.int(),
    y: z.int(),
    width: z.int().positive(),
    height: z.int().positive(),
  }),
  maximized: z.boolean(),
  zoomPercent: z.int().min(leastZoom).max(mostZoom),
})
export type WindowMemory = z.infer<typeof memorySchema>

const fileName = 'window.json'

/** Null where nothing is remembered, or nothing that can be read: the window opens as the first time. */
export function readMemory(folder: string): WindowMemory | null {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')))
  } catch {
    return null
  }
}

/** Put in place whole. A place that cannot be written is no reason to bother anybody. */
export function keepMemory(folder: string, memory: WindowMemory): void {
  const file = join(folder, fileName)
  try {
    writeFileSync(`${file}.new`, JSON.stringify(memory))
    renameSync(`${file}.new`, file)
  } catch {
    // The next start opens where the one before did.
  }
}
