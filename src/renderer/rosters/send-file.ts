/** Sends a file to the program, part after part; one that broke off goes on where it stopped. */
import type { ImportState } from '../../shared/rosters/model.ts'
import { uploadPartBytes } from '../../shared/rosters/model.ts'
import { rpc } from '../shell/rpc.ts'

type Sending = {
  readonly importId: string
  readonly file: File
  /** Bytes that are there already. */
  readonly from: number
  readonly onProgress: (sentBytes: number) => void
}

export async function sendFile({ importId, file, from, onProgress }: Sending): Promise<void> {
  let sent = from
  onProgress(sent)
  while (sent < file.size) {
    const part = file.slice(sent, sent + uploadPartBytes)
    const base64 = toBase64(new Uint8Array(await part.arrayBuffer()))
    // One part at a time: the next begins where the program says that this one ended.
    const state: ImportState = await rpc.rosters.upload({ importId, offset: sent, base64 })
    sent = state.receivedBytes
    onProgress(sent)
  }
}

/** As many bytes at a time as a call takes arguments without complaint. */
const stretch = 8192

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += stretch) {
    text += String.fromCharCode(...bytes.subarray(at, at + stretch))
  }
  return btoa(text)
}

const megabyte = 1024 * 1024

export function sizeOf(byteCount: number): string {
  return byteCount < megabyte
    ? `${Math.max(1, Math.round(byteCount / 1024))} KB`
    : `${(byteCount / megabyte).toFixed(1)} MB`
}

/** Whole megabytes, for a count that goes up. */
export function megabytes(byteCount: number): number {
  return Math.ceil(byteCount / megabyte)
}
