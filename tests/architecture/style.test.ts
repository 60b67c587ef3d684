import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const mostLines = 400
const files = ['src', 'scripts', 'tests'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // The mutation tools lie in a package of their own, once somebody has asked for them.
    .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name)),
)

test(`no file is longer than ${mostLines} lines`, () => {
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > mostLines + 1)
  expect(long).toEqual([])
})

test('nothing is put off in a comment: an issue says it better', () => {
  // Written apart, so that this file does not find itself.
  const words = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX'].join(''))
  expect(files.filter((file) => words.test(readFileSync(file, 'utf8')))).toEqual([])
})
