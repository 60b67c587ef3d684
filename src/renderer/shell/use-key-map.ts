/** When the sheet of keys is shown: F1, a button, or the window's menu. */
import { useEffect, useState } from 'react'
import { isPlain, useKey } from '../kit/keys.ts'
import { onDesktopNews } from './desktop.ts'

export function useKeyMap() {
  const [shown, setShown] = useState(false)
  useKey(
    (event) => isPlain(event, 'F1'),
    () => setShown(true),
  )
  useEffect(() => onDesktopNews(({ kind }) => kind === 'keys-wanted' && setShown(true)), [])
  return { shown, show: () => setShown(true), close: () => setShown(false) } as const
}
