/** What Electron has, read from its own typings: the stand-in may offer nothing else. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'

export type ElectronProcess = 'Main' | 'Renderer' | 'Utility'

export type Typings = {
  /** What `import { … } from 'electron'` finds in a process. */
  exportsOf(process: ElectronProcess): ReadonlySet<string>
  /** Names of a class's or interface's instances, inherited ones included. */
  membersOf(type: string): ReadonlySet<string>
  staticsOf(type: string): ReadonlySet<string>
}

type Declared = ts.ClassDeclaration | ts.InterfaceDeclaration

const emitterNames = new Set(Object.getOwnPropertyNames(EventEmitter.prototype))

export function readTypings(): Typings {
  const file = electronFile('electron.d.ts')
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  const electron = getNamespace(source.statements, 'Electron')
  const types = new Map<string, Declared[]>()
  for (const statement of electron) {
    if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) continue
    const name = statement.name?.text ?? ''
    types.set(name, [...(types.get(name) ?? []), statement])
  }
  return {
    exportsOf: (process) =>
      new Set([
        ...valueNames(getNamespace(electron, process)),
        ...valueNames(getNamespace(electron, 'Common')),
      ]),
    membersOf: (type) => membersOf(types, type),
    staticsOf: (type) =>
      new Set(
        (types.get(type) ?? []).flatMap(({ members }) =>
          members.filter(isStatic).flatMap((member) => nameOf(member) ?? []),
        ),
      ),
  }
}

export function electronFile(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), name)
}

function membersOf(types: ReadonlyMap<string, readonly Declared[]>, type: string): Set<string> {
  const declared = types.get(type)
  // NodeJS.EventEmitter and NodeEventEmitter are Node's own.
  if (declared === undefined) return new Set(type.endsWith('EventEmitter') ? emitterNames : [])
  const names = new Set<string>()
  for (const { members, heritageClauses } of declared) {
    for (const member of members) {
      const name = nameOf(member)
      if (name !== null && !isStatic(member)) names.add(name)
    }
    for (const { expression } of (heritageClauses ?? []).flatMap((clause) => clause.types)) {
      const parent = ts.isPropertyAccessExpression(expression) ? expression.name : expression
      if (!ts.isIdentifier(parent)) continue
      for (const name of membersOf(types, parent.text)) names.add(name)
    }
  }
  return names
}

function isStatic(member: ts.ClassElement | ts.TypeElement): boolean {
  return (
    ts.canHaveModifiers(member) &&
    (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
  )
}

function nameOf({ name }: ts.ClassElement | ts.TypeElement): string | null {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name))
    ? name.text
    : null
}

function getNamespace(
  statements: ts.NodeArray<ts.Statement>,
  wanted: string,
): ts.NodeArray<ts.Statement> {
  for (const statement of statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== wanted) continue
    if (statement.body !== undefined && ts.isModuleBlock(statement.body)) {
      return statement.body.statements
    }
  }
  throw new Error(`Electron's typings have no namespace ${wanted}`)
}

function valueNames(statements: ts.NodeArray<ts.Statement>): readonly string[] {
  return statements.flatMap((statement) => {
    if (ts.isClassDeclaration(statement)) return statement.name?.text ?? []
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? name.text : [],
    )
  })
}

export function electronVersion(): string {
  return JSON.parse(readFileSync(electronFile('package.json'), 'utf8')).version
}
