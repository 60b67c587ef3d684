import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Everything but better-sqlite3 (a native module) and electron is bundled and minified: reading a
 * few large files starts several times faster than resolving a thousand small ones. electron-vite
 * leaves out what package.json lists under `dependencies`, and so only better-sqlite3 stands there.
 */
const shared = { minify: true, sourcemap: false, reportCompressedSize: false } as const

/** Licences of what is bundled, beside the bundles: a package has to carry them. */
const license = { fileName: 'licenses.md' } as const

export default defineConfig({
  main: {
    build: {
      ...shared,
      license,
      rolldownOptions: {
        input: {
          electron: 'src/main/shells/electron/index.ts',
          core: 'src/main/shells/electron/core.ts',
          web: 'src/main/shells/web/index.ts',
          cli: 'src/main/shells/cli/index.ts',
          // Threads of the core are entries of their own.
          rehearsal: 'src/main/rehearsal/thread.ts',
          'rehearsal-workbook': 'src/main/rehearsal/workbook-thread.ts',
          'rehearsal-checks': 'src/main/rehearsal/check-thread.ts',
          rosters: 'src/main/rosters/thread.ts',
          'cross-check': 'src/main/evidence/cross-check-thread.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    build: {
      ...shared,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      ...shared,
      license,
      // Our content security policy allows files of our own, and no data: addresses.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
})
