/** A workbook's table of contents: which part is which sheet, and what it counts its days from. */
import { posix } from 'node:path'
import { mostSheets } from '../limits.ts'
import { refuse } from '../refuse.ts'
import type { Package } from './package.ts'
import { isOn, prefixed, readXml } from './xml.ts'

export type SheetPart = {
  readonly name: string
  readonly visibility: 'visible' | 'hidden' | 'very-hidden'
  /** Path of the part within the package. */
  readonly part: string
}

export type WorkbookParts = {
  readonly workbook: string
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
  readonly sharedStrings: string | null
  readonly styles: string | null
}

type Relation = { readonly type: string; readonly target: string }

/** Finds the parts, and refuses packages that are something else, by name. */
export async function readWorkbookParts(pack: Package): Promise<WorkbookParts> {
  const roots = await readRelations(pack, '')
  const workbook =
    [...roots.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  await refuseOthers(pack, workbook)
  const relations = await readRelations(pack, workbook)
  const ofType = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target ?? null
  const { sheets, from1904 } = await readSheets(pack, workbook)
  const parts = sheets.flatMap(({ id, ...sheet }) => {
    const relation = relations.get(id)
    // Chart sheets and dialogs have no cells.
    return relation?.type === 'worksheet' ? [{ ...sheet, part: relation.target }] : []
  })
  if (parts.length === 0) throw refuse('no-sheets')
  if (parts.length > mostSheets) throw refuse('inflates-too-far')
  if (parts.some(({ part }) => !pack.has(part))) throw refuse('damaged')
  const existing = (part: string | null) => (part !== null && pack.has(part) ? part : null)
  return {
    workbook,
    sheets: parts,
    from1904,
    sharedStrings: existing(ofType('sharedStrings')),
    styles: existing(ofType('styles')),
  }
}

async function refuseOthers(pack: Package, workbook: string): Promise<void> {
  const has = (pattern: RegExp) => pack.names.some((name) => pattern.test(name))
  if (has(/^xl\/workbook\.bin$/iu)) throw refuse('binary-workbook')
  if (has(/(?:^|\/)vbaproject\.bin$/iu)) throw refuse('macros')
  if (has(/^xl\/macrosheets\//iu)) throw refuse('macros')
  if (!pack.has(workbook)) {
    if (has(/^mimetype$/u) && has(/^content\.xml$/u)) throw refuse('open-document')
    if (has(/^(?:word|ppt|visio)\//iu)) throw refuse('other-document')
    throw refuse('other-archive')
  }
  if (has(/^(?:word|ppt)\//iu)) throw refuse('other-document')
  if (pack.has('[Content_Types].xml')) {
    await readXml(pack.read('[Content_Types].xml'), {
      open: (_, { ContentType: type = '' }) => {
        if (/macroEnabled\.main\+xml$/iu.test(type)) throw refuse('macros')
      },
    })
  }
}

/** Relations of a part (`''`: of the package), by id, their targets as paths in the package. */
export async function readRelations(
  pack: Package,
  part: string,
): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(part)
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const relations = new Map<string, Relation>()
  if (!pack.has(file)) return relations
  await readXml(pack.read(file), {
    open: (name, { Id: id, Type: type, Target: target, TargetMode: mode }) => {
      if (name !== 'Relationship' || id === undefined || target === undefined) return
      if (mode === 'External') return
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      relations.set(id, { type: type?.split('/').at(-1) ?? '', target: path })
    },
  })
  return relations
}

type ListedSheet = Omit<SheetPart, 'part'> & { readonly id: string }

async function readSheets(
  pack: Package,
  workbook: string,
): Promise<{ readonly sheets: readonly ListedSheet[]; readonly from1904: boolean }> {
  const sheets: ListedSheet[] = []
  let from1904 = false
  await readXml(pack.read(workbook), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isOn(attributes['date1904'])
      else if (name === 'sheet') {
        sheets.push({
          id: prefixed(attributes, 'id') ?? '',
          name: attributes['name'] ?? '',
          visibility: visibilityOf(attributes['state']),
        })
      }
    },
  })
  return { sheets, from1904 }
}

function visibilityOf(state: string | undefined): SheetPart['visibility'] {
  if (state === 'hidden') return 'hidden'
  return state === 'veryHidden' ? 'very-hidden' : 'visible'
}
