/**
 * Forwards two MessagePorts to the page, and nothing else. The page asks for them with a message to
 * its own window; the main process sends one end each of a channel to the core and of one to
 * itself, where the window's own part (printers, what the menu asks) is done.
 */
import { contextBridge, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('canbaoDoor', 'window')

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const isOwn = event.source === window && event.origin === window.location.origin
  if (isOwn && isPortPlease(event.data)) ipcRenderer.send('canbao-port-please')
})

ipcRenderer.on('canbao-port', (event) => {
  window.postMessage({ type: 'canbao-port' }, window.location.origin, [...event.ports])
})

function isPortPlease(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'type' in data &&
    data.type === 'canbao-port-please'
  )
}
