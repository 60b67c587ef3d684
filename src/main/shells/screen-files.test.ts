import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Trouble } from '../kernel/trouble.ts'
import { listScreenFiles } from './screen-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-screens-'))
  mkdirSync(join(folder, 'assets'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const place = (name: string) => writeFileSync(join(folder, name), 'x')

test.each([
  {
    name: 'assets/index-B3x_9aQ0.js',
    type: 'text/javascript; charset=utf-8',
    cacheControl: 'public, max-age=31536000, immutable',
    compressible: true,
  },
  {
    name: 'assets/noto-C0ffee12.woff2',
    type: 'font/woff2',
    cacheControl: 'public, max-age=31536000, immutable',
    compressible: false,
  },
  { name: 'icon.svg', type: 'image/svg+xml', cacheControl: 'no-cache', compressible: true },
  {
    name: 'index.html',
    type: 'text/html; charset=utf-8',
    cacheControl: 'no-store',
    compressible: true,
  },
])('$name is sent as $type, $cacheControl', ({ name, ...expected }) => {
  place('index.html')
  place(name)
  expect(listScreenFiles(folder).get(`/${name}`)).toEqual({
    path: join(folder, name),
    ...expected,
  })
})

test('the address without a file name is index.html', () => {
  place('index.html')
  const files = listScreenFiles(folder)
  expect(files.get('/')).toEqual(files.get('/index.html'))
})

test('a file of a kind that no screen loads is not served', () => {
  place('index.html')
  place('ledger.db')
  expect([...listScreenFiles(folder).keys()]).toEqual(['/index.html', '/'])
})

test.each(['', 'missing'])('没有构建好的界面时说明怎么办（%s）', (below) => {
  const read = () => listScreenFiles(join(folder, below))
  expect(read).toThrow(Trouble)
  expect(read).toThrow('npm start')
})
