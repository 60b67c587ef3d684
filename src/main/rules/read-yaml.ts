/** YAML with places: every complaint about a value finds the line it stands on. */
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Document, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { listFieldNames } from './field-names.ts'
import { limits } from './limits.ts'
import { tellNearest } from './nearest.ts'
import type { DocumentProblem, PackProblem } from './problem.ts'

export type YamlFile = {
  readonly file: string
  readonly value: unknown
  /** Puts a complaint where its value stands, or where the nearest value around it does. */
  readonly place: (problem: DocumentProblem) => PackProblem
  /** Numbers written with a decimal point, `400.00` too, by path. */
  readonly decimals: () => readonly DocumentProblem[]
}

/** The file's value, or what is wrong with its writing. */
export function readYaml(
  file: string,
  text: string,
): { readonly yaml: YamlFile | null; readonly problems: readonly PackProblem[] } {
  if ((text.match(/[,:\n]/gu)?.length ?? 0) > limits.marks) {
    const complaint = `内容太多（逗号、冒号和换行合计最多 ${limits.marks} 个），没有读，请核对是不是选错了文件。`
    return { yaml: null, problems: [{ file, line: 0, column: 0, text: complaint }] }
  }
  const tooDeep = findTooDeep(text)
  if (tooDeep !== null) {
    const complaint = `括号套了 ${limits.depth} 层以上，可能是 [ 或 { 没有配对，请从这一行往上检查。`
    return { yaml: null, problems: [{ file, ...tooDeep, text: complaint }] }
  }
  const lineCounter = new LineCounter()
  // The library compares each key with all before it: slow where there are thousands.
  const options = { lineCounter, prettyErrors: false, schema: 'core', uniqueKeys: false } as const
  const document = parseDocument(text, options)
  if (document.errors.length > 0) {
    const wide = listWideColons(file, text)
    if (wide.length > 0) return { yaml: null, problems: wide }
    const problems = document.errors.slice(0, limits.problems).map((error) => {
      const { line, col } = lineCounter.linePos(error.pos[0])
      return { file, line, column: col, text: explainSyntax(error) }
    })
    return { yaml: null, problems }
  }
  const place = ({ path, text: complaint, inFile }: DocumentProblem): PackProblem => {
    const { line, col } = lineCounter.linePos(findOffset(document, path))
    return { file, line, column: col, text: inFile ?? complaint }
  }
  const odd = findOdd(document)
  if (odd !== null) {
    const { line, col } = lineCounter.linePos(odd.offset)
    return { yaml: null, problems: [{ file, line, column: col, text: odd.text }] }
  }
  const repeated = listRepeatedKeys(document)
  if (repeated.length > 0) {
    const problems = repeated.slice(0, limits.problems).map(({ key, offset }) => {
      const { line, col } = lineCounter.linePos(offset)
      return { file, line, column: col, text: `同一层里“${key}”写了两次，请删去一处。` }
    })
    return { yaml: null, problems }
  }
  const aliasAt = findAlias(document)
  if (aliasAt !== null) {
    const { line, col } = lineCounter.linePos(aliasAt)
    const complaint = '用了引用（&、*），政策包要能逐行核对，请把内容原样写出来。'
    return { yaml: null, problems: [{ file, line, column: col, text: complaint }] }
  }
  return {
    yaml: { file, value: document.toJS(), place, decimals: () => listDecimals(document) },
    problems: [],
  }
}

/** The first complaints, placed; whoever has more than that begins with these. */
export function placeFirst(
  problems: readonly DocumentProblem[],
  { file, place }: YamlFile,
): readonly PackProblem[] {
  const placed = problems.slice(0, limits.problems).map(place)
  const more = problems.length - placed.length
  if (more === 0) return placed
  const text = `另有 ${more} 处不对，没有列出，请先改正上面各处再试。`
  return [...placed, { file, line: 0, column: 0, text }]
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

/** Where brackets stand too deep in brackets: the library takes very long over thousands. */
function findTooDeep(text: string): { readonly line: number; readonly column: number } | null {
  let depth = 0
  for (const match of text.matchAll(/[[\]{}]/gu)) {
    const opens = match[0] === '[' || match[0] === '{'
    depth = opens ? depth + 1 : Math.max(0, depth - 1)
    if (depth > limits.depth) {
      const before = text.slice(0, match.index).split('\n')
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    }
  }
  return null
}

/** A pack has whole numbers only: who writes a point has written yuan. */
function listDecimals(document: Document.Parsed): readonly DocumentProblem[] {
  const found: DocumentProblem[] = []
  visit(document, {
    Scalar(key, node, path) {
      const written = node.source ?? ''
      if (key === 'key' || typeof node.value !== 'number' || !written.includes('.')) return
      const steps = path.flatMap((each, index): PropertyKey[] => {
        if (isPair(each)) return isScalar(each.key) ? [String(each.key.value)] : []
        const next: unknown = path[index + 1] ?? node
        return isSeq(each) ? [each.items.findIndex((item) => item === next)] : []
      })
      const field = nameField(steps)
      const isMoney = steps.some((step) => ['amounts', 'payable', 'subsidy'].includes(String(step)))
      const text = isMoney
        ? `“${field}”写的是“${written}”，像是以元为单位；这里以分为单位，只写整数，${written} 元请写 ${Math.round(node.value * 100)}。`
        : `“${field}”写的是“${written}”，这里要的是整数，不写小数点。`
      found.push({ path: steps, text })
    },
  })
  return found
}

/** Chinese input writes a wide colon, which YAML takes for a letter. */
function listWideColons(file: string, text: string): readonly PackProblem[] {
  return text
    .split('\n')
    .flatMap((written, index) => {
      const field = /^([\s-]*)([A-Za-z][\w-]*)：/u.exec(written)
      if (field === null) return []
      const [, before = '', name = ''] = field
      const complaint = `“${name}”后面的冒号是全角的“：”，冒号要用半角“:”，后面空一格，如 ${name}: …。`
      return [{ file, line: index + 1, column: before.length + name.length + 1, text: complaint }]
    })
    .slice(0, limits.problems)
}

/** What YAML can do and a pack must not: fields named by lists, and tags that change a value. */
function findOdd(
  document: Document.Parsed,
): { readonly offset: number; readonly text: string } | null {
  let odd: { readonly offset: number; readonly text: string } | null = null
  visit(document, {
    Pair(_key, { key }) {
      if (isScalar(key) && key.value === '__proto__') {
        odd = { offset: key.range?.[0] ?? 0, text: '没有“__proto__”这个名称，请删去。' }
        return visit.BREAK
      }
      if (key === null || isScalar(key)) return undefined
      const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0
      odd = { offset, text: '字段名写成了列表或一组字段，请改成一个词，如 name: …。' }
      return visit.BREAK
    },
    Node(_key, node) {
      if (!('tag' in node) || node.tag === undefined) return undefined
      const offset = node.range?.[0] ?? 0
      odd = { offset, text: '用了标记（! 开头的词），请删去标记，直接写内容。' }
      return visit.BREAK
    },
  })
  return odd
}

type RepeatedKey = { readonly key: string; readonly offset: number }

/** Keys that stand twice in one map, where they stand again. */
function listRepeatedKeys(document: Document.Parsed): readonly RepeatedKey[] {
  const repeated: RepeatedKey[] = []
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) repeated.push({ key: name, offset: key.range?.[0] ?? 0 })
        seen.add(name)
      }
    },
  })
  return repeated
}

