/** How a shell tells an operator what went wrong, and with which exit code it ends. */
import { Trouble } from '../kernel/trouble.ts'

/** 0 done, 1 the answer is no, 2 the call was wrong. */
export type ExitCode = 0 | 1 | 2

/** Trouble is one sentence; anything else is a bug of ours and keeps its stack for us. */
export function tellFailure(error: unknown): ExitCode {
  if (error instanceof Trouble) {
    process.stderr.write(`${error.message}\n`)
    return error.code === 'wrong-call' ? 2 : 1
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`程序出错，没有完成。请把下面的内容发给维护人员：\n${detail}\n`)
  return 1
}

/** A reader that has seen enough (`canbao … | head`) closes the pipe: that is no error. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    process.stderr.write(
      `标准输出写不出去（${error.code ?? error.message}），请检查磁盘空间后重试。\n`,
    )
    process.exit(2)
  })
  // Nobody listens to our remarks any more: go on without.
  process.stderr.on('error', () => undefined)
}

/** Writes the answer and waits until it is out: a pipe takes 64 KB at a time. */
export function writeAnswer(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve()
      else reject(error)
    })
  })
}
