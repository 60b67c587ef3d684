/** Fields of an example that nobody reads: the engine ignores them, whoever wrote them meant them. */
import { tellNearest } from './nearest.ts'
import { explainCode } from './lint-codes.ts'
import type { DocumentProblem } from './problem.ts'

/** Every field of a question, as `rules/README.md` lists them. */
export const factFields = {
  enrolment: [
    'coverageYear',
    'paidOn',
    'registeredOn',
    'tier',
    'person',
    'circumstance',
    'coveredThisYear',
    'missedYears',
    'repairedYears',
    'waitingSince',
  ],
  refund: ['coverageYear', 'paidOn', 'paidFen', 'appliedOn', 'ground', 'benefitFrom'],
  quota: [
    'registered',
    'fullySubsidised',
    'universityStudents',
    'employedInsured',
    'inService',
    'imprisoned',
  ],
} as const

/** Every field inside a fact. */
export const innerFields: Readonly<Record<string, readonly string[]>> = {
  person: ['birthDate', 'categories'],
  circumstance: ['kind', 'on', 'movedOn', 'paidAtOrigin', 'endedOn', 'freshman', 'enrolsAt'],
  ground: ['kind', 'on', 'joinedOn', 'term', 'from'],
}

export const expectFields = [
  'outcome',
  'window',
  'charge',
  'benefit',
  'refundFen',
  'target',
  'code',
  'clause',
  'codes',
  'unconfirmed',
  'whyNot',
]

type WrittenCase = {
  readonly ask?: keyof typeof factFields | undefined
  readonly facts: Readonly<Record<string, unknown>>
  readonly expect: Readonly<Record<string, unknown>>
}

export function lintCases(cases: readonly WrittenCase[]): readonly DocumentProblem[] {
  return cases.flatMap((each, index) => lintCase(each, ['cases', index]))
}

function lintCase(
  { ask = 'enrolment', facts, expect }: WrittenCase,
  path: readonly PropertyKey[],
): readonly DocumentProblem[] {
  const inner = Object.entries(innerFields).flatMap(([field, known]) => {
    const value = facts[field]
    if (typeof value !== 'object' || value === null) return []
    return listStrangers(value, { known, path: [...path, 'facts', field] })
  })
  const { code, codes } = expect
  const named = [
    { path: [...path, 'expect', 'code'], code },
    ...(Array.isArray(codes) ? codes : []).map((each: unknown, index) => ({
      path: [...path, 'expect', 'codes', index],
      code: each,
    })),
  ]
  return [
    ...listStrangers(facts, { known: factFields[ask], path: [...path, 'facts'] }),
    ...inner,
    ...listStrangers(expect, { known: expectFields, path: [...path, 'expect'] }),
    ...named.flatMap((each) => {
      const text = typeof each.code === 'string' ? explainCode(each.code) : null
      return text === null ? [] : [{ path: each.path, text }]
    }),
  ]
}

function listStrangers(
  fields: object,
  { known, path }: { readonly known: readonly string[]; readonly path: readonly PropertyKey[] },
): readonly DocumentProblem[] {
  return Object.keys(fields).flatMap((field) => {
    if (known.includes(field)) return []
    const near = tellNearest(field, known)
    return [{ path: [...path, field], text: `不认识的字段“${field}”${near}，请改正或删去。` }]
  })
}
