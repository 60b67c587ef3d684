import { useTitle } from '../kit/Page.tsx'
import { words } from './words.ts'

/** The page was opened without the token that the program printed. */
export function LaunchNeededPage() {
  useTitle(words.launchNeededTitle)
  return (
    <main className="calm">
      <h1>{words.launchNeededTitle}</h1>
      <p className="calm-lead">{words.launchNeeded}</p>
      <p>{words.launchNeededHelp}</p>
    </main>
  )
}
