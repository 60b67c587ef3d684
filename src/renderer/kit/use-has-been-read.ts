/** A decision is taken on what has been read, and not on what has just come onto the screen. */
import { useEffect, useState } from 'react'

/** So soon after a page has opened, a key still belongs to the one before. */
const readingMilliseconds = 600

/** Also what changed under the reviewer's eyes, its version tells, has to be read first. */
export function useHasBeenRead(version: string | number): boolean {
  const [readVersion, setReadVersion] = useState<string | number | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setReadVersion(version), readingMilliseconds)
    return () => clearTimeout(timer)
  }, [version])
  return readVersion === version
}
