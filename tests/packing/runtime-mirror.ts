/**
 * A mirror of Electron's downloads on this machine, with runtimes that are none: files of the right
 * format for the target, with the wire of fuses that the packer sets and, for Windows, the version
 * resource that it edits. What it serves can be packed, and not be run.
 */
import JSZip from 'jszip'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')

export type Target = { readonly platform: 'win32' | 'linux'; readonly arch: 'x64' | 'arm64' }

export type Mirror = {
  /** What `ELECTRON_MIRROR` is set to. */
  readonly address: string
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[]
  close(): void
}

export async function openMirror(version: string): Promise<Mirror> {
  const files = new Map<string, Buffer>()
  for (const platform of ['linux', 'win32'] as const) {
    for (const arch of ['x64', 'arm64'] as const) {
      const name = `electron-v${version}-${platform}-${arch}.zip`
      files.set(name, await makeRuntime({ platform, arch }))
    }
  }
  const sums = [...files].map(([name, bytes]) => `${sha256(bytes)} *${name}\n`).join('')
  files.set('SHASUMS256.txt', Buffer.from(sums))
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const bytes = files.get(path.split('/').at(-1) ?? '')
    response.writeHead(bytes === undefined ? 404 : 200)
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/electron/`,
    asked,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The parts of a runtime that a packer touches. */
async function makeRuntime(target: Target): Promise<Buffer> {
  const zip = new JSZip()
  const executable = await makeExecutable(target)
  zip.file(target.platform === 'win32' ? 'electron.exe' : 'electron', executable, {
    unixPermissions: 0o755,
  })
  zip.file('version', '0')
  zip.file('LICENSE', 'licence of the runtime')
  zip.file('LICENSES.chromium.html', 'licences of what is in the runtime')
  for (const language of ['de', 'en-US', 'zh-CN', 'zh-TW']) zip.file(`locales/${language}.pak`, '0')
  zip.file('resources/default_app.asar', 'what runs without a program')
  return zip.generateAsync({ type: 'nodebuffer', platform: 'UNIX' })
}

async function makeExecutable({ platform, arch }: Target): Promise<Buffer> {
  const driver = join(root, `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`)
  const bytes = readFileSync(driver)
  const executable = platform === 'win32' ? await withVersion(bytes) : bytes
  return Buffer.concat([executable, fuseWire])
}

/** The name of the wire, its version, its length, and one state a fuse: set, or not. */
const fuseWire = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101101010', 'latin1')

/** Electron's own executable has one version resource in one language. */
async function withVersion(bytes: Buffer): Promise<Buffer> {
  const place = join(root, 'scripts/packing/node_modules/resedit/dist/index.js')
  const { NtExecutable, NtExecutableResource, Resource } = await import(pathToFileURL(place).href)
  const executable = NtExecutable.from(bytes)
  const resources = NtExecutableResource.from(executable)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(executable)
  return Buffer.from(executable.generate())
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
