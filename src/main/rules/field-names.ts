/** Every name of a field that a schema knows, wherever it stands. */
import { z } from 'zod'
import { amendmentDocumentSchema } from './amendment.ts'
import { isFields } from './check-fields.ts'
import { packDocumentSchema } from './pack-document.ts'

let known: readonly string[] | null = null

/** Of packs and amendments; worked out when somebody has misspelt one. */
export function listFieldNames(): readonly string[] {
  known ??= [
    ...new Set([packDocumentSchema, amendmentDocumentSchema].flatMap((schema) => namesOf(schema))),
  ]
  return known
}

/** Names in the order of the schema. */
export function namesOf(schema: z.ZodType): readonly string[] {
  const names = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) walk(each)
      return
    }
    if (!isFields(value)) return
    const { properties } = value
    if (isFields(properties)) for (const name of Object.keys(properties)) names.add(name)
    for (const each of Object.values(value)) walk(each)
  }
  walk(z.toJSONSchema(schema, { unrepresentable: 'any' }))
  return [...names]
}
