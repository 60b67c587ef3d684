/** `canbao overlay` and `canbao explain`: what an office settled, and what it decided by it. */
import { existsSync } from 'node:fs'
import { openApp } from '../../app.ts'
import type { App } from '../../app.ts'
import { Trouble } from '../../kernel/trouble.ts'
import { makeDoorLog } from '../door-log.ts'
import { findProgramFolders } from '../program-folders.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'

/** Like `verify`, for whoever has the folder and its key: nobody signs in, nothing is written. */
export async function runOverlay(dataFolder: string): Promise<ExitCode> {
  await withOffice(dataFolder, async (app) => writeAnswer(await app.overlayText()))
  return 0
}

/**
 * Of a registration by its number, or of somebody's money on tax lists by their identity number: 续保
 * has no registration. 0 where every decision comes out the same again, otherwise 1.
 */
export async function runExplain(dataFolder: string, number: string): Promise<ExitCode> {
  return withOffice(dataFolder, async (app) => {
    const explanation = (await app.explain(number)) ?? (await app.explainTax(number.toUpperCase()))
    if (explanation === null) {
      process.stderr.write(
        `账本里没有登记号 ${number}，税务清册上也没有这个证件号码的缴费，请核对后再试。\n`,
      )
      return 1
    }
    await writeAnswer(`${JSON.stringify(explanation)}\n`)
    for (const { verdict, text } of explanation.decisions) {
      if (verdict !== 'same') process.stderr.write(`${text}\n`)
    }
    return explanation.same ? 0 : 1
  })
}

async function withOffice<Result>(
  dataFolder: string,
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  // Opening a place for an office would make the folder.
  if (!existsSync(dataFolder)) {
    throw new Trouble('ledger-missing', `文件夹 ${dataFolder} 不存在，请核对路径。`)
  }
  const folders = findProgramFolders()
  const app = await openApp({
    dataFolder,
    rulesFolder: folders.rules,
    version: folders.version,
    door: 'command-line',
    log: makeDoorLog(dataFolder),
    // Works beside whichever door is open.
    hold: false,
  })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}
