/**
 * Refuses what Electron would refuse. Every object that the program gets is behind a guard: a name
 * that Electron's typings do not have is an error, and one that they have but the stand-in does not
 * is an error too, so that nothing passes here that was never carried out.
 */
import { readTypings } from './typings.ts'

export const typings = readTypings()

/** Asked for by JavaScript itself, by assertions and by whoever prints an object. */
const harmless = new Set(['then', 'toJSON', 'constructor', 'inspect', 'asymmetricMatch'])
const rawOf = new WeakMap<object, object>()

/** The object as the program sees it: typed by name, in the words of Electron's typings. */
export function guard<T extends object>(type: string, target: T): T {
  return guardNames(target, { type, names: typings.membersOf(type) })
}

/** A class with its static members; what it makes is guarded by its own constructor. */
export function guardClass<T extends object>(type: string, target: T): T {
  return guardNames(target, { type: `class ${type}`, names: typings.staticsOf(type) })
}

type Known = { readonly type: string; readonly names: ReadonlySet<string> }

function guardNames<T extends object>(target: T, { type, names }: Known): T {
  const bound = new Map<PropertyKey, unknown>()
  const check = (name: PropertyKey): boolean => {
    if (typeof name === 'symbol' || name === 'prototype') return true
    if (names.has(String(name))) return true
    if (harmless.has(String(name))) return false
    throw new TypeError(`Electron has no ${type}.${String(name)}`)
  }
  const proxy: T = new Proxy(target, {
    get(object, name) {
      if (!check(name)) return undefined
      const value: unknown = Reflect.get(object, name)
      if (value === undefined && typeof name === 'string' && !(name in object)) {
        throw new Error(`the stand-in does not carry out ${type}.${name}`)
      }
      if (typeof value !== 'function' || typeof name === 'symbol' || name === 'prototype') {
        return value
      }
      const method = bound.get(name)
      if (method !== undefined) return method
      const own = (...args: readonly unknown[]): unknown => {
        const answer: unknown = Reflect.apply(value, object, args)
        return answer === object ? proxy : answer
      }
      bound.set(name, own)
      return own
    },
    set(object, name, value) {
      check(name)
      bound.delete(name)
      return Reflect.set(object, name, value)
    },
  })
  rawOf.set(proxy, target)
  return proxy
}

/** What is behind the guard, for the stand-in's own parts. */
export function unguard<T extends object>(guarded: T): T {
  // Put in by `guardNames` under the same type.
  return (rawOf.get(guarded) ?? guarded) as T
}

let ready = false

export function setReady(): void {
  ready = true
}

export function needReady(what: string): void {
  if (!ready) throw new Error(`${what} can only be used after app is ready`)
}

export function refuseReady(what: string): void {
  if (ready) throw new Error(`${what} should be called before app is ready`)
}

/** Electron sends by structured clone; what cannot be cloned is refused where it is sent. */
export function cloneToSend(message: unknown): unknown {
  try {
    return structuredClone(message)
  } catch (cause) {
    throw new Error('An object could not be cloned.', { cause })
  }
}
