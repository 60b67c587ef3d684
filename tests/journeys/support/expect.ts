import { expect as base } from '@playwright/test'

/** Waits long enough for a password check on a busy machine; a green journey waits for nothing. */
export const expect = base.configure({ timeout: 20_000 })
