/**
 * How a message travels over the debugging connection, which carries text. The same functions run
 * in the page: they may use nothing but what a page has.
 */

/** Plain data and bytes; what else can be cloned is an error here, not silently something else. */
export function pack(value: unknown): string {
  return JSON.stringify(value, function replace(this: unknown, _key: string, inner: unknown) {
    if (inner instanceof Uint8Array) {
      let text = ''
      for (const byte of inner) text += String.fromCharCode(byte)
      return { $bytes: btoa(text) }
    }
    const isPlain =
      typeof inner !== 'object' ||
      inner === null ||
      Array.isArray(inner) ||
      Object.prototype.toString.call(inner) === '[object Object]'
    if (!isPlain || typeof inner === 'bigint') {
      throw new Error(`the stand-in cannot carry ${Object.prototype.toString.call(inner)}`)
    }
    return inner
  })
}

export function unpack(text: string | undefined): unknown {
  if (text === undefined) return undefined
  return JSON.parse(text, (_key: string, inner: unknown) => {
    const isBytes = typeof inner === 'object' && inner !== null && '$bytes' in inner
    if (!isBytes) return inner
    return Uint8Array.from(atob(String(inner.$bytes)), (character) => character.charCodeAt(0))
  })
}
