import { parseArgs } from 'node:util'
import { findErrorCode, Trouble } from './trouble.mjs'

export const help = `参保柜台：乡镇（街道）城乡居民医保参保登记

用法：npm start -- [选项]

  --dir 文件夹    业务数据放在哪里（默认按系统惯例，或环境变量 CANBAO_DIR）
  --port 端口     网页方式使用的端口（默认自动选择）
  --web           直接用网页方式打开，不开窗口
  --window        重新尝试下载窗口程序，即使上次下载失败
  --help          显示这段说明

有显示器时打开窗口；没有显示器、以 root 运行或窗口程序下载不到时，用网页方式打开。
按 Ctrl-C 结束。`

/**
 * @typedef {object} StartOptions
 * @property {string | null} dir as given, null where the convention decides
 * @property {number | null} port null where we may choose
 * @property {boolean} web
 * @property {boolean} window
 * @property {boolean} help
 */

/**
 * Reads the command line of `npm start`. Throws Trouble with exit code 2 on a wrong one.
 * @param {readonly string[]} args
 * @returns {StartOptions}
 */
export function readStartOptions(args) {
  const values = parse(args)
  if (values.web === true && values.window === true) throw wrongCall('--web 和 --window 只能用一个')
  return {
    dir: readDir(values.dir),
    port: readPort(values.port),
    web: values.web ?? false,
    window: values.window ?? false,
    help: values.help ?? false,
  }
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dir: { type: 'string' },
        port: { type: 'string' },
        web: { type: 'boolean' },
        window: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw wrongCall(explainParseError(error))
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function explainParseError(error) {
  const message = error instanceof Error ? error.message : ''
  const name = /'(-[^' ]*|[^']*)/.exec(message)?.[1] ?? ''
  switch (findErrorCode(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `没有 ${name} 这个选项`
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `多出了“${name}”`
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(message) ? `${name} 后面不带内容` : `${name} 后面缺少内容`
    default:
      throw error
  }
}

/**
 * @param {string | undefined} text
 * @returns {string | null}
 */
function readDir(text) {
  if (text === undefined) return null
  if (text.trim() === '') throw wrongCall('--dir 后面缺少文件夹')
  return text
}

/**
 * @param {string | undefined} text
 * @returns {number | null}
 */
function readPort(text) {
  if (text === undefined) return null
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw wrongCall(`端口“${text}”不对，应当是 0 到 65535 的整数（0 表示自动选择）`)
  }
  return port
}

/** @param {string} what */
function wrongCall(what) {
  return new Trouble(`${what}。查看用法：npm start -- --help`, 2)
}
