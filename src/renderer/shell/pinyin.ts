/** Finding a line of a list by its characters, its pinyin or its initials. */
import { useEffect, useState } from 'react'
import { plainMatcher } from '../kit/matcher.ts'
import type { Matcher } from '../kit/matcher.ts'

let loading: Promise<Matcher> | null = null
let loaded: Matcher | null = null

/**
 * Characters only until the table of readings has come. It is as large as the first screen's own
 * code, and so is asked for by the screens behind the sign-in alone.
 */
export function usePinyinMatcher(): Matcher {
  const [matcher, setMatcher] = useState<Matcher>(() => loaded ?? plainMatcher)
  useEffect(() => {
    let gone = false
    async function load(): Promise<void> {
      const ready = await loadMatcher()
      if (!gone) setMatcher(() => ready)
    }
    void load()
    return () => {
      gone = true
    }
  }, [])
  return matcher
}

function loadMatcher(): Promise<Matcher> {
  loading ??= import('pinyin-pro').then(({ match }) => {
    loaded = (text, typed) => {
      const wanted = typed.trim()
      if (wanted === '' || plainMatcher(text, wanted)) return true
      return (
        /^[a-z ]+$/i.test(wanted) &&
        // Keyboards have no ü: 女 is typed nv.
        match(text, wanted.toLowerCase(), { continuous: true, v: true }) !== null
      )
    }
    return loaded
  })
  return loading
}
