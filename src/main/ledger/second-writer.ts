/** Writing from a thread beside the core: a connection of its own, one short action after another. */
import type { Clock } from '../kernel/clock.ts'
import type { LedgerSource } from './bulk-reader.ts'
import { openSafely } from './inspect.ts'
import { makeWriter } from './writer.ts'
import type { Writer } from './writer.ts'

export type SecondWriter = Writer & { close(): Promise<void> }

/**
 * The file was checked and brought to today's schema by the core that hands it over. Whoever uses
 * this leaves pauses between actions, in which the counter gets its turn.
 */
export function openSecondWriter(source: LedgerSource, clock: Clock): SecondWriter {
  const connection = openSafely({ ...source, mode: 'write' })
  const writer = makeWriter(connection, clock)
  return {
    record: (draft, carryOut) => writer.record(draft, carryOut),
    async close() {
      await writer.finish()
      connection.close()
    },
  }
}
