/** `canbao decide`: one question a line in, one answer a line out, in the same order. */
import type { Readable, Writable } from 'node:stream'
import { badLine, decideLine, readOverlay } from '../../rules/index.ts'
import type { Answer, Overlay, PackSet } from '../../rules/index.ts'

/** Bytes: some two thousand times an ordinary question; a longer line is no question. */
const longestLine = 1024 * 1024
/** Answers are written in pieces of about this many characters. */
const pieceLength = 64 * 1024

export type DecideCommand = {
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  readonly packs: PackSet
  /** The office's own file; its name is only for messages. */
  readonly overlayText?: string
}

/**
 * Exit code 0; 1 where a line was no valid question; 2 where the office's file cannot be used, and
 * nothing is answered. A reader that goes away (`| head`) ends the run quietly.
 */
export async function runDecide(command: DecideCommand): Promise<0 | 1 | 2> {
  const { input, output, errors, packs, overlayText } = command
  const settled = readOffice(packs, overlayText)
  if (settled.overlay === null) {
    for (const line of settled.complaints) errors.write(`${line}\n`)
    return 2
  }
  const sink = openSink(output)
  let code: 0 | 1 = 0
  for await (const line of readLines(input)) {
    const answer = answerLine(packs, line, settled.overlay)
    if (answer === null) continue
    if (answer.outcome === 'invalid') code = 1
    await sink.write(`${JSON.stringify(answer)}\n`)
    if (sink.closed()) break
  }
  await sink.flush()
  const failure = sink.failure()
  if (failure !== null) {
    errors.write(`写不出答复：${failure.message}。请检查磁盘空间和输出位置。\n`)
    return 2
  }
  return code
}

function readOffice(
  packs: PackSet,
  text: string | undefined,
): { readonly overlay: Overlay | null; readonly complaints: readonly string[] } {
  if (text === undefined) return { overlay: { readings: {} }, complaints: [] }
  const { overlay, problems } = readOverlay(packs, { file: 'overlay', text })
  const complaints = problems.map(
    (problem) => `本单位设置文件第 ${problem.line} 行第 ${problem.column} 列：${problem.text}`,
  )
  return { overlay, complaints }
}

/** A line of input; too long where its end was thrown away, garbled where it is not in UTF-8. */
type Line = { readonly text: string; readonly tooLong: boolean; readonly garbled: boolean }

function answerLine(packs: PackSet, line: Line, overlay: Overlay): Answer | null {
  if (line.tooLong) return badLine('这一行太长，不是一个问题；每行只写一个 JSON 对象。')
  if (line.garbled)
    return badLine('这一行不是 UTF-8 文字，读不出，没有回答；请把文件另存为 UTF-8 编码。')
  return line.text.trim() === '' ? null : decideLine(packs, line.text, overlay)
}

/** Lines without their end (`\n` or `\r\n`) and without a byte order mark. */
async function* readLines(input: Readable): AsyncGenerator<Line> {
  let pending: Buffer[] = []
  let length = 0
  let tooLong = false
  const keep = (bytes: Buffer) => {
    length += bytes.length
    if (length > longestLine) {
      pending = []
      tooLong = true
    } else if (bytes.length > 0) pending.push(bytes)
  }
  const finish = (): Line => {
    const line = tooLong ? { text: '', tooLong, garbled: false } : readText(Buffer.concat(pending))
    pending = []
    length = 0
    tooLong = false
    return line
  }
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    let start = 0
    for (let end = bytes.indexOf(newLine); end >= 0; end = bytes.indexOf(newLine, start)) {
      keep(bytes.subarray(start, end))
      yield finish()
      start = end + 1
    }
    keep(bytes.subarray(start))
  }
  if (tooLong || length > 0) yield finish()
}

const newLine = 0x0a
/** A mark at the beginning goes; bytes that are no text are not guessed at. */
const decoder = new TextDecoder('utf-8', { fatal: true })

function readText(bytes: Buffer): Line {
  try {
    return { text: decoder.decode(bytes), tooLong: false, garbled: false }
  } catch {
    return { text: '', tooLong: false, garbled: true }
  }
}

type Sink = {
  write(text: string): Promise<void>
  flush(): Promise<void>
  /** Nobody reads any more, or writing failed. */
  closed(): boolean
  /** Why writing failed; null where all went well or the reader merely left. */
  failure(): Error | null
}

function openSink(output: Writable): Sink {
  let piece = ''
  let closed = false
  let failure: Error | null = null
  output.on('error', (error: NodeJS.ErrnoException) => {
    closed = true
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure = error
  })
  output.on('close', () => {
    closed = true
  })
  const flush = async () => {
    if (closed || piece === '') return
    const text = piece
    piece = ''
    if (output.write(text)) return
    await waitForRoom(output)
  }
  return {
    write: async (text) => {
      piece += text
      if (piece.length >= pieceLength) await flush()
    },
    flush,
    closed: () => closed,
    failure: () => failure,
  }
}

/** Until more can be written, or nobody reads any more; the sink's own listener notes which. */
async function waitForRoom(output: Writable): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const events = ['drain', 'close', 'error'] as const
  const done = () => {
    for (const event of events) output.off(event, done)
    resolve()
  }
  for (const event of events) output.on(event, done)
  await promise
}
