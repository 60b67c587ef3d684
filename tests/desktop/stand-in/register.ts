/** Loaded before the program's main bundle: `electron` is the stand-in from then on. */
import { registerHooks } from 'node:module'
import { answerTest } from './remote.ts'
import { electronVersion } from './typings.ts'

const standIn = new URL('./main.ts', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: standIn, shortCircuit: true }
    return next(specifier, context)
  },
})

Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process.versions, 'electron', { value: electronVersion() })

// The program's own import finds the same module: a test sees the objects that the program sees.
answerTest(await import('./main.ts'))
