/**
 * The window's packages, made as a maintainer makes them, with a runtime that is none: everything
 * but the runtime itself and the installers around it is what would be handed out.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBinary } from '../../scripts/packing/binary.mjs'
import { ensurePackingTools } from '../../scripts/packing/tools.mjs'
import { openArchive, readFuses, readWindowsResources } from './files.ts'
import type { Archive } from './files.ts'
import { openMirror } from './runtime-mirror.ts'
import type { Mirror } from './runtime-mirror.ts'

const root = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const version: string = manifest.devDependencies.electron

let work = ''
let mirror: Mirror

beforeAll(async () => {
  await ensurePackingTools()
  work = mkdtempSync(join(tmpdir(), 'canbao-packing-'))
  mirror = await openMirror(version)
}, 180_000)

afterAll(() => {
  mirror.close()
  rmSync(work, { recursive: true, force: true })
})

async function dist(...args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['scripts/dist.mjs', ...args, '--out', join(work, 'out')], {
    cwd: root,
    env: {
      ...process.env,
      ELECTRON_MIRROR: mirror.address,
      electron_config_cache: join(work, 'cache'),
      XDG_CACHE_HOME: join(work, 'cache'),
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(said)
}

const cases = [
  {
    name: 'linux x64',
    args: ['--linux', '--x64', '--prebuilt-driver'],
    target: { platform: 'linux', arch: 'x64' },
    folder: 'linux-unpacked',
    executable: 'canbao',
  },
  {
    name: 'win arm64',
    args: ['--win', '--arm64'],
    target: { platform: 'win32', arch: 'arm64' },
    folder: 'win-arm64-unpacked',
    executable: 'canbao.exe',
  },
] as const

describe.each(cases)('the package for $name', ({ args, target, folder, executable }) => {
  let place = ''
  let archive: Archive

  beforeAll(async () => {
    await dist(...args, '--dir')
    place = join(work, 'out', folder)
    archive = await openArchive(join(place, 'resources/app.asar'))
  }, 180_000)

  test('the runtime comes from ELECTRON_MIRROR, in the pinned version', () => {
    const name = `electron-v${version}-${target.platform}-${target.arch}.zip`
    expect(mirror.asked).toContain(`/electron/v${version}/${name}`)
    expect(readBinary(join(place, executable))).toEqual(target)
  })

  test('the database driver is the target’s, and only the target’s', () => {
    const file = `node_modules/better-sqlite3/prebuilds/${target.platform}-${target.arch}.node`
    expect(archive.unpacked).toEqual([file])
    expect(archive.files.filter((each) => each.endsWith('.node'))).toEqual([file])
    const beside = join(place, 'resources/app.asar.unpacked')
    expect(listFiles(beside)).toEqual([file])
    expect(readBinary(join(beside, file))).toEqual(target)
  })

  test('no other package, no test, no source and no map is in it', () => {
    const packages = archive.files.filter((file) => file.startsWith('node_modules/'))
    expect(packages.every((file) => file.startsWith('node_modules/better-sqlite3/'))).toBe(true)
    expect(
      archive.files.filter((file) => /\.map$|\.tsx?$|\.test\.|\.spec\.|\.[ch]pp$/.test(file)),
    ).toEqual([])
    const tops = new Set(archive.files.map((file) => file.replace(/\/.*/, '')))
    expect([...tops].toSorted()).toEqual([
      'LICENSES.md',
      'node_modules',
      'out',
      'package.json',
      'rules',
    ])
  })

  test('the build and the policy packs are all there', () => {
    const built = listFiles(join(root, 'out')).filter((file) => file !== 'sources.sha256')
    expect(archive.files.filter((file) => file.startsWith('out/')).toSorted()).toEqual(
      built.map((file) => `out/${file}`),
    )
    expect(archive.files.filter((file) => file.startsWith('rules/')).toSorted()).toEqual(
      listFiles(join(root, 'rules')).map((file) => `rules/${file}`),
    )
    expect(archive.read('out/main/electron.js')).toEqual(
      readFileSync(join(root, 'out/main/electron.js')),
    )
  })

  test('nothing tells where it was packed', () => {
    const telling = archive.files.filter((file) => {
      if (archive.unpacked.includes(file)) return false
      const text = archive.read(file).toString('latin1')
      return text.includes(root) || text.includes(work) || text.includes('sourceMappingURL=')
    })
    expect(telling).toEqual([])
  })

  test('package.json says what to start and installs nothing', () => {
    expect(JSON.parse(archive.read('package.json').toString())).toEqual({
      name: 'canbao',
      version: manifest.version,
      description: manifest.description,
      license: 'UNLICENSED',
      private: true,
      type: 'module',
      main: 'out/main/electron.js',
      desktopName: 'canbao.desktop',
      homepage: 'https://canbao.invalid/',
    })
  })

  test('the licences of what is bundled, of the driver and of the runtime come along', () => {
    const text = archive.read('LICENSES.md').toString()
    for (const name of ['react', 'antd', 'zod', 'kysely', 'exceljs', 'pino']) {
      expect(text).toMatch(new RegExp(`^## ${name} - `, 'm'))
    }
    expect(text).toMatch(/^## @fontsource-variable\/noto-sans-sc - .*OFL/m)
    expect(text).toContain('思源宋体')
    expect(archive.files).toContain('node_modules/better-sqlite3/LICENSE')
    expect(existsSync(join(place, 'LICENSE.electron.txt'))).toBe(true)
    expect(existsSync(join(place, 'LICENSES.chromium.html'))).toBe(true)
  })

  test('what runs without a program is gone, and of the languages two stay', () => {
    expect(readdirSync(join(place, 'resources'))).not.toContain('default_app.asar')
    expect(readdirSync(join(place, 'locales')).toSorted()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  test('the fuses are blown in the executable', async () => {
    expect(await readFuses(join(place, executable))).toMatchObject({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    })
  })
})

test('Windows shows name and icon, and holds the archive’s digest', async () => {
  const place = join(work, 'out/win-arm64-unpacked')
  const { header } = await openArchive(join(place, 'resources/app.asar'))
  const resources = await readWindowsResources(join(place, 'canbao.exe'))
  expect(resources.productName).toBe('参保柜台')
  expect(resources.iconSizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  expect(resources.integrity).toEqual([
    {
      file: 'resources\\app.asar',
      alg: 'SHA256',
      value: createHash('sha256').update(header).digest('hex'),
    },
  ])
})

describe('the deb', () => {
  let args: readonly string[] = []
  let desktop = ''

  beforeAll(async () => {
    // Stands where fpm would stand, which cannot be had here, and writes down what it is told.
    const recorder = join(work, 'fpm')
    const script = `#!${process.execPath}
      const { writeFileSync, readFileSync } = require('node:fs')
      const args = process.argv.slice(2)
      const entry = args.find((arg) => arg.includes('.desktop=')).split('=')[0]
      writeFileSync(${JSON.stringify(join(work, 'fpm.json'))}, JSON.stringify({ args, desktop: readFileSync(entry, 'utf8') }))
      writeFileSync(args[args.indexOf('--package') + 1], 'a deb')
    `
    writeFileSync(recorder, script, { mode: 0o755 })
    await buildDeb(recorder)
    ;({ args, desktop } = JSON.parse(readFileSync(join(work, 'fpm.json'), 'utf8')))
  }, 180_000)

  /** As `dist` does, but without the AppImage, whose tool cannot be had here. */
  async function buildDeb(recorder: string): Promise<void> {
    const { makeIcons } = await import('../../scripts/packing/icons.mjs')
    const { stageProgram } = await import('../../scripts/packing/stage.mjs')
    const { makeDriver } = await import('../../scripts/packing/driver.mjs')
    const driver = await makeDriver({ platform: 'linux', arch: 'arm64', prebuilt: true })
    const target = { kind: 'window', platform: 'linux', arch: 'arm64' } as const
    const task = join(work, 'deb.json')
    stageProgram({ folder: join(work, 'app'), target, driver })
    await makeIcons(join(work, 'icons'))
    writeFileSync(
      task,
      JSON.stringify({
        ...target,
        glibc: driver.glibc,
        formats: ['deb'],
        app: join(work, 'app'),
        icons: join(work, 'icons'),
        output: join(work, 'deb'),
        made: join(work, 'made.json'),
      }),
    )
    const child = spawn(process.execPath, ['scripts/packing/run-builder.mjs', task], {
      cwd: root,
      env: {
        ...process.env,
        CUSTOM_FPM_PATH: recorder,
        ELECTRON_MIRROR: mirror.address,
        electron_config_cache: join(work, 'cache'),
        XDG_CACHE_HOME: join(work, 'cache'),
      },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(said)
  }

  function after(flag: string): readonly string[] {
    return args.flatMap((arg, at) => (args[at - 1] === flag ? [arg] : []))
  }

  test('is called canbao, for the target’s processor', () => {
    expect(after('--name')).toEqual(['canbao'])
    expect(after('--architecture')).toEqual(['arm64'])
    expect(after('--package')).toEqual([join(work, 'deb', `canbao_${manifest.version}_arm64.deb`)])
    expect(after('--version')).toEqual([manifest.version])
  })

  test('asks for the C library that the driver needs, and for what the runtime loads', () => {
    expect(after('-d')).toEqual(
      expect.arrayContaining(['libc6 (>= 2.34)', 'libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2']),
    )
  })

  test('lies below /opt under a name in Latin letters, with icons in eight sizes', () => {
    expect(args.some((arg) => arg.endsWith('/=/opt/canbao'))).toBe(true)
    const icons = args.filter((arg) => arg.includes('=/usr/share/icons/hicolor/'))
    expect(icons.map((arg) => arg.split('=')[1])).toEqual(
      [16, 24, 32, 48, 64, 128, 256, 512].map(
        (size) => `/usr/share/icons/hicolor/${size}x${size}/apps/canbao.png`,
      ),
    )
  })

  test('its desktop entry is Chinese and stands among the office programs', () => {
    expect(desktop.split('\n')).toEqual(
      expect.arrayContaining([
        'Name=参保柜台',
        'Exec=/opt/canbao/canbao %U',
        'Icon=canbao',
        'StartupWMClass=canbao',
        'Comment=城乡居民基本医疗保险参保登记、审核与台账',
        'Categories=Office;',
        'Terminal=false',
      ]),
    )
    expect(args.some((arg) => arg.endsWith('=/usr/share/applications/canbao.desktop'))).toBe(true)
  })
})

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
}
