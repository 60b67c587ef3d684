/** `canbao call`: any call of the contract, in this process. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { ORPCError, createRouterClient } from '@orpc/server'
import { openApp } from '../../app.ts'
import { Trouble } from '../../kernel/trouble.ts'
import { makeDoorLog } from '../door-log.ts'
import { findProgramFolders } from '../program-folders.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'
import { listCalls } from './contract-calls.ts'
import type { ContractCall } from './contract-calls.ts'
import { readInput } from './read-input.ts'
import { signInAs, tellRefusal } from './signing-in.ts'
import type { SignIn } from './signing-in.ts'
import { readStandardInput } from './standard-input.ts'

export type CallOptions = {
  readonly dataFolder: string
  readonly name: string
  /** User name, null to call without signing in. */
  readonly as: string | null
}

/** Calls that make the folder's ledger; every other one needs a folder that is there. */
const founding = new Set(['office.found', 'office.practise'])

/** The answer goes to standard output, a declared error as one line of JSON to standard error. */
export async function runCall(options: CallOptions): Promise<ExitCode> {
  const call = getCall(options.name)
  const input = readInput(call, await readStandardInput(), (requestId) => {
    process.stderr.write(`输入中没有 requestId，本次使用 ${requestId}\n`)
  })
  const signIn = readSignIn(options, call)
  if (!existsSync(options.dataFolder) && !founding.has(call.name)) {
    throw new Trouble(
      'ledger-missing',
      `文件夹 ${options.dataFolder} 不存在，没有办理，请核对路径；新建练习单位用 canbao demo。`,
    )
  }
  const folders = findProgramFolders()
  const app = await openApp({
    dataFolder: options.dataFolder,
    rulesFolder: folders.rules,
    version: folders.version,
    door: 'command-line',
    log: makeDoorLog(options.dataFolder),
    // Founding makes the ledger: nobody else may be at it. Every other call works beside a door.
    hold: founding.has(call.name),
  })
  const channel = app.openChannel()
  try {
    const client = createRouterClient(app.router, { context: { channel } })
    if (signIn !== null) await client.accounts.signIn({ requestId: randomUUID(), ...signIn })
    const answer = await followPath(client, call.path)(input)
    await writeAnswer(`${JSON.stringify(answer ?? null)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error
    return tellRefusal(error)
  } finally {
    channel.close()
    await app.close()
  }
}

function getCall(name: string): ContractCall {
  const call = listCalls().find((call) => call.name === name)
  if (call !== undefined) return call
  throw new Trouble('wrong-call', `没有 ${name} 这个调用，用 canbao contract 查看全部调用。`)
}

function readSignIn(options: CallOptions, call: ContractCall): SignIn | null {
  if (options.as === null) {
    if (call.meta.access === 'anyone') return null
    throw new Trouble(
      'wrong-call',
      `${call.name} 要登录才能办理，请用 --as 指定登录名，并把密码放在环境变量 CANBAO_PASSWORD 中。`,
    )
  }
  return signInAs(options.as)
}

type AnyCall = (input: unknown) => Promise<unknown>

/** The path comes from the contract that the router implements, so what lies there is a call. */
function followPath(client: unknown, path: readonly string[]): AnyCall {
  let found = client
  for (const key of path) found = (found as Readonly<Record<string, unknown>>)[key]
  return found as AnyCall
}
