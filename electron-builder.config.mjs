import { readFileSync } from 'node:fs'

/**
 * How the window is packed. The fuses are set in the packed runtime itself: what they switch off
 * cannot be switched on again by a command line, an environment variable or a changed file.
 */
const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** Who answers for a package and where to read of it: a deb must name both. */
const maintainer = process.env['CANBAO_MAINTAINER'] || '参保柜台维护组 <root@localhost>'
const homepage = process.env['CANBAO_HOMEPAGE'] || 'https://canbao.invalid/'

const description = '城乡居民基本医疗保险参保登记、审核与台账'

/** What is the same for every system. */
const common = {
  appId: 'cn.canbao.counter',
  productName: '参保柜台',
  copyright: '参保柜台',
  // The archive holds what `scripts/packing/stage.mjs` laid out: nothing is looked for or compiled.
  files: ['**/*', { from: 'node_modules', to: 'node_modules', filter: ['**/*'] }],
  beforeBuild: () => Promise.resolve(false),
  asar: true,
  // The system loads a database driver from a file of its own, not out of an archive.
  asarUnpack: ['**/*.node'],
  electronVersion: manifest.devDependencies.electron,
  electronLanguages: ['zh-CN', 'en-US'],
  electronFuses: {
    // The runtime is a window and never a plain Node that runs whatever it is given.
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    // The program starts from its own archive alone, and only where that was not changed.
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // `app://` is served by ourselves; files of the disk get no privileges.
    grantFileProtocolExtraPrivileges: false,
  },
  extraMetadata: { homepage },
  // Nobody is told of new versions and nothing updates itself: counters have no network.
  publish: null,
}

/** Windows 10 and newer. Installed for one person, without an administrator. */
const windows = {
  ...common,
  win: {
    target: ['nsis', 'portable'],
    icon: 'icon.ico',
    executableName: 'canbao',
    requestedExecutionLevel: 'asInvoker',
    legalTrademarks: description,
  },
  nsis: {
    artifactName: 'canbao-${version}-win-${arch}-setup.${ext}',
    oneClick: true,
    perMachine: false,
    packElevateHelper: false,
    buildUniversalInstaller: false,
    differentialPackage: false,
    createDesktopShortcut: 'always',
    shortcutName: '参保柜台',
    uninstallDisplayName: '参保柜台 ${version}',
    installerLanguages: ['zh_CN'],
    language: '2052',
    // The ledger is the office's: it outlives the program.
    deleteAppDataOnUninstall: false,
  },
  portable: {
    artifactName: 'canbao-${version}-win-${arch}-portable.${ext}',
    requestExecutionLevel: 'user',
    unpackDirName: 'canbao-portable',
    buildUniversalInstaller: false,
  },
}

/** 麒麟 V10 and 统信 20, and what is newer. */
const linux = {
  ...common,
  // Becomes the folder below /opt, where a name in Chinese breaks older tools.
  productName: 'canbao',
  linux: {
    target: ['deb', 'AppImage'],
    icon: 'icons',
    executableName: 'canbao',
    category: 'Office',
    synopsis: '参保柜台',
    description,
    maintainer,
    vendor: '参保柜台',
    syncDesktopName: true,
    desktop: {
      entry: {
        Name: '参保柜台',
        'Name[zh_CN]': '参保柜台',
        GenericName: '居民医保参保登记',
        Keywords: '医保;参保;登记;canbao;',
        StartupNotify: 'true',
      },
    },
  },
  deb: {
    artifactName: 'canbao_${version}_${arch}.${ext}',
    packageName: 'canbao',
    packageCategory: 'misc',
    priority: 'optional',
    // What the runtime loads when it starts; the first is set to what the driver needs.
    depends: [
      'libc6 (>= 2.28)',
      'libgtk-3-0',
      'libnotify4',
      'libnss3',
      'libxss1',
      'libxtst6',
      'xdg-utils',
      'libatspi2.0-0',
      'libuuid1',
      'libsecret-1-0',
      'libgbm1',
      'libdrm2',
      'libasound2',
      'libcups2',
      'libxkbcommon0',
    ],
    recommends: ['fonts-noto-cjk'],
  },
  appImage: { artifactName: 'canbao-${version}-linux-${arch}.${ext}' },
  // Its runtime is linked statically: 麒麟 and 统信 come without libfuse2.
  toolsets: { appimage: '1.0.3' },
}

/**
 * The configuration for one system.
 * @param {object} what
 * @param {'win32' | 'linux'} what.platform
 * @param {string | null} what.glibc the oldest glibc that the database driver loads with
 */
export function configFor({ platform, glibc }) {
  if (platform === 'win32') return windows
  const [libc = '', ...others] = linux.deb.depends
  const needed = glibc === null ? libc : `libc6 (>= ${glibc})`
  return { ...linux, deb: { ...linux.deb, depends: [needed, ...others] } }
}
