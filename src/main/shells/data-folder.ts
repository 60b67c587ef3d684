/** Which folder holds the ledger: what was asked for, else `CANBAO_DIR`, else the OS's convention. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

type Surroundings = {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** An absolute path; nothing is created here. */
export function chooseDataFolder(
  asked: string | undefined,
  surroundings: Surroundings = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
  },
): string {
  const { platform, environment, home } = surroundings
  const named = asked ?? environment['CANBAO_DIR']
  if (named !== undefined && named !== '') return resolve(named)
  if (platform === 'win32') {
    // Local, never roaming: a ledger that is copied at sign-out is a ledger that gets torn.
    return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'canbao')
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'canbao')
  const dataHome = environment['XDG_DATA_HOME']
  // The convention's own rule: a relative path there is to be ignored.
  if (dataHome?.startsWith('/') === true) return join(dataHome, 'canbao')
  return join(home, '.local', 'share', 'canbao')
}
