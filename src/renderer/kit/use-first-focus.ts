/** A page that opens puts the cursor where work begins, not nowhere. */
import { useEffect } from 'react'

/** Once, on the first of these controls that is there and open, unless the cursor is somewhere. */
export function useFirstFocus(ids: readonly string[]): void {
  const wanted = ids.join(' ')
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const open = wanted
      .split(' ')
      .map((id) => document.getElementById(id))
      .find((control) => control !== null && !control.matches(':disabled'))
    open?.focus()
  }, [wanted])
}
