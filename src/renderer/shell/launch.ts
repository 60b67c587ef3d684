/** The web door's launch token: in the address once, then an HttpOnly cookie of the browser. */
import { noteConnection } from './connection.ts'

const launchPattern = /^#launch=([0-9A-Za-z_-]+)$/

/**
 * Takes the token out of the address, so that it stays neither on the screen nor in the history,
 * and gives it to the door, which answers with a cookie. Does nothing where there is no token.
 */
export async function exchangeLaunchToken(): Promise<void> {
  const token = launchPattern.exec(location.hash)?.[1]
  if (token === undefined) return
  history.replaceState(null, '', `${location.pathname}${location.search}#/`)
  try {
    const response = await fetch('/launch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (!response.ok) noteConnection('launch-needed')
  } catch {
    noteConnection('lost')
  }
}
