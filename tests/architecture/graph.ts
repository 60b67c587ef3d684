/** The resolved graph of src/, and what it breaks. */
import { cruise } from 'dependency-cruiser'
import type { IForbiddenRuleType, IModule } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Ban, Law } from './laws.ts'

export type Graph = {
  /** Every module under src/ that the check saw. */
  readonly modules: readonly IModule[]
  readonly violations: readonly Violation[]
}

export type Violation = { readonly law: string; readonly from: string; readonly to: string }

export type Constitution = { readonly laws: readonly Law[]; readonly bans: readonly Ban[] }

/** Reads the graph of one tree (a folder with src/ and tsconfig.json) and holds it to the laws. */
export async function judge(root: string, constitution: Constitution): Promise<Graph> {
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      validate: true,
      ruleSet: { forbidden: forbiddenBy(constitution) },
    },
    { conditionNames: ['node', 'import', 'types', 'default'], exportsFields: ['exports'] },
    { tsConfig: extractTsConfig(join(root, 'tsconfig.json')) },
  )
  if (typeof output === 'string') throw new Error('expected a result, not a report')
  return {
    modules: output.modules.filter(({ source }) => source.startsWith('src/')),
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      law: rule.name,
      from,
      to,
    })),
  }
}

/** The TypeScript files of src/ as they lie on the disk, which the graph must not fall short of. */
export function listSourceFiles(root: string): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .toSorted()
}

function forbiddenBy({ laws, bans }: Constitution): IForbiddenRuleType[] {
  const fromLaws = laws.map(({ name, covers, allows }, index) => ({
    name,
    severity: 'error' as const,
    // The first law that covers a file is its law.
    from: { path: covers, pathNot: laws.slice(0, index).map((earlier) => earlier.covers) },
    to: { pathNot: [...allows] },
  }))
  const fromBans = bans.map((ban) => ({ ...ban, severity: 'error' as const }))
  // Their types want mutable arrays and do not write to them.
  return [...fromLaws, ...fromBans] as IForbiddenRuleType[]
}
