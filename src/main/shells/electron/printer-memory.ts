/** What each printer of this machine needs, and which was used last. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { exactPaper, paperAdjustSchema } from '../../../shared/desktop/model.ts'
import type { PaperAdjust } from '../../../shared/desktop/model.ts'

const memorySchema = z.object({
  /** By the system's name. */
  adjusts: z.record(z.string(), paperAdjustSchema),
  lastUsed: z.string().nullable(),
})
type Memory = z.infer<typeof memorySchema>

export type PrinterMemory = {
  adjustOf(printer: string): PaperAdjust
  lastUsed(): string | null
  keepAdjust(printer: string, adjust: PaperAdjust): void
  /** Null for a PDF. */
  keepLastUsed(printer: string | null): void
}

/** Read anew each time: it is asked for once a print. A file that cannot be read counts as none. */
export function openPrinterMemory(folder: string): PrinterMemory {
  const file = join(folder, 'printers.json')
  const read = (): Memory => {
    try {
      return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      return { adjusts: {}, lastUsed: null }
    }
  }
  const keep = (memory: Memory): void => {
    writeFileSync(`${file}.new`, JSON.stringify(memory))
    renameSync(`${file}.new`, file)
  }
  return {
    adjustOf: (printer) => read().adjusts[printer] ?? exactPaper,
    lastUsed: () => read().lastUsed,
    keepAdjust(printer, adjust) {
      const memory = read()
      keep({ ...memory, adjusts: { ...memory.adjusts, [printer]: adjust } })
    },
    keepLastUsed(printer) {
      keep({ ...read(), lastUsed: printer })
    },
  }
}
