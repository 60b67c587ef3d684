/** A registration number typed into the search of the counter, from a sheet that somebody brings. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { registrationStateLabels } from '../../shared/intake/lifecycle.ts'
import { normalizeSheetText } from '../../shared/printing/typed.ts'
import { useSettled } from '../kit/use-settled.ts'
import type { FoundPaper } from '../people/search-lines.ts'
import { calls } from '../shell/rpc.ts'

/** The region, a dash, and what has been typed of year and sequence. */
const beginsNumber = /^\d{9,12}-[\d-]*$/u

/** More than one only while the number is being typed. */
const mostShown = 5

/** Null where no such number is typed. */
export function useRegistrationsNumbered(text: string): readonly FoundPaper[] | null {
  const number = normalizeSheetText(text)
  const typed = beginsNumber.test(number)
  const asked = useSettled(typed ? number : '', 150)
  const found = useQuery(
    calls.intake.list.queryOptions({
      input: { text: asked },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  if (!typed) return null
  const waits = asked !== number || found.data === undefined || found.isFetching
  const lines = (found.data?.registrations ?? []).filter(({ registrationNumber }) =>
    registrationNumber.startsWith(number),
  )
  // Nothing is said to be missing before the ledger was asked.
  if (waits && lines.length === 0) return null
  return lines.slice(0, mostShown).map((line) => ({
    id: line.registrationId,
    title: line.registrationNumber,
    note: `${line.name}，${registrationStateLabels[line.state]}`,
  }))
}
