/** A law that cannot fail is not a law: each is broken once, and must say so by its name. */
import { describe, expect, test } from 'vitest'
import { judge } from './graph.ts'
import { bans, findLaw, laws } from './laws.ts'
import { pairBans } from './pairs.ts'
import { plantTree, soundTree } from './planted-tree.ts'
import type { Files } from './planted-tree.ts'

const constitution = { laws, bans: [...bans, ...pairBans([{ from: 'intake', to: 'people' }])] }

async function lawsBrokenBy(planted: Files): Promise<readonly string[]> {
  const tree = plantTree(planted)
  try {
    const { violations } = await judge(tree.root, constitution)
    return [...new Set(violations.map(({ law }) => law))]
  } finally {
    tree.remove()
  }
}

const planted: readonly (readonly [law: string, what: string, files: Files])[] = [
  [
    'a-test-sees-sources-and-test-tools',
    'electron',
    plant('src/main/people/people.test.ts', 'electron'),
  ],
  [
    'shared-sees-nothing',
    'the core',
    plant('src/shared/kernel/day.ts', '../../main/kernel/clock.ts'),
  ],
  ['shared-sees-nothing', 'Node', plant('src/shared/kernel/day.ts', 'node:fs')],
  ['shared-sees-nothing', 'the screen', plant('src/shared/kernel/day.ts', 'react')],
  ['preload-sees-shared', 'Node', plant('src/preload/index.ts', 'node:fs')],
  ['preload-sees-shared', 'the screen', plant('src/preload/index.ts', '../renderer/kit/Money.tsx')],
  [
    'kit-knows-no-business',
    'a capability',
    plant('src/renderer/kit/Money.tsx', '../accounts/Word.ts'),
  ],
  [
    'renderer-sees-shared',
    'the core',
    plant('src/renderer/people/Page.tsx', '../../main/kernel/clock.ts'),
  ],
  ['renderer-sees-shared', 'Node', plant('src/renderer/people/Page.tsx', 'node:path')],
  ['renderer-sees-shared', 'the server', plant('src/renderer/people/Page.tsx', '@orpc/server')],
  ['kernel-sees-shared', 'the ledger', plant('src/main/kernel/clock.ts', '../rules/index.ts')],
  [
    'ledger-sees-kernel',
    'a capability',
    plant('src/main/ledger/writer.ts', '../accounts/index.ts'),
  ],
  ['rules-see-kernel', 'the ledger', plant('src/main/rules/index.ts', '../ledger/index.ts')],
  [
    'spreadsheets-see-kernel',
    'the ledger',
    plant('src/main/spreadsheets/index.ts', '../ledger/index.ts'),
  ],
  ['decide-is-pure', 'the ledger', plant('src/main/people/decide.ts', '../ledger/index.ts')],
  ['decide-is-pure', 'the clock', plant('src/main/people/decide.ts', '../kernel/clock.ts')],
  ['decide-is-pure', 'Node', plant('src/main/people/decide.ts', 'node:crypto')],
  ['decide-is-pure', 'a package', plant('src/main/people/decide.ts', 'zod')],
  ['store-sees-the-ledger', 'Node', plant('src/main/people/store.ts', 'node:fs')],
  ['store-sees-the-ledger', 'the server', plant('src/main/people/store.ts', '@orpc/server')],
  ['capability-sees-what-lies-below', 'the app', plant('src/main/accounts/index.ts', '../app.ts')],
  [
    'capability-sees-what-lies-below',
    'the inside of the ledger',
    plant('src/main/people/procedures.ts', '../ledger/writer.ts'),
  ],
  [
    'capability-sees-what-lies-below',
    'a SQL package',
    plant('src/main/people/procedures.ts', 'kysely'),
  ],
  ['router-sees-capabilities', 'a shell', plant('src/main/router.ts', './shells/telling.ts')],
  [
    'router-sees-capabilities',
    'the inside of a capability',
    plant('src/main/router.ts', './people/store.ts'),
  ],
  ['app-wires-everything', 'a shell', plant('src/main/app.ts', './shells/telling.ts')],
  [
    'shells-see-the-app',
    'a capability',
    plant('src/main/shells/web/index.ts', '../../people/index.ts'),
  ],
  [
    'shells-see-the-app',
    'the screen',
    plant('src/main/shells/web/index.ts', '../../../renderer/kit/Money.tsx'),
  ],
  [
    'no-cycles',
    'two files that import each other',
    {
      'src/shared/kernel/day.ts': "import './month.ts'\nexport const day = 1",
      'src/shared/kernel/month.ts': "import './day.ts'",
    },
  ],
  [
    'no-cycles',
    'two files that know each other by types',
    {
      'src/shared/kernel/day.ts':
        "import type { Month } from './month.ts'\nexport type Day = Month",
      'src/shared/kernel/month.ts':
        "import type { Day } from './day.ts'\nexport type Month = Day | 1",
    },
  ],
  ['every-import-resolves', 'a file that is not there', plant('src/main/app.ts', './gone.ts')],
  ['nobody-imports-a-test', 'a test', plant('src/main/people/store.ts', './people.test.ts')],
  [
    'nobody-imports-a-test',
    'help for tests',
    { ...plant('src/main/app.ts', '../../tests/support/x.ts'), 'tests/support/x.ts': 'export {}' },
  ],
  [
    'only-the-window-knows-electron',
    'in the web door',
    plant('src/main/shells/web/index.ts', 'electron'),
  ],
  [
    'only-the-window-knows-electron',
    'beside the doors',
    plant('src/main/shells/telling.ts', 'electron'),
  ],
  [
    'doors-do-not-know-the-window',
    'in the web door',
    plant('src/main/shells/web/index.ts', '../electron/index.ts'),
  ],
  [
    'only-the-ledger-knows-sqlite',
    'in a capability',
    plant('src/main/people/store.ts', 'better-sqlite3'),
  ],
  [
    'only-spreadsheets-know-workbooks',
    'in a capability',
    plant('src/main/people/procedures.ts', 'exceljs'),
  ],
  [
    'only-spreadsheets-know-workbooks',
    'in a shell',
    plant('src/main/shells/cli/index.ts', 'csv-parse/sync'),
  ],
  [
    'decide-takes-only-types-of-rules',
    'a value of rules',
    plant('src/main/people/decide.ts', '../rules/index.ts'),
  ],
  [
    'procedures-lie-on-top',
    'a store that calls up',
    plant('src/main/people/store.ts', './procedures.ts'),
  ],
  [
    'capabilities-meet-as-listed',
    'a pair not listed',
    plant('src/main/people/procedures.ts', '../intake/index.ts'),
  ],
  [
    'capabilities-meet-as-listed',
    'past the index',
    plant('src/main/intake/procedures.ts', '../people/store.ts'),
  ],
]

function plant(file: string, imported: string): Files {
  return {
    [file]: `${soundTree[file] ?? ''}\nimport '${imported}'`,
    // Something of the office for the kit to trip over.
    'src/renderer/accounts/Word.ts': 'export const word = 1',
  }
}

describe('planted violations', () => {
  test('the tree breaks no law before anything is planted', async () => {
    expect(await lawsBrokenBy({})).toEqual([])
  })

  test.each(planted)('%s: %s', async (law, _what, files) => {
    expect(await lawsBrokenBy(files)).toContain(law)
  })

  test('every law and every ban is broken by some plant', () => {
    const tried = new Set(planted.map(([law]) => law))
    const all = [...constitution.laws, ...constitution.bans].map(({ name }) => name)
    expect(all.filter((name) => !tried.has(name))).toEqual([])
  })

  test.each([
    'src/main/helpers/text.ts',
    'src/main/utils.ts',
    'src/common/text.ts',
    'src/index.ts',
  ])('no law covers %s', (file) => {
    expect(findLaw(file)).toBeNull()
  })
})
