/** `canbao`: the command line. */
import { CommanderError } from 'commander'
import { endQuietlyOnClosedPipe, tellFailure } from '../telling.ts'
import { sentenceOf } from './chinese.ts'
import { makeProgram } from './program.ts'

endQuietlyOnClosedPipe()
try {
  const program = makeProgram((code) => {
    process.exitCode = code
  })
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    const sentence = sentenceOf(error)
    if (sentence !== null) {
      process.stderr.write(`${sentence}\n`)
      process.exitCode = 2
    }
  } else {
    process.exitCode = tellFailure(error)
  }
}
