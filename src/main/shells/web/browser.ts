/** Opens an address in the desktop's own browser. */
import { spawn } from 'node:child_process'

/** The address stands on the screen too, so that a desktop without an opener loses nothing. */
export function openBrowser(address: string): void {
  const [command, ...args] = openerOf(process.platform)
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.once('error', () => {
    process.stderr.write('没有找到可以打开网页的程序，请自己在浏览器中打开上面的地址。\n')
  })
  child.unref()
}

/** Each takes the address as one argument and none gives it to a shell. */
function openerOf(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return platform === 'darwin' ? ['open'] : ['xdg-open']
}
