/** Kills the core or the page of a window, as a crash would. */
import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { answerWith, expectDialog } from './dialogs.ts'
import type { WindowProgram } from './window-program.ts'

/** The core is the one child of the main process that holds the ledger: it was given the folder. */
export async function killCore(program: WindowProgram): Promise<void> {
  const main = await program.evaluate(() => process.pid, null)
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n')
  const core = lines.find((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    const isChild = Number(parent) === main || program.kind === 'real'
    return (
      pid !== undefined &&
      isChild &&
      args.includes(program.home.data) &&
      /core\.js|utility/.test(args)
    )
  })
  const pid = Number(core?.trim().split(/\s+/)[0])
  if (!(pid > 0)) throw new Error('the window has no core')
  process.kill(pid, 'SIGKILL')
}

/** Answers the page that was opened again, once somebody has read that the old one died. */
export async function crashPage(program: WindowProgram): Promise<Page> {
  const page = await program.page()
  // Whoever saw a page die sees it dead for ever: it has to be seen before another is asked for.
  const gone = page.waitForEvent('crash')
  await answerWith(program, '知道了')
  await program.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  }, null)
  await gone
  await expectDialog(program, '窗口显示意外停止，已经重新打开')
  return program.page()
}
