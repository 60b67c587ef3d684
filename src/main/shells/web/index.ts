/** The web door as a program: `--dir FOLDER --port PORT --open`. */
import { endQuietlyOnClosedPipe, tellFailure } from '../telling.ts'
import { readWebOptions } from './options.ts'
import { runWebDoor } from './run.ts'

endQuietlyOnClosedPipe()
try {
  await runWebDoor(readWebOptions(process.argv.slice(2)))
} catch (error) {
  process.exitCode = tellFailure(error)
}
