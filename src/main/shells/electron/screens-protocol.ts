/** `app://canbao/`: the built screens, from the closed list and nowhere else. */
import { protocol } from 'electron'
import type { Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { securityHeaders } from '../response-headers.ts'
import type { ScreenFiles } from '../screen-files.ts'

const scheme = 'app'
export const screensOrigin = `${scheme}://canbao`

/** Before the app is ready: gives the scheme an origin, as https has one. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export function serveScreens(session: Session, files: ScreenFiles): void {
  session.protocol.handle(scheme, async (request) => {
    const url = new URL(request.url)
    const file = url.host === 'canbao' ? files.get(url.pathname) : undefined
    if (file === undefined || request.method !== 'GET') {
      return new Response(null, { status: 404, headers: securityHeaders })
    }
    return new Response(await readFile(file.path), {
      headers: {
        ...securityHeaders,
        'Content-Type': file.type,
        'Cache-Control': file.cacheControl,
      },
    })
  })
}
