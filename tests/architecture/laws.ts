/**
 * Who may import whom, as data. A file under src/ lies under the first law that covers it; what a
 * law does not allow is forbidden. Bans hold on top of the laws. `src/ARCHITECTURE.md` says it in
 * words, and lists which capability may know which.
 */
import { builtinModules } from 'node:module'

export type Law = {
  readonly name: string
  /** Pattern of paths from the root of the project. */
  readonly covers: string
  /** Patterns of what may be imported. Without `^src/` rules a file's own folder is not implied. */
  readonly allows: readonly string[]
}

/** Folders of src/main that the office has a word for. A folder that is not listed has no law. */
export const capabilities = [
  'accounts',
  'amendments',
  'audit',
  'collections',
  'duplicates',
  'evidence',
  'exceptions',
  'intake',
  'office',
  'people',
  'platform',
  'policies',
  'practice',
  'printing',
  'quotas',
  'refunds',
  'rehearsal',
  'rosters',
  'uncovered',
] as const
/** These lie below the others: they may know only each other. */
export const lowerCapabilities: readonly string[] = ['accounts', 'evidence', 'office', 'people']

const capability = `(?:${capabilities.join('|')})`
const shared = '^src/shared/'
const kernel = '^src/main/kernel/'
/** Beneath the capabilities, and seen from above through their index only. */
const foundations = '^src/main/(?:ledger|rules|spreadsheets)/index\\.ts$'
const anyCapability = `^src/main/${capability}/index\\.ts$`
const node = `^(?:node:)?(?:${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`
const workbooks = [
  'exceljs',
  'jszip',
  'xlsx',
  '@e965/xlsx',
  'csv-parse',
  'csv-stringify',
  'iconv-lite',
  'saxes',
  'yauzl',
  'yazl',
]

function packages(...names: readonly string[]): string {
  return `node_modules/(?:@types/)?(?:${names.join('|')})/`
}

function packagesBut(...names: readonly string[]): string {
  return `node_modules/(?!(?:@types/)?(?:${names.join('|')})/)`
}

/** What only the core may use. */
const notForScreens = [
  'electron',
  'better-sqlite3',
  'kysely',
  'pg',
  'pino',
  '@orpc/server',
  'commander',
  ...workbooks,
]
const screenPackages = packagesBut(...notForScreens)
const corePackages = packagesBut(
  'electron',
  'better-sqlite3',
  'kysely',
  'react',
  'antd',
  ...workbooks,
)

