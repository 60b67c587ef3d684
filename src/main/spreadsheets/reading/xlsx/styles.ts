/** Which number format each style of a workbook has. */
import { builtInFormat, general, readNumberFormat } from '../number-format.ts'
import type { NumberFormat } from '../number-format.ts'
import { readXml } from './xml.ts'

/** By the number that cells refer to it with. */
export type StyleFormats = readonly NumberFormat[]

export async function readStyles(pieces: AsyncIterable<Buffer>): Promise<StyleFormats> {
  const own = new Map<number, string>()
  const styles: NumberFormat[] = []
  let inCellStyles = false
  await readXml(pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attributes['numFmtId'] ?? 0)
        const code = own.get(id)
        styles.push(code === undefined ? builtInFormat(id) : readNumberFormat(code))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles.length === 0 ? [general] : styles
}
