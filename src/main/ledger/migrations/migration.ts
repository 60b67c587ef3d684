/** One step of the schema, from the one before. */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly sql: readonly string[]
}
