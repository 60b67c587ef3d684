/** The two ports that the window's preload script hands to its page. */
import { ConnectionLost, noteConnection } from './connection.ts'

export type WindowPorts = {
  /** To the core: the contract. */
  readonly core: MessagePort
  /** To the window's main process: printers, and what the menu asks. */
  readonly desktop: MessagePort
}

const portMilliseconds = 15_000

/** A window whose core has just died answers when its successor runs. */
export function askForPorts(): Promise<WindowPorts> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      window.removeEventListener('message', takePorts)
      noteConnection('lost')
      reject(new ConnectionLost('no port'))
    }, portMilliseconds)
    function takePorts(event: MessageEvent<unknown>): void {
      const [core, desktop] = event.ports
      if (event.source !== window || !isPortMessage(event.data)) return
      if (core === undefined || desktop === undefined) return
      window.removeEventListener('message', takePorts)
      clearTimeout(late)
      resolve({ core, desktop })
    }
    window.addEventListener('message', takePorts)
    window.postMessage({ type: 'canbao-port-please' }, '*')
  })
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'canbao-port'
}
