/**
 * The built screens as a closed list of files, read once when a door opens. A request names a key
 * of this list or nothing: no path is ever put together from what a browser sent.
 */
import { readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { Trouble } from '../kernel/trouble.ts'

export type ScreenFile = {
  /** Absolute path on disk. */
  readonly path: string
  readonly type: string
  readonly cacheControl: string
  /** Whether squeezing it is worth the time: pictures and fonts are squeezed already. */
  readonly compressible: boolean
}

/** Keys are URL paths, `/assets/index-B3x_9aQ0.js`; `/` is `index.html`. */
export type ScreenFiles = ReadonlyMap<string, ScreenFile>

const textTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

const binaryTypes: Readonly<Record<string, string>> = {
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Lists the folder; a folder without screens is a sentence for whoever starts the program. */
export function listScreenFiles(folder: string): ScreenFiles {
  const files = new Map<string, ScreenFile>()
  for (const path of walk(folder)) {
    const file = describe(folder, path)
    if (file !== null) files.set(file.key, file.entry)
  }
  const index = files.get('/index.html')
  if (index === undefined) {
    throw new Trouble(
      'wrong-call',
      `没有找到界面文件（${folder}），程序还没有构建完整，请运行 npm start 重新构建后再试。`,
    )
  }
  return files.set('/', index)
}

function walk(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    // No folder at all is the same to the operator as a folder without index.html.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function describe(folder: string, path: string): { key: string; entry: ScreenFile } | null {
  const extension = extname(path).toLowerCase()
  const textType = textTypes[extension]
  const type = textType ?? binaryTypes[extension]
  if (type === undefined) return null
  const key = `/${relative(folder, path).split(sep).map(encodeURIComponent).join('/')}`
  return {
    key,
    entry: { path, type, cacheControl: cachingOf(key), compressible: textType !== undefined },
  }
}

/** A built asset carries the hash of its content in its name and never changes. */
function cachingOf(key: string): string {
  if (key === '/index.html') return 'no-store'
  if (/^\/assets\/.*-[\w-]{8}\.\w+$/.test(key)) return 'public, max-age=31536000, immutable'
  return 'no-cache'
}
