/**
 * Something that went wrong outside the program and that a person can mend: one Chinese sentence,
 * shown without a stack, and the exit code to end with (1 trouble, 2 wrong call).
 */
export class Trouble extends Error {
  /**
   * @param {string} sentence
   * @param {number} [exitCode]
   */
  constructor(sentence, exitCode = 1) {
    super(sentence)
    this.name = 'Trouble'
    this.exitCode = exitCode
  }
}

/**
 * One line for the person who waits. On standard error, because standard output belongs to the
 * answer: the address of the web door, or what a command prints.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs an entry script and ends the process with what it returns. Trouble becomes its sentence;
 * anything else is a bug of ours and keeps its stack.
 * @param {() => Promise<number>} main returns the exit code
 */
export async function runEntry(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (error instanceof Trouble) {
      say(error.message)
      process.exitCode = error.exitCode
      return
    }
    say(
      `程序出错，请把下面的内容发给维护人员：\n${error instanceof Error ? error.stack : String(error)}`,
    )
    process.exitCode = 1
  }
}

/**
 * The code of a system error (`ENOSPC`, `EACCES`, …), or null where the error has none.
 * @param {unknown} error
 * @returns {string | null}
 */
export function findErrorCode(error) {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
