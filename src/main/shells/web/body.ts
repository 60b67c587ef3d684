/** Reads what a page posted, never more than a limit. */
import type { IncomingMessage } from 'node:http'
import { refusals } from './replies.ts'
import type { Refusal } from './replies.ts'

export type BodyReading =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Beyond this the rest is not even read to be thrown away. */
const drainLimitBytes = 16 * 1024 * 1024

/** The posted JSON; an empty body reads as undefined. */
export async function readJsonBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<BodyReading> {
  const type = request.headers['content-type'] ?? ''
  if (type !== '' && !/^application\/json\s*(;|$)/i.test(type)) {
    return refuseAndDrain(request, refusals.wrongType)
  }
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) {
    return refuseAndDrain(request, refusals.tooLarge)
  }
  const chunks: Buffer[] = []
  let byteCount = 0
  const whole = await new Promise<boolean>((resolve, reject) => {
    const onData = (chunk: Buffer) => {
      byteCount += chunk.length
      if (byteCount <= limitBytes) chunks.push(chunk)
      else {
        request.off('data', onData)
        resolve(false)
      }
    }
    request.on('data', onData)
    request.once('end', () => resolve(true))
    request.once('error', reject)
    request.once('close', () => reject(new Error('the browser went away')))
  })
  if (!whole) return refuseAndDrain(request, refusals.tooLarge)
  return parse(Buffer.concat(chunks))
}

function parse(bytes: Buffer): BodyReading {
  if (bytes.length === 0) return { kind: 'read', value: undefined }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'read', value: JSON.parse(text) as unknown }
  } catch {
    // Both failures, not UTF-8 and not JSON, are the sender's and get the same answer.
    return { kind: 'refused', refusal: refusals.badJson }
  }
}

/**
 * Lets the sender finish, so that it reads the answer instead of a broken connection; a sender
 * that goes on for too long is cut off.
 */
function refuseAndDrain(request: IncomingMessage, refusal: Refusal): BodyReading {
  let drainedBytes = 0
  request.on('data', (chunk: Buffer) => {
    drainedBytes += chunk.length
    if (drainedBytes > drainLimitBytes) request.destroy()
  })
  request.resume()
  return { kind: 'refused', refusal }
}
