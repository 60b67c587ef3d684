import { beforeEach, expect, test } from 'vitest'
import { openLaunches } from './launch.ts'
import type { Launches } from './launch.ts'

type TestChannel = { readonly number: number; closed: boolean; close(): void }

let opened: TestChannel[] = []
let now = 0
let launches: Launches<TestChannel>

beforeEach(() => {
  opened = []
  now = 0
  launches = openLaunches({
    cookieName: 'canbao-4315',
    now: () => now,
    openChannel: () => {
      const channel = {
        number: opened.length,
        closed: false,
        close() {
          channel.closed = true
        },
      }
      opened.push(channel)
      return channel
    },
  })
})

/** What the browser sends back: the cookie without its attributes. */
function enter(cookieHeader?: string): string {
  const answer = launches.enter(launches.token, cookieHeader)
  if (answer.kind !== 'entered' || answer.cookie === null) throw new Error('no cookie')
  return answer.cookie.split(';', 1)[0] ?? ''
}

test('the token is 32 random bytes and another at every start', () => {
  expect(Buffer.from(launches.token, 'base64url')).toHaveLength(32)
  const other = openLaunches({ cookieName: 'a', openChannel: () => ({ close: () => undefined }) })
  expect(other.token).not.toBe(launches.token)
})

test('the cookie is for this browser only: HttpOnly, SameSite=Strict, the port in its name', () => {
  const answer = launches.enter(launches.token, undefined)
  expect(answer).toEqual({
    kind: 'entered',
    cookie: expect.stringMatching(
      /^canbao-4315=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    ) as unknown,
  })
})

test('every browser has a channel of its own', () => {
  const first = enter()
  const second = enter()
  expect(launches.findChannel(first)?.number).toBe(0)
  expect(launches.findChannel(second)?.number).toBe(1)
  expect(launches.findChannel(`other=1; ${second}; more=2`)?.number).toBe(1)
})

test('a second tab keeps the channel of its browser', () => {
  const cookie = enter()
  expect(launches.enter(launches.token, cookie)).toEqual({ kind: 'entered', cookie: null })
  expect(opened).toHaveLength(1)
})

test.each([undefined, '', 'canbao-4315=', 'canbao-4315=guess', 'canbao-4316=x', `xcanbao-4315=x`])(
  'cookie %j opens nothing',
  (header) => {
    enter()
    expect(launches.findChannel(header)).toBeNull()
  },
)

test.each([undefined, null, 7, '', 'guess', {}])('token %j is refused', (token) => {
  expect(launches.enter(token, undefined)).toEqual({ kind: 'refused' })
})

test('after 20 wrong tokens within a minute guesses are turned away, the right token is not', () => {
  for (let i = 0; i < 20; i += 1) {
    expect(launches.enter('guess', undefined)).toEqual({ kind: 'refused' })
  }
  now = 59_999
  expect(launches.enter('guess', undefined)).toEqual({ kind: 'too-many-tries' })
  // Whoever guesses must not keep the clerk out.
  expect(launches.enter(launches.token, undefined).kind).toBe('entered')
  now = 60_000
  expect(launches.enter('guess', undefined)).toEqual({ kind: 'refused' })
})

test('too many tries do not put out who is in already', () => {
  const cookie = enter()
  for (let i = 0; i < 21; i += 1) launches.enter('guess', undefined)
  expect(launches.findChannel(cookie)?.number).toBe(0)
})

test('the 65th browser closes the channel that was unused for longest', () => {
  const cookies = Array.from({ length: 64 }, () => enter())
  launches.findChannel(cookies[0])
  enter()
  expect(opened.filter((channel) => channel.closed).map((channel) => channel.number)).toEqual([1])
  expect(launches.findChannel(cookies[1])).toBeNull()
  expect(launches.findChannel(cookies[0])?.number).toBe(0)
})

test('closing the door closes every channel', () => {
  const cookie = enter()
  launches.close()
  expect(opened.every((channel) => channel.closed)).toBe(true)
  expect(launches.findChannel(cookie)).toBeNull()
})
