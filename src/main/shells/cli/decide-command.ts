/** Gives `canbao decide` its streams, its packs and the office's own file. */
import { readFileSync } from 'node:fs'
import { Trouble } from '../../kernel/trouble.ts'
import type { ExitCode } from '../telling.ts'
import { runDecide } from './decide.ts'
import { readOwnPacks } from './own-packs.ts'

/** `overlay` is a path. */
export function runDecideCommand(overlay: string | undefined): Promise<ExitCode> {
  return runDecide({
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    packs: readOwnPacks(),
    ...(overlay === undefined ? {} : { overlayText: readOverlayText(overlay) }),
  })
}

function readOverlayText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    throw new Trouble(
      'wrong-call',
      `本单位设置文件 ${path} 读不出（不存在、没有权限或不是 UTF-8 文字），没有回答任何问题，请核对 --overlay 后面的路径。`,
      { cause: error },
    )
  }
}
