/** Paper out of a page: a PDF where somebody wants it, or a printer of this machine. */
import { BrowserWindow, app, dialog } from 'electron'
import type { WebContents } from 'electron'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from './words.ts'

/** The page's own rules say how large its margins are. */
const a4 = { pageSize: 'A4', printBackground: true } as const

/** The path that was chosen, null where the person thought better of it. A disk's error is thrown. */
export async function savePdf(contents: WebContents, fileName: string): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(contents)
  const options = {
    title: words.savePdf,
    defaultPath: join(app.getPath('documents'), `${fileNameOf(fileName)}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  }
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options))
  if (canceled || filePath === '') return null
  const pdf = await contents.printToPDF({ ...a4, preferCSSPageSize: true })
  const half = `${filePath}.new`
  try {
    writeFileSync(half, pdf)
    renameSync(half, filePath)
  } finally {
    rmSync(half, { force: true })
  }
  return filePath
}

/** What no file system takes is left out. */
export function fileNameOf(text: string): string {
  return text.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
}

/** Resolves once the system has taken the job; what it refuses is thrown. */
export function printOn(
  contents: WebContents,
  { printer, copies }: { readonly printer: string; readonly copies: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print(
      { ...a4, silent: true, deviceName: printer, copies, margins: { marginType: 'default' } },
      (success, why) => {
        if (success) resolve()
        else reject(new Error(why))
      },
    )
  })
}
