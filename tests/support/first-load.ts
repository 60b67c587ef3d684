/** What a browser fetches before anybody can work. */
import type { Page } from '@playwright/test'
import { gzipSync } from 'node:zlib'

export type Script = {
  /** Without the folder. */
  readonly name: string
  readonly text: string
}

/** Answers, once asked, the scripts that the page has fetched until then. */
export function collectScripts(page: Page): () => Promise<readonly Script[]> {
  const scripts: Promise<Script>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.endsWith('.js')) return
    const name = pathname.split('/').at(-1) ?? ''
    scripts.push(response.text().then((text) => ({ name, text })))
  })
  return () => Promise.all(scripts)
}

/** Thousand bytes, each script squeezed by gzip on its own, as the web door does. */
export function totalKb(scripts: readonly Script[]): number {
  return scripts.reduce((sum, { text }) => sum + gzipSync(text).length, 0) / 1000
}
