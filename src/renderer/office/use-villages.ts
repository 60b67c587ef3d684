import { useQuery } from '@tanstack/react-query'
import type { PickOption } from '../kit/PickField.tsx'
import { calls } from '../shell/rpc.ts'

/** The office's villages in its own order, as a list to choose from. */
export function useVillages(): { readonly options: readonly PickOption<number>[] } {
  const villages = useQuery(calls.office.villages.queryOptions())
  return {
    options: (villages.data ?? []).map((village) => ({
      value: village.villageId,
      label: village.name,
    })),
  }
}
