/** Runs the web door until somebody ends it. */
import { openApp } from '../../app.ts'
import { makeDoorLog } from '../door-log.ts'
import { endWhenAsked } from '../ending.ts'
import { findProgramFolders } from '../program-folders.ts'
import { writeAnswer } from '../telling.ts'
import { openBrowser } from './browser.ts'
import { openWebDoor } from './door.ts'
import type { WebDoor, WebDoorOptions } from './door.ts'

export type RunOptions = {
  readonly dataFolder: string
  readonly port: number
  /** Show the address in the desktop's browser. */
  readonly opensBrowser: boolean
}

/** Returns once it listens; standard output then has its one line. */
export async function runWebDoor(options: RunOptions): Promise<void> {
  const folders = findProgramFolders()
  const app = await openApp({
    dataFolder: options.dataFolder,
    rulesFolder: folders.rules,
    version: folders.version,
    door: 'web',
    log: makeDoorLog(options.dataFolder),
  })
  const door = await openDoorOrClose({
    app,
    port: options.port,
    rendererFolder: folders.renderer,
    report: (error) => process.stderr.write(`${describe(error)}\n`),
  })
  for (const problem of app.packProblems) process.stderr.write(`${problem}\n`)
  app.setAddress(door.address)
  endWhenAsked(async () => {
    await door.close()
    await app.close()
  })
  await writeAnswer(`参保柜台 ${door.launchAddress}\n`)
  if (options.opensBrowser) openBrowser(door.launchAddress)
}

/** A core without a door would hold the ledger for nobody. */
async function openDoorOrClose(
  options: WebDoorOptions & { readonly app: { close(): Promise<void> } },
): Promise<WebDoor> {
  try {
    return await openWebDoor(options)
  } catch (error) {
    await options.app.close()
    throw error
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
