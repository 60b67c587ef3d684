import path from 'node:path'
import { parseArgs } from 'node:util'
import { places } from '../support/places.mjs'
import { Trouble } from '../support/trouble.mjs'

/**
 * @typedef {'win32' | 'linux'} Platform
 * @typedef {'x64' | 'arm64'} Arch
 * @typedef {object} Target what a package is for
 * @property {'window' | 'web'} kind the Electron window, or Node and a browser
 * @property {Platform} platform
 * @property {Arch} arch
 *
 * @typedef {object} DistOptions
 * @property {readonly Target[]} targets
 * @property {string} output the folder that packages are put into
 * @property {boolean} unpacked stop at the folder that an installer would be made of
 * @property {boolean} prebuiltDriver take the database driver as it came, though it needs a new glibc
 */

export const help = `用法：npm run dist -- 系统 [--x64] [--arm64] [选项]

  --win             Windows 10 及以上：安装程序和免安装版
  --linux           麒麟 V10、统信 20 等：deb 和 AppImage
  --web             不带窗口，自带 Node，用浏览器打开：默认 Linux（tar.gz），加 --win 为 Windows（zip）
  --x64 --arm64     处理器，可以都写；不写时与这台电脑相同
  --dir             只做出文件夹，不做安装包
  --out 文件夹      安装包放在哪里（默认 dist/）
  --prebuilt-driver Linux 包用现成的数据库驱动，不另外编译；这样的包在麒麟 V10 和统信 20 上不能运行
  --help            显示这段说明

窗口程序的运行环境从网上下载；下载不到时用环境变量 ELECTRON_MIRROR 指定镜像。`

/**
 * @param {readonly string[]} args
 * @param {string} cwd where a relative output folder begins
 * @returns {DistOptions | 'help'} throws Trouble with exit code 2 on a wrong call
 */
export function readDistOptions(args, cwd) {
  const values = parse(args)
  if (values.help === true) return 'help'
  return {
    targets: readTargets(values),
    output:
      values.out === undefined ? path.join(places.root, 'dist') : path.resolve(cwd, values.out),
    unpacked: values.dir ?? false,
    prebuiltDriver: values['prebuilt-driver'] ?? false,
  }
}

/**
 * @param {ReturnType<typeof parse>} values
 * @returns {readonly Target[]}
 */
function readTargets({ win = false, linux = false, web = false, x64 = false, arm64 = false }) {
  if (!win && !linux && !web) throw wrongCall('没有写给哪种系统打包')
  const platforms = /** @type {readonly Platform[]} */ ([
    ...(win ? ['win32'] : []),
    ...(linux || !win ? ['linux'] : []),
  ])
  const archs = x64 || arm64 ? [x64, arm64] : [process.arch === 'x64', process.arch === 'arm64']
  const wanted = /** @type {readonly Arch[]} */ (['x64', 'arm64'].filter((_, at) => archs[at]))
  if (wanted.length === 0)
    throw wrongCall(`没有给 ${process.arch} 处理器的包，请写 --x64 或 --arm64`)
  /** @type {Target['kind']} */
  const kind = web ? 'web' : 'window'
  const targets = platforms.flatMap((platform) => wanted.map((arch) => ({ kind, platform, arch })))
  if (
    targets.some(
      ({ kind, platform, arch }) => kind === 'web' && platform === 'win32' && arch === 'arm64',
    )
  ) {
    throw wrongCall('网页方式的 Windows 包只有 x64（Windows 11 的 ARM 电脑可以直接运行它）')
  }
  return targets
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        win: { type: 'boolean' },
        linux: { type: 'boolean' },
        web: { type: 'boolean' },
        x64: { type: 'boolean' },
        arm64: { type: 'boolean' },
        dir: { type: 'boolean' },
        out: { type: 'string' },
        'prebuilt-driver': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch {
    throw wrongCall(`参数不对：${args.join(' ')}`)
  }
}

/** @param {string} why */
function wrongCall(why) {
  return new Trouble(`${why}。\n\n${help}`, 2)
}
