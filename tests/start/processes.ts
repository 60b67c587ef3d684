/** Looks at the processes of this machine through /proc. */
import { readdirSync, readFileSync } from 'node:fs'

/** A process and all its descendants, itself first. */
export function listTree(pid: number): readonly number[] {
  const parents = new Map(listPids().map((each) => [each, parentOf(each)]))
  const tree = [pid]
  // Children come after their parents in the list that grows.
  for (const each of tree) {
    for (const [child, parent] of parents) if (parent === each) tree.push(child)
  }
  return tree
}

/** Those that still run; a process that only waits to be buried does not. */
export function listAlive(pids: readonly number[]): readonly number[] {
  return pids.filter((pid) => !['Z', 'X', null].includes(statOf(pid)?.state ?? null))
}

/** The command line of a process, '' where it is gone. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function listPids(): readonly number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

function parentOf(pid: number): number | null {
  return statOf(pid)?.parent ?? null
}

function statOf(pid: number): { readonly state: string; readonly parent: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === undefined ? null : { state, parent: Number(parent) }
  } catch {
    return null
  }
}
