/** What a tier is called by the notice under which somebody was registered. */
import { useQuery } from '@tanstack/react-query'
import { calls } from '../shell/rpc.ts'
import { tierLabel } from './words.ts'

type Tiered = { readonly policy: string; readonly tier: number }

export function useTierLabel(): (of: Tiered) => string {
  const packs = useQuery(calls.office.packs.queryOptions())
  const labels = new Map(
    (packs.data?.packs ?? []).flatMap(({ policy, tiers }) =>
      tiers.map(({ tier, label }) => [`${policy} ${tier}`, label] as const),
    ),
  )
  return ({ policy, tier }) => {
    const label = labels.get(`${policy} ${tier}`) ?? ''
    return label === '' ? tierLabel(tier) : label
  }
}

/** The same as a component, for the cell of a table. */
export function TierLabel({ policy, tier }: Tiered): string {
  return useTierLabel()({ policy, tier })
}