function explainSyntax(error: YAMLParseError): string {
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
  const field = nameField(path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        text: `不认识的字段“${key}”${tellNearest(key, listFieldNames())}，请删去，或对照 rules/README.md 改成正确的字段名。`,
      }))
    case 'invalid_type':
      if (issue.input === undefined)
        return [{ path: path.slice(0, -1), text: explainMissing(field) }]
      return [
        {
          path,
          text: `“${field}”的写法不对，写的是${quote(issue.input)}，这里要的是${typeName(issue.expected)}${mend(path, issue)}。`,
        },
      ]
    case 'invalid_value':
      if (issue.input === undefined)
        return [{ path: path.slice(0, -1), text: explainMissing(field) }]
      return [
        {
          path,
          text: `“${field}”的值${quote(issue.input)}不认识${tellNearest(typeof issue.input === 'string' ? issue.input : '', issue.values.map(String))}，可用的有 ${issue.values.join('、')}。`,
        },
      ]
    case 'too_small':
      if (String(path.at(-1)).toLowerCase().endsWith('clause')) {
        const text = `“${field}”空着，要写条款号，照通知自己的编号，如 二（二）。`
        return [{ path, text }]
      }
      return [
        {
          path,
          text: `“${field}”写的是${quote(issue.input)}，太小或为空，最少为 ${String(issue.minimum)}。`,
        },
      ]
    case 'too_big':
      if (Array.isArray(issue.input)) {
        const most = `写了 ${issue.input.length} 项，太多，最多 ${String(issue.maximum)} 项`
        return [{ path, text: `“${field}”${most}，请合并，或删去多余的。` }]
      }
      return [
        {
          path,
          text: `“${field}”写的是${quote(issue.input)}，太大，最多为 ${String(issue.maximum)}。`,
        },
      ]
    case 'invalid_key':
      // The library's own words are English; the schema's stand inside.
      return [{ path, text: `“${field}”：${issue.issues[0]?.message ?? '名称不对'}。` }]
    default:
      return [{ path, text: `“${field}”写的是${quote(issue.input)}：${issue.message}。` }]
  }
}

/** `circumstance 的第 2 项`: a place in a list has no name of its own. */
function nameField(path: readonly PropertyKey[]): string {
  const last = path.at(-1) ?? ''
  if (typeof last !== 'number') return String(last)
  const list = path.findLast((key) => typeof key === 'string') ?? ''
  return `${list} 的第 ${last + 1} 项`
}

const examples: Readonly<Record<string, string>> = {
  length: '{ unit: month, value: 3 }',
  sinceBirth: '{ unit: month, value: 6, counting: payment }',
  sinceEvent: '{ unit: month, value: 3 }',
  window: '{ from: 2023-09-01, to: 2023-12-31, clause: 二（一） }',
  start: '{ at: next-day }',
  when: '{ circumstance: [newborn] }',
  freeYears: '{ value: 1 }',
  amounts: '{ 1: 38000 }',
}

/** How to write it instead, where that can be told from what was written. */
function mend(
  path: readonly PropertyKey[],
  issue: { readonly expected: string; readonly input?: unknown },
): string {
  const field = String(path.at(-1) ?? '')
  if (issue.expected === 'string' && typeof issue.input === 'number') {
    return `，请加引号，写成 '${issue.input}'`
  }
  const example = Object.hasOwn(examples, field) ? examples[field] : undefined
  const shaped = issue.expected === 'object' || issue.expected === 'record'
  return shaped && example !== undefined ? `，如 ${field}: ${example}` : ''
}

const longestQuote = 40

/** The bad value as it was written, cut where it is long. */
function quote(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '空的列表' : '一个列表'
  if (typeof value === 'object' && value !== null) return '一组字段'
  if (value === null || value === '') return '空的'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}”`
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
