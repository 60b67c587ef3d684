/** Holds the program lock until it is killed, while its garbage is collected all the time. */
import { writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { takeProgramLock } from '../../../src/main/ledger/index.ts'

const [folder = ''] = process.argv.slice(2)
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
takeProgramLock(folder, 'web').setAddress('http://127.0.0.1:18080/')
writeSync(1, 'held\n')
setInterval(collectGarbage, 20)
setTimeout(() => writeSync(1, 'collected\n'), 200)
