/** A small disk and an ordinary user: as root, permissions and disks prove nothing. */
import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { makeProgram } from './program.ts'
import type { Program, Under } from './program.ts'

export const isRoot = process.getuid?.() === 0

/** Whether a mount that only one command sees can be made here. */
export const canMount =
  isRoot && spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0

/**
 * A program that an ordinary user can run. Where we are root it becomes nobody's; the packages,
 * which may lie in a home that nobody may enter, are mounted into the copy for each command.
 */
export function makeOrdinaryProgram(): Program & { readonly ordinary: Under } {
  const program = makeProgram({ linkModules: !canMount })
  chmodSync(program.folder, 0o755)
  const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups']
  const bound = join(program.copy, 'node_modules')
  const script = `mount --bind '${program.modules}' '${bound}' && exec "$@"`
  const ordinary = ([node = '', ...rest]: readonly string[]) => {
    if (!isRoot) return [node, ...rest]
    if (!canMount) return [...nobody, node, ...rest]
    const boundNode = node.startsWith(program.modules)
      ? join(bound, node.slice(program.modules.length))
      : node
    return ['unshare', '-m', 'sh', '-ec', script, 'sh', ...nobody, boundNode, ...rest]
  }
  return { ...program, ordinary }
}

/**
 * Runs a command on a disk of its own, which is gone with it. `before` and `after` are shell
 * lines on that disk; `after` may start the program again as `canbao …`.
 */
export function onSmallDisk(options: {
  readonly folder: string
  readonly kilobytes: number
  readonly before?: string
  readonly after: string
}): Under {
  const { folder, kilobytes, before = ':', after } = options
  return ([node = '', entry = '', ...args]) => [
    'unshare',
    '-m',
    'sh',
    '-ec',
    `mount -t tmpfs -o size=${kilobytes}k tmpfs '${folder}'
     cd '${folder}'
     node=$1 entry=$2
     shift 2
     canbao() { "$node" "$entry" "$@"; }
     ${before}
     set +e
     canbao "$@"
     echo "code $?"
     ${after}`,
    'sh',
    node,
    entry,
    ...args,
  ]
}
