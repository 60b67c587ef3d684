/**
 * The folder that the person stood in, where relative paths begin: npm moves to the program's
 * folder before it runs a script, and remembers where it came from.
 * @param {string} script name of the npm script, so that a variable left over from another is not believed
 * @returns {string}
 */
export function callerFolder(script) {
  const { npm_lifecycle_event: running, INIT_CWD: caller } = process.env
  return running === script && caller ? caller : process.cwd()
}
