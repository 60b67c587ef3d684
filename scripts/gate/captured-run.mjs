import { exitCodeOf, startChild } from '../support/children.mjs'
import { getNode24, programEnv } from '../support/node24.mjs'
import { places } from '../support/places.mjs'
import { getTool } from '../support/tool.mjs'

/**
 * Runs a command to its end and keeps what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runCaptured(command, args, { cwd = places.root, env = programEnv() } = {}) {
  const child = startChild(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    group: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text))
  }
  const code = await exitCodeOf(child)
  // Lines that are still in the pipe arrive before the next turn of the event loop ends.
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { code, output }
}

/**
 * Runs a tool of node_modules under Node 24.
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [extraEnv]
 */
export function runTool(tool, args, extraEnv = {}) {
  const env = { ...programEnv(), NO_COLOR: '1', ...extraEnv }
  return runCaptured(getNode24(), [getTool(tool), ...args], { env })
}
