/** What was piped in; nothing where somebody sits at a terminal. */
export async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY) return ''
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return new TextDecoder().decode(Buffer.concat(chunks))
}
