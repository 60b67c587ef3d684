/**
 * What the hashes are made of, written out by hand: a ledger of today must verify with every later
 * version, so these texts never change.
 */
import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RowsDigest, canonicalJson, chainStart, hashOfAction } from './chain.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

describe('一号操作的哈希', () => {
  const action = {
    action_id: 7,
    request_id: 'request-0007',
    kind: 'intake.register',
    account_id: 3,
    role: 'clerk',
    recorded_at: '2023-11-20T01:30:00.000Z',
    recorded_on: '2023-11-20',
    subject: 'person:12',
    policy: 'dongming-2024',
    pack_hash: 'ab',
    payload: '{"tier":1}',
    result: '{}',
    rows_digest: 'cd',
    previous_hash: chainStart,
  }

  test('是前一哈希和全部内容按固定次序的哈希', () => {
    const zeros = '0000000000000000000000000000000000000000000000000000000000000000'
    const text =
      `["${zeros}",7,"request-0007","intake.register",3,"clerk","2023-11-20T01:30:00.000Z",` +
      `"2023-11-20","person:12","dongming-2024","ab","{\\"tier\\":1}","{}","cd"]`
    expect(hashOfAction(action)).toBe(sha256(text))
  })

  test.each(Object.keys(action))('改 %s，哈希就不同', (column) => {
    expect(hashOfAction({ ...action, [column]: 'x' })).not.toBe(hashOfAction(action))
  })
})

describe('一号操作写入的数据的摘要', () => {
  test('是每张表新开的各行和结束的行号', () => {
    const digest = new RowsDigest()
    digest.closed('village', 9)
    digest.opened('village', [3, 7, 1, '一村', 1])
    digest.opened('village', [4, 7, 2, '二村', 2])
    digest.opened('person', [1, 7, null, '周桂兰'])
    digest.closed('village', 2)
    const villages = sha256('[3,7,1,"一村",1][4,7,2,"二村",2]')
    const people = sha256('[1,7,null,"周桂兰"]')
    expect(digest.finish()).toBe(
      sha256(`[[["person","${people}"],["village","${villages}"]],[["village",[2,9]]]]`),
    )
  })

  test('什么也没写的也有摘要', () => {
    expect(new RowsDigest().finish()).toBe(sha256('[[],[]]'))
  })

  test('末尾的空列不算，所以以后加列不会使旧账对不上；中间的空列算', () => {
    const of = (...values: readonly (string | number | null)[]) => {
      const digest = new RowsDigest()
      digest.opened('village', values)
      return digest.finish()
    }
    expect(of(1, 7, '一村', null)).toBe(of(1, 7, '一村'))
    expect(of(1, 7, null, '一村')).not.toBe(of(1, 7, '一村'))
    expect(of(1, 7, '一村', '')).not.toBe(of(1, 7, '一村'))
    expect(of(1, 7, '一村', 0)).not.toBe(of(1, 7, '一村'))
  })
})

describe('规范 JSON', () => {
  test.each([
    [
      { b: 1, a: { d: [3, { f: 1, e: 2 }], c: null } },
      '{"a":{"c":null,"d":[3,{"e":2,"f":1}]},"b":1}',
    ],
    [{ a: undefined, b: '' }, '{"b":""}'],
    [undefined, 'null'],
    [null, 'null'],
    ['半\uD842', '"半\\ud842"'],
  ])('%j', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test('任何值读回来不变，字段次序不影响文字', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(turned)).toBe(text)
      }),
    )
  })
})
