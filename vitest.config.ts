import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Folders of tests/ that are no vitest suites: a browser drives journeys, the rest is help. */
const otherFolders = new Set(['journeys', 'support', 'bench', 'golden', 'mutants'])

const folders = existsSync('tests')
  ? readdirSync('tests', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !otherFolders.has(entry.name))
      .map((entry) => entry.name)
  : []

export default defineConfig({
  test: {
    environment: 'node',
    passWithNoTests: true,
    // Generous: a hang must end, and a busy machine must not fail what is right.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'] } },
      ...folders.map((name) => ({
        extends: true as const,
        test: { name, include: [`tests/${name}/**/*.test.ts`] },
      })),
    ],
  },
})
