/** Whether anything was registered under a pack: it is put away again only while nothing was. */
import type { Reader } from '../ledger/index.ts'

/** Registrations ever taken under a pack, those withdrawn too. */
export async function countUnder(read: Reader, policy: string): Promise<number> {
  const { count } = await read
    .selectFrom('registration')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('policy', '=', policy)
    .executeTakeFirstOrThrow()
  return count
}
