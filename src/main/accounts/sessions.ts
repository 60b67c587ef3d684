/** Who is signed in where. Sessions live in memory: a restart signs everybody out. */
import { randomBytes } from 'node:crypto'
import { idleLockMinutes } from '../../shared/accounts/model.ts'
import type { Channel, Door } from '../kernel/call-context.ts'

export type OpenSession = {
  readonly accountId: number
  /** Milliseconds of the real clock, also in a practice office. */
  readonly lastActiveMs: number
  readonly locked: boolean
}

export type Sessions = {
  openChannel(door: Door): Channel
  /** The session of a channel, locked where it was left alone too long; null where there is none. */
  find(channel: Channel): OpenSession | null
  begin(channel: Channel, accountId: number): void
  end(channel: Channel): void
  /** Ends every session of an account but the one of this channel. */
  endOthers(accountId: number, channel: Channel): void
  lock(channel: Channel): void
  /** Every session of this program: the machine goes to sleep. */
  lockAll(): void
  /** Counts as activity. */
  touch(channel: Channel): void
}

export function makeSessions(realNowMs: () => number): Sessions {
  const sessions = new Map<string, OpenSession>()
  return {
    openChannel(door) {
      const channelId = randomBytes(16).toString('base64url')
      return { channelId, door, close: () => sessions.delete(channelId) }
    },
    find({ channelId }) {
      const session = sessions.get(channelId)
      if (session === undefined) return null
      const idleMs = realNowMs() - session.lastActiveMs
      // A command runs once and has nobody to leave a screen alone.
      if (idleMs > idleLockMinutes * 60_000 && !session.locked) {
        const locked = { ...session, locked: true }
        sessions.set(channelId, locked)
        return locked
      }
      return session
    },
    begin({ channelId }, accountId) {
      sessions.set(channelId, { accountId, lastActiveMs: realNowMs(), locked: false })
    },
    end: ({ channelId }) => void sessions.delete(channelId),
    endOthers(accountId, { channelId }) {
      for (const [otherId, session] of sessions) {
        if (session.accountId === accountId && otherId !== channelId) sessions.delete(otherId)
      }
    },
    lock({ channelId }) {
      const session = sessions.get(channelId)
      if (session !== undefined) sessions.set(channelId, { ...session, locked: true })
    },
    lockAll() {
      for (const [channelId, session] of sessions) {
        sessions.set(channelId, { ...session, locked: true })
      }
    },
    touch({ channelId }) {
      const session = sessions.get(channelId)
      if (session !== undefined) {
        sessions.set(channelId, { ...session, lastActiveMs: realNowMs() })
      }
    },
  }
}
