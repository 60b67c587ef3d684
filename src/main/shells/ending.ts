/** How a program that stays open ends: asked to by a signal, or left behind by its starter. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** Whoever asked us to end waits: what is not closed by then is cut. */
const closeWithin = 900
const parentCheckEvery = 1000

/**
 * Closes once, however often it is asked, and then ends the process: exit code 0 where everything
 * was closed, 1 where something hung or failed.
 */
export function endWhenAsked(close: () => Promise<void>): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), closeWithin)
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`关闭时出错：${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of signals) process.on(signal, end)
  watchParent(process.env['CANBAO_PARENT_PID'], end)
}

/** A starter that was killed tells nobody: look whether it is still there. */
function watchParent(pidText: string | undefined, end: () => void): void {
  const pid = Number(pidText)
  if (!Number.isInteger(pid) || pid <= 1) return
  const wasOurParent = process.ppid === pid
  setInterval(() => {
    // A dead parent's number may pass to another process; ours then has another parent.
    if (!isAlive(pid) || (wasOurParent && process.ppid !== pid)) end()
  }, parentCheckEvery).unref()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal is alive all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
