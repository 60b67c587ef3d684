/** What stands in a packed program, asked of the package itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const tools = join(import.meta.dirname, '../../scripts/packing/node_modules')

type Entry = { readonly files?: unknown; readonly unpacked?: boolean }

export type Archive = {
  /** Files, with slashes and without the leading one. */
  readonly files: readonly string[]
  /** Of these, what lies beside the archive. */
  readonly unpacked: readonly string[]
  readonly header: string
  read(file: string): Buffer
}

/** Opens an `app.asar` with the packer's own reader. */
export async function openArchive(file: string): Promise<Archive> {
  const asar = await import(pathToFileURL(join(tools, '@electron/asar/lib/asar.js')).href)
  const places: readonly string[] = asar.listPackage(file, { isPack: false })
  const names = places.map((place) => place.replaceAll('\\', '/').replace(/^\//, ''))
  const entries = names.map((name) => ({ name, entry: asar.statFile(file, name) as Entry }))
  const files = entries.filter(({ entry }) => entry.files === undefined)
  return {
    files: files.map(({ name }) => name),
    unpacked: files.filter(({ entry }) => entry.unpacked === true).map(({ name }) => name),
    header: asar.getRawHeader(file).headerString,
    read: (name) => asar.extractFile(file, name),
  }
}

/** The state of each fuse of a packed runtime, `1` set and `0` removed, by Electron's own numbers. */
export async function readFuses(executable: string): Promise<Readonly<Record<string, boolean>>> {
  const place = pathToFileURL(join(tools, '@electron/fuses/dist/index.js')).href
  const { FuseV1Options, getCurrentFuseWire } = await import(place)
  const wire = await getCurrentFuseWire(executable)
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
  return Object.fromEntries(
    names.map((name) => [name, wire[FuseV1Options[name]] === '1'.charCodeAt(0)]),
  )
}

export type WindowsResources = {
  readonly integrity: unknown
  readonly productName: string
  readonly description: string
  readonly iconSizes: readonly number[]
}

/** The resources of a packed `.exe` that Windows and the runtime read. */
export async function readWindowsResources(executable: string): Promise<WindowsResources> {
  const place = pathToFileURL(join(tools, 'resedit/dist/index.js')).href
  const { default: resedit } = await import(place)
  const { NtExecutable, NtExecutableResource, Resource } = resedit
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(executable)))
  const integrity = resources.entries.find(
    ({ type, id }: { type: unknown; id: unknown }) => type === 'INTEGRITY' && id === 'ELECTRONASAR',
  )
  const [version] = Resource.VersionInfo.fromEntries(resources.entries)
  const [language] = version.getAllLanguagesForStringValues()
  const { ProductName: productName, FileDescription: description } =
    version.getStringValues(language)
  const [group] = Resource.IconGroupEntry.fromEntries(resources.entries)
  return {
    integrity: integrity === undefined ? null : JSON.parse(Buffer.from(integrity.bin).toString()),
    productName,
    description,
    // A side of 256 is written as 0.
    iconSizes: group.icons.map(({ width }: { width: number }) => width || 256),
  }
}
