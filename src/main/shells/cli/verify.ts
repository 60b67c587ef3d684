/** `canbao verify`: reads a whole ledger and says whether it is sound. */
import type { Verification } from '../../../shared/audit/contract.ts'
import { Trouble } from '../../kernel/trouble.ts'
import { dataFolderAt, fileKeyStore, storageTrouble, verifyFolder } from '../../ledger/index.ts'
import { channelsIn } from '../../app.ts'
import { findProgramFolders } from '../program-folders.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'

/**
 * Opens nothing for writing, also while another program has the ledger. `printedHead` is the head
 * of the chain as it stands on a signed paper: a ledger that was cut off or rewritten lacks it.
 */
export async function runVerify(folder: string, printedHead?: string): Promise<ExitCode> {
  const verification = verify(folder, printedHead)
  for (const problem of verification.problems) process.stderr.write(`${problem}\n`)
  await writeAnswer(`${JSON.stringify(verification)}\n`)
  return verification.sound ? 0 : 1
}

/** A ledger that cannot be read is one that is not sound, with the reason as its one problem. */
function verify(folder: string, printedHead: string | undefined): Verification {
  const data = dataFolderAt(folder)
  try {
    const keys = fileKeyStore(process.env['CANBAO_KEY_FILE'])
    const channels = channelsIn(findProgramFolders().rules)
    const known = printedHead === undefined ? { channels } : { printedHead, channels }
    const { problems, ...rest } = verifyFolder({ data, keys }, known)
    return { ...rest, problems: [...problems] }
  } catch (error) {
    const trouble = error instanceof Trouble ? error : storageTrouble(error, data.ledgerFile)
    if (trouble === null) throw error
    return {
      sound: false,
      actionCount: 0,
      rowCount: 0,
      headHash: null,
      problems: [trouble.message],
    }
  }
}
