/** The journeys of the walk-in, and the window's own, through the built window program. */
import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

// Read by the journeys where they start: the same specs run through either door.
process.env['CANBAO_JOURNEY_DOOR'] = 'window'

export default defineConfig({
  ...base,
  testDir: 'tests',
  testMatch: ['journeys/walk-in.spec.ts', 'desktop/*.spec.ts'],
  outputDir: 'test-results/window',
  reporter: [['list'], ['./tests/desktop/support/last-line.ts']],
})
