import path from 'node:path'

/**
 * The folder for the office's data by the custom of the system, unless CANBAO_DIR names another.
 * @param {{ platform: string, env: NodeJS.ProcessEnv, home: string }} system
 * @returns {string}
 */
export function dataFolderOf({ platform, env, home }) {
  // An empty variable counts as unset, as the XDG convention has it.
  const chosen = env['CANBAO_DIR'] || null
  if (chosen !== null) return chosen
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || path.win32.join(home, 'AppData', 'Local')
    return path.win32.join(local, 'canbao')
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library/Application Support/canbao')
  const xdg = env['XDG_DATA_HOME'] || null
  // The convention says that a relative path is to be ignored.
  const base =
    xdg !== null && path.posix.isAbsolute(xdg) ? xdg : path.posix.join(home, '.local/share')
  return path.posix.join(base, 'canbao')
}

/**
 * The folder that the person stood in: npm moves to the program's folder before it runs a script,
 * and remembers where it came from.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} script name of the npm script, so that a variable left over from another is not believed
 * @returns {string}
 */
export function callerFolder(env, script) {
  return (env['npm_lifecycle_event'] === script && env['INIT_CWD']) || process.cwd()
}
