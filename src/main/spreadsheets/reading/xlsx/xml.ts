/** XML of a package's parts, event by event and within bounds. */
import { SaxesParser } from 'saxes'
import { FileRefused } from '../../roster-file.ts'
import { mostUnbrokenCharacters, mostXmlDepth } from '../limits.ts'
import { refuse } from '../refuse.ts'

export type Attributes = Readonly<Record<string, string>>

export type XmlHandlers = {
  /** `name` without its prefix: who writes `x:row` means `row`. */
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

export type XmlFeed = {
  write(text: string): void
  end(): void
}

/** A parser that is fed. Refuses bad XML, and what is nested or unbroken beyond bounds. */
export function makeXmlFeed(handlers: XmlHandlers): XmlFeed {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  })
  let depth = 0
  let unbroken = 0
  parser.on('error', () => {
    throw refuse('damaged')
  })
  // A worksheet needs no entities of its own, and those of others are how XML bombs are made.
  parser.on('doctype', () => {
    throw refuse('nested-too-deep')
  })
  parser.on('opentag', ({ name, attributes }) => {
    unbroken = 0
    depth += 1
    if (depth > mostXmlDepth) throw refuse('nested-too-deep')
    handlers.open(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    unbroken = 0
    depth -= 1
    handlers.close?.(localName(name))
  })
  if (handlers.text !== undefined) {
    const take = (text: string) => handlers.text?.(text)
    parser.on('text', take)
    parser.on('cdata', take)
  }
  return {
    write: (text) => {
      unbroken += text.length
      parser.write(text)
      if (unbroken > mostUnbrokenCharacters) throw refuse('nested-too-deep')
    },
    end: () => void parser.close(),
  }
}

/** Reads a part to its end. */
export async function readXml(pieces: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const feed = makeXmlFeed(handlers)
  for await (const text of decodeXml(pieces)) feedOrRefuse(() => feed.write(text))
  feedOrRefuse(() => feed.end())
}

function feedOrRefuse(work: () => void): void {
  try {
    work()
  } catch (error) {
    throw asRefusal(error)
  }
}

/** The text of a part, piece by piece: UTF-8, or UTF-16 where a mark in front says so. */
export async function* decodeXml(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for await (const piece of pieces) {
    decoder ??= decoderFor(piece)
    const text = decode(decoder, piece)
    if (text !== '') yield text
  }
  const rest = decoder === null ? '' : decode(decoder, undefined)
  if (rest !== '') yield rest
}

/** The attribute of this name whatever its prefix: `r:id` for `id`. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((key) => key.endsWith(`:${name}`))
  return key === undefined ? attributes[name] : attributes[key]
}

/** Of a flag: `1` and `true` are true. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

const escapedCharacter = /_x([0-9A-Fa-f]{4})_/gu

/** Text as it was typed: `_x000D_` stands for a character that XML cannot hold. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(escapedCharacter, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function decoderFor(first: Buffer): TextDecoder {
  const [a, b] = first
  const label =
    a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(label, { fatal: true })
}

function decode(decoder: TextDecoder, piece: Buffer | undefined): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined })
  } catch (error) {
    if (error instanceof TypeError) throw refuse('damaged')
    throw error
  }
}

/** Whether an error is a refusal of ours; anything else that a parser threw is a damaged file. */
export function asRefusal(error: unknown): FileRefused {
  return error instanceof FileRefused ? error : refuse('damaged')
}
