/** Prints the milliseconds that a fresh process needs for the packs of a folder. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { readPacks } from '../../../src/main/rules/index.ts'
import { assert, getDefined } from '../../../src/shared/kernel/assert.ts'

const [what, folder] = process.argv.slice(2)
const rules = getDefined(folder, 'folder of the packs')
const from = performance.now()
if (what === 'load') {
  const { packs, problems } = readPacks(rules)
  assert(problems.length === 0 && packs.list().length > 0, 'the packs must be readable')
} else {
  // The least: the YAML itself, without places, checks or tables.
  for (const entry of readdirSync(rules, { withFileTypes: true })) {
    if (entry.isDirectory()) parse(readFileSync(join(rules, entry.name, 'pack.yaml'), 'utf8'))
  }
}
process.stdout.write(JSON.stringify(performance.now() - from))
