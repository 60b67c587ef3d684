/** From the first byte of a file to its preview: nothing here writes into the ledger. */
import { createHash } from 'node:crypto'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import { isImportMoveAllowed } from '../../shared/rosters/lifecycle.ts'
import type { ImportMove } from '../../shared/rosters/lifecycle.ts'
import type { ImportHead, RosterCounts } from '../../shared/rosters/model.ts'
import { operatorOf } from '../kernel/call-context.ts'
import { keptUntilFrom, stateOf } from './desk.ts'
import { inspectSent, layoutProblems, newLayoutDifferences } from './layouts.ts'
import { clockOf, findImport, rostersRouter } from './parts.ts'
import type { Found, RostersParts } from './parts.ts'
import { appendPart, hashOf } from './sent-file.ts'
import { makeStaging } from './staging.ts'
import type { ImportRecord } from './staging.ts'

/** What is still to be said of a file, in a sentence; null where nothing. */
export function findHeadRefusal(head: ImportHead): string | null {
  const kind = getRosterKind(head.kind)
  if (kind.needsCoverageYear && head.coverageYear === null) {
    return `导入${kind.label}要写明待遇年度，没有开始，请补上。`
  }
  if (kind.needsListDay && head.listDay === null) {
    return `导入${kind.label}要写明名单截至哪一天，没有开始，请补上。`
  }
  if (!kind.authorities.includes(head.authority)) {
    return `${kind.label}不由这个部门出具，没有开始，请重新选择部门。`
  }
  if (kind.list === 'full' && !head.fullList)
    return `${kind.label}是全量名单，没有开始，请改为全量。`
  if (kind.list === 'adding' && head.fullList) {
    return `${kind.label}只往上加，不是全量名单，没有开始，请改过来。`
  }
  return null
}

export function importCalls(parts: RostersParts) {
  const os = rostersRouter()
  const { slot, desk } = parts

  return {
    begin: os.begin.handler(async ({ input, context, errors }) => {
      const ledger = slot.get()
      const { importId, head, byteCount } = input
      const known = desk.find(ledger, importId)
      if (known !== null) {
        const same = known.byteCount === byteCount && sameHead(known.head, head)
        if (!same) throw errors.REQUEST_ID_REUSED()
        return stateOf(desk, ledger, known)
      }
      const refusal = findHeadRefusal(head)
      if (refusal !== null) throw errors.HEAD_REFUSED({ message: refusal })
      desk.purge(ledger)
      const { displayName, accountId } = operatorOf(context)
      const record: ImportRecord = {
        importId,
        head,
        byteCount,
        receivedBytes: 0,
        fileHash: null,
        startedBy: displayName,
        accountId,
        startedOn: ledger.clock.today(),
        startedAt: new Date(ledger.clock.now()).toISOString(),
        phase: 'uploading',
        failure: null,
        layout: null,
        profileName: null,
        constants: {},
        counts: null,
        previewDigest: null,
        standing: null,
        batchId: null,
        applyRequestId: null,
        keptUntil: keptUntilFrom(ledger),
      }
      makeStaging(desk.place(ledger, importId), record)
      return stateOf(desk, ledger, record)
    }),

    upload: os.upload.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const { ledger, record } = found
      const bytes = Buffer.from(input.base64, 'base64')
      const { offset } = input
      // A part that is there already was sent twice: a double click, or an answer that was lost.
      const isThere = offset + bytes.length <= record.receivedBytes && bytes.length > 0
      if (isThere) return found.state
      if (!mayMove('upload', found)) throw errors.WRONG_PHASE({ data: found.state })
      const fits =
        offset === record.receivedBytes &&
        offset + bytes.length <= record.byteCount &&
        bytes.length > 0
      if (!fits) {
        throw errors.OFFSET_WRONG({ data: { receivedBytes: record.receivedBytes } })
      }
      const place = desk.place(ledger, record.importId)
      appendPart(place, { bytes, offset })
      const receivedBytes = offset + bytes.length
      const isWhole = receivedBytes === record.byteCount
      desk.keep(ledger, { ...record, receivedBytes })
      if (isWhole) {
        const fileHash = await hashOf(place)
        desk.keep(ledger, { ...record, receivedBytes, fileHash, phase: 'uploaded' })
      }
      return stateOf(desk, ledger, desk.find(ledger, record.importId) ?? record)
    }),

    inspect: os.inspect.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      if (found.record.fileHash === null) throw errors.WRONG_PHASE({ data: found.state })
      return inspectSent(found, desk, input)
    }),

    preview: os.preview.handler(async ({ input, errors }) => {
      const found = await findImport(parts, input.importId)
      if (found === null) throw errors.IMPORT_NOT_FOUND()
      const { ledger, record } = found
      const problems = layoutProblems(input, record.head.kind)
      if (problems.length > 0) throw errors.LAYOUT_REFUSED({ data: { problems } })
      const differences = await newLayoutDifferences(found, desk, input)
      if (differences.length > 0) throw errors.LAYOUT_CHANGED({ data: { differences } })
      // From here on nothing waits, so that two at once do not meet.
      const running = desk.running()
      if (running !== null && running.importId !== record.importId) throw errors.IMPORT_RUNNING()
      if (running !== null || !mayMove('preview', found)) {
        throw errors.WRONG_PHASE({ data: found.state })
      }
      const { layout, constants, profileName } = input
      const previewing: ImportRecord = {
        ...record,
        phase: 'previewing',
        layout,
        constants,
        profileName: profileName === '' ? null : profileName,
        counts: null,
        previewDigest: null,
        standing: null,
        failure: null,
      }
      desk.keep(ledger, previewing)
      const { folder, source } = desk.place(ledger, record.importId)
      desk.start(
        {
          importId: record.importId,
          kind: 'preview',
          places: desk.places(),
          source,
          folder,
          clock: clockOf(ledger),
          head: record.head,
          layout,
          constants,
        },
        (end) => {
          desk.keep(ledger, afterPreview(previewing, end))
        },
      )
      return stateOf(desk, ledger, previewing)
    }),
  }
}

type PreviewEnd = Parameters<Parameters<RostersParts['desk']['start']>[1]>[0]

function afterPreview(record: ImportRecord, end: PreviewEnd): ImportRecord {
  if (end.kind === 'previewed' && end.counts !== null) {
    return {
      ...record,
      phase: 'previewed',
      counts: end.counts,
      previewDigest: digestOf(record, end.counts),
      standing: end.standing,
    }
  }
  if (end.kind === 'trouble') return { ...record, phase: 'failed', failure: end.sentence }
  return { ...record, phase: 'cancelled' }
}

/** Names a preview by all that it rests on, when it was made included: the ledger goes on. */
function digestOf(record: ImportRecord, counts: RosterCounts): string {
  const { importId, fileHash, layout, constants } = record
  const made = `${process.pid}-${performance.now()}`
  return createHash('sha256')
    .update(JSON.stringify([importId, fileHash, layout, constants, counts, made]))
    .digest('hex')
    .slice(0, 32)
}

export function mayMove(move: ImportMove, { state }: Pick<Found, 'state'>): boolean {
  return isImportMoveAllowed(move, state.phase)
}

function sameHead(a: ImportHead, b: ImportHead): boolean {
  const keys = Object.keys(a) as (keyof ImportHead)[]
  return keys.every((key) => a[key] === b[key])
}
