/** Paper: PDF by Chromium itself, and printers that put what they print into a folder. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PrinterInfo, PrintToPDFOptions, WebContentsPrintOptions } from 'electron'
import type { Session } from './cdp.ts'

const a4 = { paperWidth: 8.27, paperHeight: 11.69 }
const printers: readonly PrinterInfo[] = [
  { name: 'Stand_In_Laser', displayName: '一楼激光打印机', description: 'laser', options: {} },
  { name: 'Stand_In_Dots', displayName: '窗口针式打印机', description: 'dots', options: {} },
]

export function listPrinters(): readonly PrinterInfo[] {
  return printers
}

export async function toPdf(session: Session, asked: PrintToPDFOptions = {}): Promise<Buffer> {
  if (asked.pageSize !== 'A4') throw new Error('the stand-in has A4 paper only')
  const { data } = await session.send('Page.printToPDF', {
    ...a4,
    landscape: asked.landscape ?? false,
    printBackground: asked.printBackground ?? false,
    preferCSSPageSize: asked.preferCSSPageSize ?? false,
    scale: asked.scale ?? 1,
    generateTaggedPDF: asked.generateTaggedPDF ?? false,
  })
  return Buffer.from(String(data), 'base64')
}

type Printing = { readonly session: Session; readonly asked: WebContentsPrintOptions }

/** A silent print only: without it the system's own dialog would stand there. */
export async function printPaper({ session, asked }: Printing): Promise<void> {
  if (asked.silent !== true) throw new Error('the stand-in has no print dialog of the system')
  if (!printers.some(({ name }) => name === asked.deviceName)) {
    throw new Error('Invalid deviceName provided')
  }
  const pdf = await toPdf(session, {
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: asked.printBackground ?? false,
    scale: (asked.scaleFactor ?? 100) / 100,
  })
  const folder = process.env['STAND_IN_SPOOL']
  if (folder === undefined) throw new Error('the printer is out of paper')
  mkdirSync(folder, { recursive: true })
  const number = existsSync(folder) ? readdirSync(folder).length / 2 + 1 : 1
  writeFileSync(join(folder, `${number}.pdf`), pdf)
  writeFileSync(join(folder, `${number}.json`), JSON.stringify(asked))
}
