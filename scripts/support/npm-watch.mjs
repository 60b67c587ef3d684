/**
 * Tells when the npm that runs us was killed: nothing but our changed parent shows it. (The signals
 * that npm passes on do reach us, because the scripts in package.json begin with `exec`; a shell in
 * between would keep a SIGINT to itself. exec.cmd gives Windows that word.)
 */

const checkMs = 250

/** @param {() => void} onGone called once */
export function watchNpm(onGone) {
  // Only where npm runs us: `node scripts/start.mjs &` may outlive the shell that started it.
  if (process.env['npm_lifecycle_event'] === undefined) return
  const npm = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(timer)
    onGone()
  }, checkMs)
  timer.unref()
}
