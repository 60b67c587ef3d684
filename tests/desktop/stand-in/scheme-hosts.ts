/**
 * Chromium knows no scheme of ours: `app://canbao` is `https://canbao.app.stand-in` there. A scheme
 * that was not registered as secure becomes plain http, without what a secure context has.
 */
import type { Page } from './page.ts'
import { schemes } from './session.ts'
import type { SessionCore } from './session.ts'

const suffix = '.stand-in'

export function toBrowserUrl(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url)
  const scheme = protocol.slice(0, -1)
  const privileges = schemes.get(scheme)?.privileges
  if (['http', 'https', 'about', 'data', 'file'].includes(scheme)) return url
  if (privileges?.standard !== true) throw new Error(`${scheme}: has no origin: it is not standard`)
  const door = privileges.secure === true ? 'https' : 'http'
  return `${door}://${host}.${scheme}${suffix}${pathname}${search}${hash}`
}

export function toProgramUrl(url: string): string {
  const { hostname, pathname, search } = new URL(url)
  if (!hostname.endsWith(suffix)) return url
  const [scheme, ...host] = hostname.slice(0, -suffix.length).split('.').toReversed()
  return `${scheme}://${host.toReversed().join('.')}${pathname}${search}`
}

const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
] as const

type Permitting = {
  readonly page: Page
  readonly core: SessionCore
  readonly contents: object
  readonly url: string
}

/** Chromium is told beforehand what the session's handlers say; without handlers all is granted. */
export async function applyPermissions({ page, core, contents, url }: Permitting): Promise<void> {
  const { origin } = new URL(toBrowserUrl(url))
  if (!origin.startsWith('http')) return
  for (const [name, asked] of permissions) {
    const checked = core.check?.(contents, asked, url) ?? true
    const granted = await new Promise<boolean>((resolve) => {
      if (core.ask === null) resolve(true)
      else core.ask(contents, asked, resolve, { requestingUrl: url, isMainFrame: true })
    })
    const setting = checked && granted ? 'granted' : 'denied'
    await page.session.send('Browser.setPermission', { permission: { name }, setting, origin })
  }
}
