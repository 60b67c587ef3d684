/** YAML with places: every complaint about a value finds the line it stands on. */
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Document, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import type { DocumentProblem, PackProblem } from './problem.ts'

export type YamlFile = {
  readonly file: string
  readonly value: unknown
  /** Puts a complaint where its value stands, or where the nearest value around it does. */
  readonly place: (problem: DocumentProblem) => PackProblem
}

/** The file's value, or what is wrong with its writing. */
export function readYaml(
  file: string,
  text: string,
): { readonly yaml: YamlFile | null; readonly problems: readonly PackProblem[] } {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false, schema: 'core' })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line, col } = lineCounter.linePos(error.pos[0])
      return { file, line, column: col, text: explainSyntax(error, text) }
    })
    return { yaml: null, problems }
  }
  const place = ({ path, text: complaint }: DocumentProblem): PackProblem => {
    const { line, col } = lineCounter.linePos(findOffset(document, path))
    return { file, line, column: col, text: complaint }
  }
  const aliasAt = findAlias(document)
  if (aliasAt !== null) {
    const { line, col } = lineCounter.linePos(aliasAt)
    const complaint = '用了引用（&、*），政策包要能逐行核对，请把内容原样写出来。'
    return { yaml: null, problems: [{ file, line, column: col, text: complaint }] }
  }
  return { yaml: { file, value: document.toJS(), place }, problems: [] }
}

/** Where the document refers to another place of itself, null where it does not. */
function findAlias(document: Document.Parsed): number | null {
  let found: number | null = null
  visit(document, {
    Alias(_key, node) {
      found = node.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return found
}

function explainSyntax(error: YAMLParseError, text: string): string {
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[^\s:,}]+/u.exec(text.slice(error.pos[0]))?.[0] ?? ''
    return `同一层里“${key}”写了两次，请删去一处。`
  }
  if (error.code === 'TAB_AS_INDENT') return '缩进用了制表符，请改成空格。'
  if (error.code === 'BAD_INDENT')
    return '这里的缩进或括号不对：同一层的字段要对齐，[ 和 { 要配对。'
  return `不是合格的 YAML（${error.code}），请检查这一行的括号、引号和缩进。`
}

function findOffset(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const key of path) {
    if (isNode(node) && node.range) offset = node.range[0]
    const next: unknown = stepInto(node, key)
    if (next === undefined) return offset
    node = next
  }
  return isNode(node) && node.range ? node.range[0] : offset
}

function stepInto(node: unknown, key: PropertyKey): unknown {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isScalar(item.key) && String(item.key.value) === String(key),
    )
    if (pair === undefined || !isPair(pair)) return undefined
    // A key without a value is complained of where the key stands.
    const value: unknown = pair.value
    return isNode(value) && value.range !== undefined ? value : pair.key
  }
  return isCollectionLike(node) ? node.get(Number(key), true) : undefined
}

function isCollectionLike(
  node: unknown,
): node is { get(index: number, keepScalar: true): unknown } {
  return isNode(node) && 'items' in node && 'get' in node
}

/** What zod found, in the words of someone who wrote the file. */
export function explainIssues(issues: readonly z.core.$ZodIssue[]): readonly DocumentProblem[] {
  return issues.flatMap((issue) => explainIssue(issue))
}

function explainIssue(issue: z.core.$ZodIssue): readonly DocumentProblem[] {
  const { path } = issue
  const field = String(path.at(-1) ?? '')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        text: `不认识的字段“${key}”，请删去，或对照 rules/README.md 改成正确的字段名。`,
      }))
    case 'invalid_type':
      if (issue.input === undefined)
        return [{ path: path.slice(0, -1), text: explainMissing(field) }]
      return [{ path, text: `“${field}”的写法不对，这里要的是${typeName(issue.expected)}。` }]
    case 'invalid_value':
      if (issue.input === undefined)
        return [{ path: path.slice(0, -1), text: explainMissing(field) }]
      return [{ path, text: `“${field}”的值不认识，可用的有 ${issue.values.join('、')}。` }]
    case 'too_small':
      return [{ path, text: `“${field}”太小或为空，最少为 ${String(issue.minimum)}。` }]
    case 'too_big':
      return [{ path, text: `“${field}”太大，最多为 ${String(issue.maximum)}。` }]
    default:
      return [{ path, text: `“${field}”：${issue.message}。` }]
  }
}

function explainMissing(field: string): string {
  if (field === 'clause') {
    return '缺少 clause：每个数值、每条规则都要写明出自通知的哪一条，如 clause: 二（二）。'
  }
  return `缺少“${field}”，请补上；写法见 rules/README.md。`
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字（日期和代码请照样书写）',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表，写在 [ ] 里',
  object: '一组字段',
  record: '一组字段',
}

function typeName(expected: string): string {
  return typeNames[expected] ?? expected
}
