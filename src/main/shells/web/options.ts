/** Reads the command line of the web door. */
import { parseArgs } from 'node:util'
import { Trouble } from '../../kernel/trouble.ts'
import { chooseDataFolder } from '../data-folder.ts'
import type { RunOptions } from './run.ts'

/** The same from day to day, so that bookmarks and a second counter find it. */
export const usualPort = 4315

export function readWebOptions(args: readonly string[]): RunOptions {
  const { values } = parse(args)
  return {
    dataFolder: chooseDataFolder(values.dir),
    port: values.port === undefined ? usualPort : readPort(values.port),
    opensBrowser: values.open ?? false,
  }
}

/** A whole number from 0, which takes any free port, to 65535. */
export function readPort(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new Trouble(
    'wrong-call',
    `端口“${text}”不对，应当是 0 到 65535 的整数（0 表示任选空闲端口），请改正后重试。`,
  )
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dir: { type: 'string' },
        port: { type: 'string' },
        open: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Trouble(
      'wrong-call',
      `启动参数“${args.join(' ')}”无法识别，可用的有：--dir 文件夹、--port 端口、--open。`,
      { cause: error },
    )
  }
}
