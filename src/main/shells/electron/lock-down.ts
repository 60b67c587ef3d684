/** What no page in a window may do: leave, open, embed, ask for devices, load from outside. */
import { app, session } from 'electron'
import type { Session } from 'electron'
import { screensOrigin } from './screens-protocol.ts'

/** Holds for every web contents there will ever be. Call it before the app is ready. */
export function lockDownContents(): void {
  app.enableSandbox()
  app.on('web-contents-created', (_created, contents) => {
    const stayHere = (event: { preventDefault(): void }) => event.preventDefault()
    contents.on('will-navigate', stayHere)
    contents.on('will-frame-navigate', stayHere)
    contents.on('will-redirect', stayHere)
    contents.on('will-attach-webview', stayHere)
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/**
 * The session of our pages, once the app is ready: in memory, so that nothing of a page, and no
 * resident's number in a half-filled form, is left on the disk.
 */
export function makeSession(): Session {
  const own = session.fromPartition('canbao')
  lockDownSession(own)
  // Nothing opens in the other one, and if something ever did it could do nothing either.
  lockDownSession(session.defaultSession)
  return own
}

function lockDownSession(locked: Session): void {
  locked.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  locked.setPermissionCheckHandler(() => false)
  locked.setDevicePermissionHandler(() => false)
  locked.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOurs(details.url) })
  })
}

/** Pictures that the page makes itself are `blob:` and `data:`; both stay in the page. */
function isOurs(url: string): boolean {
  return (
    url.startsWith(`${screensOrigin}/`) ||
    url.startsWith(`blob:${screensOrigin}/`) ||
    url.startsWith('data:')
  )
}
