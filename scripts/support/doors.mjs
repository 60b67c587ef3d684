/**
 * Which door to open, decided from facts alone.
 *
 * @typedef {object} Facts
 * @property {string} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} isRoot
 * @property {boolean} webWanted
 * @property {boolean} windowWanted the person asks to try the download again
 * @property {boolean} hasRuntime
 * @property {boolean} downloadFailedBefore lately, for this version
 *
 * @typedef {{ kind: 'window' } | { kind: 'download' } | { kind: 'web', why: string | null }} Door
 * `why` is the one line that says why there is no window, null where nobody asked for one.
 */

/**
 * @param {Facts} facts
 * @returns {Door}
 */
export function decideDoor(facts) {
  if (facts.webWanted) return { kind: 'web', why: null }
  if (!hasDisplay(facts)) return { kind: 'web', why: '这台电脑没有显示器，改用网页方式。' }
  // Chromium refuses to run as root without giving up its sandbox.
  if (facts.isRoot) return { kind: 'web', why: '以 root 运行时不开窗口，改用网页方式。' }
  if (facts.hasRuntime) return { kind: 'window' }
  if (facts.downloadFailedBefore && !facts.windowWanted) {
    return {
      kind: 'web',
      why: '窗口程序上次没有下载成功，改用网页方式（重新下载：npm start -- --window）。',
    }
  }
  return { kind: 'download' }
}

/**
 * @param {{ platform: string, env: NodeJS.ProcessEnv }} system
 * @returns {boolean}
 */
export function hasDisplay({ platform, env }) {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}
