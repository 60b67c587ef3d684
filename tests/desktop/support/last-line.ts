/** Says at the end which window was driven, so that nobody takes the stand-in for the real one. */
import type { Reporter } from '@playwright/test/reporter'
import { windowLine } from '../../../scripts/gate/window.mjs'

class LastLine implements Reporter {
  onExit(): Promise<void> {
    process.stdout.write(`${windowLine()}\n`)
    return Promise.resolve()
  }

  printsToStdio(): boolean {
    return false
  }
}

// Playwright loads a reporter by its file's default export.
// oxlint-disable-next-line import/no-default-export
export default LastLine
