import { existsSync } from 'node:fs'

/**
 * How to run npm: the very npm that runs us where there is one, with the Node that it runs under,
 * else the one in PATH. The Node in node_modules will not do, since `npm ci` removes it.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: readonly string[] }}
 */
export function npmCommand(args) {
  const node = process.env['npm_node_execpath']
  const npm = process.env['npm_execpath']
  if (node !== undefined && npm !== undefined && npm.endsWith('npm-cli.js')) {
    if (existsSync(node) && existsSync(npm)) return { command: node, args: [npm, ...args] }
  }
  // Node starts no .cmd file without a shell.
  if (process.platform === 'win32') return { command: 'cmd.exe', args: ['/c', 'npm', ...args] }
  return { command: 'npm', args }
}
