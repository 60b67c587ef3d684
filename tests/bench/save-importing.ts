/** `save.importing.p99`, `save.booking.p99`: the counter goes on while lists come in, file after file. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openBulkReader } from '../../src/main/ledger/index.ts'
import { getDefined } from '../../src/shared/kernel/assert.ts'
import { uploadPartBytes } from '../../src/shared/rosters/model.ts'
import type { ImportHead } from '../../src/shared/rosters/model.ts'
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
export function measureSavesBesideImport(core: Core, sizes: Sizes): Promise<Measured> {
  return measureBeside(core, sizes, renewalLists(sizes.folder))
}

/** The same while the tax office's lists are booked: everybody's money, and each time they pay again. */
export function measureSavesBesideTaxLists(core: Core, sizes: Sizes): Promise<Measured> {
  return measureBeside(core, sizes, taxLists(sizes.folder))
}

async function measureBeside(core: Core, sizes: Sizes, lists: Lists): Promise<Measured> {
  const saving = new AbortController()
  const importing = importUntil(saving.signal, core, lists)
  try {
    return (await measureSaves(core, { ...sizes, pauseMs })).p99
  } finally {
    saving.abort()
    await importing
  }
}

type Lists = {
  readonly head: Pick<ImportHead, 'kind' | 'authority' | 'coverageYear' | 'fullList'>
  /** The file of a round, from 1. */
  readonly fileOf: (round: number) => Buffer
  readonly by: 'client' | 'reviewer'
}

async function importUntil(over: AbortSignal, core: Core, lists: Lists): Promise<void> {
  let round = 0
  do {
    round += 1
    await importOnce(core[lists.by], lists.head, lists.fileOf(round))
  } while (!over.aborted)
}

async function importOnce(
  client: Core['client'],
  head: Lists['head'],
  bytes: Buffer,
): Promise<void> {
  const importId = `import-${randomUUID()}`
  await client.rosters.begin({
    importId,
    head: { sender: '练习来文', scope: '', listDay: null, fileName: 'list.csv', ...head },
    byteCount: bytes.length,
  })
  for (let offset = 0; offset < bytes.length; offset += uploadPartBytes) {
    const base64 = bytes.subarray(offset, offset + uploadPartBytes).toString('base64')
    await client.rosters.upload({ importId, offset, base64 })
  }
  const { guess } = await client.rosters.inspect({ importId })
  const { layout } = getDefined(guess, 'guessed layout')
  await client.rosters.preview({ importId, layout })
  const { previewDigest } = await untilStill(client, importId, 'previewed')
  await client.rosters.apply({
    requestId: randomUUID(),
    importId,
    previewDigest: getDefined(previewDigest ?? undefined, 'preview'),
  })
  await untilStill(client, importId, 'applied')
}

async function untilStill(
  client: Core['client'],
  importId: string,
  wanted: 'previewed' | 'applied',
) {
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

function renewalLists(folder: string): Lists {
  let rows = ''
  for (const { name, number, village } of everybody(folder)) {
    rows += `${name},${number},${village}\r\n`
  }
  return {
    by: 'client',
    head: { kind: 'renewal', authority: 'tax', coverageYear: 2024, fullList: true },
    fileOf: (round) => Buffer.from(`第${round}批续保名册\r\n姓名,身份证号,村\r\n${rows}`),
  }
}

/** Of the last fifth of everybody: the counter registers the others meanwhile. */
function taxLists(folder: string): Lists {
  const all = everybody(folder)
  const payers = all.slice(Math.floor((all.length * 4) / 5))
  return {
    by: 'reviewer',
    head: { kind: 'paid-register', authority: 'tax', coverageYear: 2024, fullList: false },
    fileOf(round) {
      let text = '姓名,身份证号,缴费日期,缴费金额,凭证号\r\n'
      for (const [index, { name, number }] of payers.entries()) {
        text += `${name},${number},2023-11-08,380.00,V${round}-${index}\r\n`
      }
      return Buffer.from(text)
    },
  }
}

function everybody(folder: string) {
  const bulk = openBulkReader({ file: join(folder, 'ledger.db'), key: null })
  try {
    const query = bulk.read
      .selectFrom('person')
      .innerJoin('village', 'village.village_id', 'person.village_id')
      .select(['person.name', 'person.id_number as number', 'village.name as village'])
      .where('person.to_action', 'is', null)
      .where('village.to_action', 'is', null)
      .orderBy('person.person_id')
    return [...bulk.rows(query)]
  } finally {
    bulk.close()
  }
}
