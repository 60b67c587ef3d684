/** Where the program's own files lie, however it was built, bundled or started. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Bug } from '../../shared/kernel/assert.ts'

export type ProgramFolders = {
  /** What the build made: `main`, `preload`, `renderer`. */
  readonly build: string
  /** The built screens: `index.html` and what it loads. */
  readonly renderer: string
  /** The policy packs. */
  readonly rules: string
  readonly version: string
}

/**
 * Found by walking up to the package's own `package.json`: a bundle may lie in `out/main`, in a
 * chunk folder below it, inside an archive, or not exist at all when a source runs directly.
 */
export function findProgramFolders(startFolder: string = import.meta.dirname): ProgramFolders {
  let folder = startFolder
  for (;;) {
    const version = readVersion(join(folder, 'package.json'))
    if (version !== null) {
      const build = join(folder, 'out')
      return { build, renderer: join(build, 'renderer'), rules: join(folder, 'rules'), version }
    }
    const parent = dirname(folder)
    if (parent === folder) throw new Bug('no package.json of canbao above the program')
    folder = parent
  }
}

function readVersion(file: string): string | null {
  if (!existsSync(file)) return null
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (typeof manifest !== 'object' || manifest === null) return null
  if (!('name' in manifest) || manifest.name !== 'canbao') return null
  return 'version' in manifest && typeof manifest.version === 'string' ? manifest.version : null
}