export const laws: readonly Law[] = [
  {
    name: 'a-test-sees-sources-and-test-tools',
    covers: '\\.test\\.tsx?$',
    allows: ['^src/', '^tests/support/', node, packagesBut('electron')],
  },
  {
    name: 'shared-sees-nothing',
    covers: shared,
    allows: [shared, packages('zod', '@orpc/contract')],
  },
  {
    name: 'preload-sees-shared',
    covers: '^src/preload/',
    allows: ['^src/preload/', shared, packages('electron')],
  },
  {
    name: 'kit-knows-no-business',
    covers: '^src/renderer/kit/',
    allows: ['^src/renderer/kit/', shared, screenPackages],
  },
  {
    name: 'renderer-sees-shared',
    covers: '^src/renderer/',
    allows: ['^src/renderer/', '^resources/', shared, screenPackages],
  },
  {
    name: 'kernel-sees-shared',
    covers: kernel,
    allows: [kernel, shared, node, packages('pino', '@orpc/server')],
  },
  {
    name: 'ledger-sees-kernel',
    covers: '^src/main/ledger/',
    allows: [
      '^src/main/ledger/',
      kernel,
      shared,
      node,
      packages('better-sqlite3', 'kysely', 'pg', 'zod'),
    ],
  },
  {
    name: 'rules-see-kernel',
    covers: '^src/main/rules/',
    allows: ['^src/main/rules/', kernel, shared, node, packages('yaml', 'zod')],
  },
  {
    name: 'spreadsheets-see-kernel',
    covers: '^src/main/spreadsheets/',
    allows: ['^src/main/spreadsheets/', kernel, shared, node, packages('zod', ...workbooks)],
  },
  {
    name: 'decide-is-pure',
    covers: `^src/main/${capability}/decide\\.ts$`,
    // Types of rules only: a ban below says so.
    allows: [shared, '^src/main/rules/index\\.ts$'],
  },
  {
    name: 'store-sees-the-ledger',
    covers: `^src/main/${capability}/store\\.ts$`,
    allows: [`^src/main/${capability}/`, foundations, kernel, shared, packages('zod')],
  },
  {
    name: 'capability-sees-what-lies-below',
    covers: `^src/main/${capability}/`,
    // Which other capability: the table of pairs says so.
    allows: [`^src/main/${capability}/`, foundations, kernel, shared, node, corePackages],
  },
  {
    name: 'router-sees-capabilities',
    covers: '^src/main/router\\.ts$',
    allows: [anyCapability, foundations, kernel, shared, packages('@orpc/server')],
  },
  {
    name: 'app-wires-everything',
    covers: '^src/main/app\\.ts$',
    allows: [
      '^src/main/router\\.ts$',
      anyCapability,
      foundations,
      kernel,
      shared,
      node,
      packages('zod'),
    ],
  },
  {
    name: 'shells-see-the-app',
    covers: '^src/main/shells/',
    allows: [
      '^src/main/(?:app|router)\\.ts$',
      '^src/main/shells/',
      // The command line makes practice offices, verifies ledgers and decides without an office.
      '^src/main/practice/index\\.ts$',
      foundations,
      kernel,
      shared,
      node,
      packagesBut('better-sqlite3', 'kysely', 'react', 'antd', ...workbooks),
    ],
  },
]

/** What is forbidden whichever law a file lies under. */
export type Ban = {
  readonly name: string
  readonly from: { readonly path?: string; readonly pathNot?: string }
  readonly to: {
    readonly path?: string
    readonly pathNot?: string | readonly string[]
    readonly circular?: boolean
    readonly couldNotResolve?: boolean
    readonly dependencyTypesNot?: readonly string[]
  }
}

export const bans: readonly Ban[] = [
  { name: 'no-cycles', from: { path: '^src/' }, to: { circular: true } },
  { name: 'every-import-resolves', from: { path: '^src/' }, to: { couldNotResolve: true } },
  {
    name: 'nobody-imports-a-test',
    from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^tests/|\\.test\\.tsx?$' },
  },
  {
    name: 'only-the-window-knows-electron',
    from: { path: '^src/', pathNot: '^src/(?:main/shells/electron|preload)/' },
    to: { path: '(?:^|node_modules/)electron(?:/|$)' },
  },
  {
    name: 'doors-do-not-know-the-window',
    from: { path: '^src/main/', pathNot: '^src/main/shells/electron/' },
    to: { path: '^src/main/shells/electron/' },
  },
  {
    name: 'only-the-ledger-knows-sqlite',
    from: { path: '^src/', pathNot: '^src/main/ledger/|\\.test\\.ts$' },
    to: { path: '(?:^|node_modules/)better-sqlite3(?:/|$)' },
  },
  {
    name: 'only-spreadsheets-know-workbooks',
    from: { path: '^src/', pathNot: '^src/main/spreadsheets/' },
    to: { path: `(?:^|node_modules/)(?:${workbooks.join('|')})(?:/|$)` },
  },
  {
    name: 'decide-takes-only-types-of-rules',
    from: { path: `^src/main/${capability}/decide\\.ts$` },
    to: { path: '^src/main/rules/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'procedures-lie-on-top',
    from: {
      path: `^src/main/${capability}/`,
      pathNot: `^src/main/${capability}/(?:index|procedures)\\.ts$|\\.test\\.ts$`,
    },
    to: { path: `^src/main/${capability}/procedures\\.ts$` },
  },
]

/** The law that a file lies under, or null. */
export function findLaw(file: string): Law | null {
  return laws.find(({ covers }) => new RegExp(covers).test(file)) ?? null
}
