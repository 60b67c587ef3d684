/** `save.importing.p99`: the counter goes on while everybody's list comes in, file after file. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openBulkReader } from '../../src/main/ledger/index.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { uploadPartBytes } from '../../src/shared/rosters/model.ts'
import type { Core } from './bench-office.ts'
import type { Measured } from './figure.ts'
import { measureSaves } from './save.ts'
import type { Sizes } from './save.ts'

const pollMs = 50
/** Saves of an afternoon: many lists' uploads, previews and stretches of writing fall between. */
const pauseMs = 20

/**
 * Saves until all are saved, with imports beside: uploaded, looked through, previewed and applied
 * through the same calls as from the screen, one after the other without a pause. At least one is
 * applied whole.
 */
export async function measureSavesBesideImport(core: Core, sizes: Sizes): Promise<Measured> {
  const saving = new AbortController()
  const importing = importUntil(saving.signal, core, everybodyAsCsv(sizes.folder))
  try {
    return (await measureSaves(core, { ...sizes, pauseMs })).p99
  } finally {
    saving.abort()
    await importing
  }
}

async function importUntil(over: AbortSignal, core: Core, rows: string): Promise<void> {
  let round = 0
  do {
    round += 1
    await importOnce(core, Buffer.from(`第${round}批续保名册\r\n姓名,身份证号,村\r\n${rows}`))
  } while (!over.aborted)
}

async function importOnce(core: Core, bytes: Buffer): Promise<void> {
  const { client } = core
  const importId = `import-${randomUUID()}`
  await client.rosters.begin({
    importId,
    head: {
      kind: 'renewal',
      sender: '练习来文',
      authority: 'tax',
      scope: '',
      coverageYear: 2024,
      listDay: null,
      fullList: true,
      fileName: 'renewal.csv',
    },
    byteCount: bytes.length,
  })
  for (let offset = 0; offset < bytes.length; offset += uploadPartBytes) {
    const base64 = bytes.subarray(offset, offset + uploadPartBytes).toString('base64')
    await client.rosters.upload({ importId, offset, base64 })
  }
  const { guess } = await client.rosters.inspect({ importId })
  const { layout } = getDefined(guess, 'guessed layout')
  await client.rosters.preview({ importId, layout })
  const { previewDigest } = await untilStill(core, importId, 'previewed')
  await client.rosters.apply({
    requestId: randomUUID(),
    importId,
    previewDigest: getDefined(previewDigest, 'preview'),
  })
  await untilStill(core, importId, 'applied')
}

async function untilStill({ client }: Core, importId: string, wanted: 'previewed' | 'applied') {
  for (;;) {
    const state = await client.rosters.state({ importId })
    if (state.progress !== null) {
      await sleep(pollMs)
      continue
    }
    if (state.phase === wanted) return state
    throw new Error(`the import stands at ${state.phase}: ${state.failure ?? ''}`)
  }
}

function everybodyAsCsv(folder: string): string {
  const bulk = openBulkReader({ file: join(folder, 'ledger.db'), key: null })
  try {
    const query = bulk.read
      .selectFrom('person')
      .innerJoin('village', 'village.village_id', 'person.village_id')
      .select(['person.name', 'person.id_number', 'village.name as village'])
      .where('person.to_action', 'is', null)
      .where('village.to_action', 'is', null)
    let lines = ''
    for (const { name, id_number: number, village } of bulk.rows(query)) {
      lines += `${name},${number ?? ''},${village}\r\n`
    }
    return lines
  } finally {
    bulk.close()
  }
}
