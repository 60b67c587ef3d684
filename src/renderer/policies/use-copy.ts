import { App } from 'antd'
import { trialWords as words } from './trial-words.ts'

/** Puts a text on the clipboard and says whether that worked. */
export function useCopy(): (text: string) => void {
  const { message } = App.useApp()
  return (text) => {
    void copy(text).then((done) =>
      done ? message.success(words.copied) : message.warning(words.notCopied),
    )
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Not allowed here, or not there at all without a secure connection.
    return false
  }
}
