/**
 * Who may use the web door. The program prints one address with a token; the page gives the token
 * for a cookie, and each cookie is one channel of the core, where a session lives. The token holds
 * as long as the program runs, so that the address can be opened in a second browser.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Wrong tokens a minute after which guesses are not even looked at; the right one always enters. */
const wrongTokenLimit = 20
const wrongTokenWindow = 60_000
/** Browsers at one time; the one unused for longest makes room. */
const browserLimit = 64

export type LaunchAnswer =
  | { readonly kind: 'entered'; readonly cookie: string | null }
  | { readonly kind: 'refused' }
  | { readonly kind: 'too-many-tries' }

export type Launches<Channel> = {
  readonly token: string
  /** Gives a cookie for the token, none where the browser has a good one already. */
  enter(token: unknown, cookieHeader: string | undefined): LaunchAnswer
  /** The channel of the browser that sent these cookies, null for a stranger. */
  findChannel(cookieHeader: string | undefined): Channel | null
  close(): void
}

type LaunchOptions<Channel> = {
  /** Cookies are shared between ports of one host, so the name carries the port. */
  readonly cookieName: string
  readonly openChannel: () => Channel
  readonly now?: () => number
}

export function openLaunches<Channel extends { close(): void }>(
  options: LaunchOptions<Channel>,
): Launches<Channel> {
  const now = options.now ?? Date.now
  const token = randomBytes(32).toString('base64url')
  // In order of last use: a channel that is used is taken out and put back at the end.
  const channels = new Map<string, Channel>()
  let wrongTries: readonly number[] = []

  const findChannel = (cookieHeader: string | undefined): Channel | null => {
    for (const value of readCookies(cookieHeader, options.cookieName)) {
      const channel = channels.get(value)
      if (channel === undefined) continue
      channels.delete(value)
      channels.set(value, channel)
      return channel
    }
    return null
  }

  const makeRoom = () => {
    const oldest = channels.entries().next().value
    if (channels.size < browserLimit || oldest === undefined) return
    const [value, channel] = oldest
    channels.delete(value)
    channel.close()
  }

  return {
    token,
    findChannel,
    enter(given, cookieHeader) {
      wrongTries = wrongTries.filter((at) => now() - at < wrongTokenWindow)
      if (typeof given !== 'string' || !equalInConstantTime(given, token)) {
        if (wrongTries.length >= wrongTokenLimit) return { kind: 'too-many-tries' }
        wrongTries = [...wrongTries, now()]
        return { kind: 'refused' }
      }
      // A second tab of the same browser must not sign the first one out.
      if (findChannel(cookieHeader) !== null) return { kind: 'entered', cookie: null }
      makeRoom()
      const value = randomBytes(32).toString('base64url')
      channels.set(value, options.openChannel())
      return {
        kind: 'entered',
        cookie: `${options.cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`,
      }
    },
    close() {
      for (const channel of channels.values()) channel.close()
      channels.clear()
    },
  }
}

/** Digests first, so that neither content nor length shows in the time it takes. */
function equalInConstantTime(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function readCookies(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1))
}
