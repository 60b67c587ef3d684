import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withKeptStatements } from './statements.ts'

let connection: Database.Database
beforeEach(() => {
  connection = new Database(':memory:')
})
afterEach(() => {
  connection.close()
})

test('同一语句只编译一次', () => {
  const kept = withKeptStatements(connection)
  expect(kept.prepare('select 1')).toBe(kept.prepare('select 1'))
  expect(kept.prepare('select 1')).not.toBe(kept.prepare('select 2'))
})

test('语句太多时先丢最早的，再用时重新编译', () => {
  const kept = withKeptStatements(connection)
  const first = kept.prepare('select 0')
  for (let number = 1; number < 500; number += 1) kept.prepare(`select ${number}`)
  expect(kept.prepare('select 0')).toBe(first)
  kept.prepare('select 500')
  expect(kept.prepare('select 0')).not.toBe(first)
  expect(kept.prepare('select 0').all([])).toEqual([{ 0: 0 }])
})

test('表变了，留着的语句照样对', () => {
  const kept = withKeptStatements(connection)
  connection.exec("create table village (name text); insert into village values ('东村')")
  const select = kept.prepare('select * from village')
  expect(select.all([])).toEqual([{ name: '东村' }])
  connection.exec('alter table village add column position integer')
  expect(kept.prepare('select * from village').all([])).toEqual([{ name: '东村', position: null }])
})
