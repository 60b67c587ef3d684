import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPrinterMemory } from './printer-memory.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'canbao-printers-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('每台打印机各记各的偏移，下次打开还在', () => {
  const memory = openPrinterMemory(folder)
  expect(memory.adjustOf('dots')).toEqual({ xMm: 0, yMm: 0, scalePercent: 100 })
  memory.keepAdjust('dots', { xMm: 1.5, yMm: -2, scalePercent: 99 })
  memory.keepAdjust('laser', { xMm: 0, yMm: 1, scalePercent: 100 })
  memory.keepLastUsed('dots')
  const again = openPrinterMemory(folder)
  expect(again.adjustOf('dots')).toEqual({ xMm: 1.5, yMm: -2, scalePercent: 99 })
  expect(again.adjustOf('laser').yMm).toBe(1)
  expect(again.lastUsed()).toBe('dots')
  again.keepLastUsed(null)
  expect(openPrinterMemory(folder).lastUsed()).toBeNull()
})

test.each(['{', '{"adjusts":{"dots":{"xMm":900,"yMm":0,"scalePercent":100}},"lastUsed":null}'])(
  '记下的内容坏了，当作没有：%s',
  (text) => {
    writeFileSync(join(folder, 'printers.json'), text)
    expect(openPrinterMemory(folder).adjustOf('dots').xMm).toBe(0)
  },
)
