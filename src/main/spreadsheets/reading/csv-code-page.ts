/** Which code page a text file is in, told by its bytes from the first to the last. */
import type { CodePage } from '../../../shared/rosters/layout.ts'
import { refuse } from './refuse.ts'
import type { Source } from './source.ts'

const han = /\p{Script=Han}/u
const labels: Record<CodePage, string> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  gb18030: 'gb18030',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

/** A decoder that refuses bytes which the code page does not have, and drops the mark in front. */
export function makeDecoder(codePage: CodePage): TextDecoder {
  return new TextDecoder(labels[codePage], { fatal: true })
}

/**
 * UTF-8 where every byte fits, else GB18030. A few Chinese words in GBK happen to be UTF-8 of other
 * alphabets: where UTF-8 finds no Chinese character and GB18030 does, it is GB18030.
 */
export async function detectCodePage(source: Source): Promise<CodePage> {
  const marked = markOf(source.head)
  const tries = marked === null ? [attempt('utf-8'), attempt('gb18030')] : [attempt(marked)]
  for await (const block of source.blocks()) {
    if (marked?.startsWith('utf-16') !== true && block.includes(0))
      throw refuse('not-a-spreadsheet')
    for (const one of tries) one.feed(block)
    if (tries.every((one) => one.state() === 'failed')) throw refuse('code-page-unknown')
  }
  for (const one of tries) one.end()
  const [first, second] = tries
  if (marked !== null) {
    if (first?.state() === 'read') return marked
    throw refuse(first?.state() === 'cut' ? 'truncated' : 'code-page-unknown')
  }
  if (first?.state() === 'read') {
    const other = first.sawOther() && !first.sawHan()
    return other && second?.state() === 'read' && second.sawHan() ? 'gb18030' : 'utf-8'
  }
  if (first?.state() === 'cut' && first.sawHan()) throw refuse('truncated')
  if (second?.state() === 'read') return 'gb18030'
  throw refuse(second?.state() === 'cut' ? 'truncated' : 'code-page-unknown')
}

function markOf(head: Buffer): CodePage | null {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8-bom'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

type Attempt = {
  feed(block: Buffer): void
  end(): void
  /** `cut`: all was right but for the last character, of which a part is missing. */
  state(): 'read' | 'failed' | 'cut'
  sawHan(): boolean
  /** Whether anything outside ASCII was seen. */
  sawOther(): boolean
}

function attempt(codePage: CodePage): Attempt {
  const decoder = makeDecoder(codePage)
  let state: ReturnType<Attempt['state']> = 'read'
  let sawHan = false
  let sawOther = false
  const decode = (block: Buffer | undefined, failure: 'failed' | 'cut') => {
    if (state !== 'read') return
    try {
      const text = decoder.decode(block, { stream: block !== undefined })
      sawHan ||= han.test(text)
      sawOther ||= /\P{ASCII}/u.test(text)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      state = failure
    }
  }
  return {
    feed: (block) => decode(block, 'failed'),
    end: () => decode(undefined, 'cut'),
    state: () => state,
    sawHan: () => sawHan,
    sawOther: () => sawOther,
  }
}

/** The text of a file, piece by piece. The code page must be the detected one. */
export async function* decodeBlocks(source: Source, codePage: CodePage): AsyncGenerator<string> {
  const decoder = makeDecoder(codePage)
  try {
    for await (const block of source.blocks()) {
      const text = decoder.decode(block, { stream: true })
      if (text !== '') yield text
    }
    const rest = decoder.decode()
    if (rest !== '') yield rest
  } catch (error) {
    // The file changed between detecting and reading.
    if (error instanceof TypeError) throw refuse('damaged')
    throw error
  }
}
