/** What happens at the counter: who was chosen, what is on the form, what was saved. */
import { App } from 'antd'
import { useRef, useState } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import type { PersonLine } from '../../shared/people/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { focusFirstBad } from '../kit/Field.tsx'
import type { NewPersonStart } from '../people/search-lines.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { useDesk } from '../shell/desk.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { codeOf, sentenceOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import {
  coverageYearOf,
  errorsOf,
  intakeFieldOrder,
  phoneOf,
  quoteInputOf,
  startDraft,
} from './intake-draft.ts'
import type { IntakeDraft, IntakeErrors, Registrant } from './intake-draft.ts'
import { words } from './words.ts'

const nobody: Registrant = { kind: 'nobody' }

export type Counter = ReturnType<typeof useCounter>

export function useCounter(packs: readonly PackSummary[]) {
  const { today } = useDesk()
  const { modal } = App.useApp()
  const [registrant, setRegistrant] = useState<Registrant>(nobody)
  const [draft, setDraft] = useState<IntakeDraft>(() =>
    startDraft({ registrant: nobody, packs, today }),
  )
  const [start, setStart] = useState(draft)
  const [errors, setErrors] = useState<IntakeErrors>({})
  // The last one saved; `savedShown` while its panel stands where the form was.
  const [saved, setSaved] = useState<Registration | null>(null)
  const [savedShown, setSavedShown] = useState(false)
  const [pickTrouble, setPickTrouble] = useState<unknown>(null)
  const picking = useRef<number | null>(null)

  const dirty = registrant.kind !== 'nobody' && JSON.stringify(draft) !== JSON.stringify(start)

  const register = useWrite({
    call: rpc.intake.register,
    onDone: async (registration) => {
      setSaved(registration)
      setSavedShown(true)
      begin(nobody, {})
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: calls.intake.list.key() }),
        queryClient.invalidateQueries({ queryKey: calls.people.key() }),
      ])
    },
    onRefused: (error) => showErrors(fieldErrorsFrom(error)),
  })

  function begin(next: Registrant, typed: Partial<NewPersonStart>): void {
    const fresh = startDraft({ registrant: next, packs, today, ...typed })
    setRegistrant(next)
    setDraft(fresh)
    setStart(next.kind === 'new' ? startDraft({ registrant: next, packs, today }) : fresh)
    setErrors({})
    register.forget()
  }

  function showErrors(found: IntakeErrors): void {
    setErrors(found)
    focusFirstBad(intakeFieldOrder, found)
  }

  /** True where nothing would be lost, or the clerk agrees to lose it. */
  async function mayDrop(): Promise<boolean> {
    if (!dirty) return true
    return await modal.confirm({
      title: words.askClearTitle,
      content: words.askClearText,
      okText: words.askClearYes,
      cancelText: words.askClearNo,
      autoFocusButton: 'cancel',
      centered: true,
    })
  }

  async function pick(personId: number): Promise<void> {
    if (picking.current === personId) return
    if (registrant.kind === 'known' && registrant.person.personId === personId) return
    picking.current = personId
    setPickTrouble(null)
    try {
      if (!(await mayDrop())) return
      const person = await queryClient.fetchQuery(
        calls.people.get.queryOptions({ input: { personId }, staleTime: 0 }),
      )
      const { known } = await readNumber(person.idNumber)
      setSavedShown(false)
      begin({ kind: 'known', person, registered: known?.registered ?? false }, {})
    } catch (error) {
      setPickTrouble(error)
    } finally {
      picking.current = null
    }
  }

  async function takeNew(typed: NewPersonStart): Promise<void> {
    if (!(await mayDrop())) return
    setSavedShown(false)
    begin({ kind: 'new' }, typed)
  }

  async function clear(): Promise<boolean> {
    if (!(await mayDrop())) return false
    setSavedShown(false)
    begin(nobody, {})
    return true
  }

  function change(part: Partial<IntakeDraft>): void {
    setDraft((before) => ({ ...before, ...part }))
    setErrors((before) => withoutChanged(before, part))
    register.forget()
  }

  function save(check: IdNumberCheck): void {
    if (registrant.kind === 'nobody') return
    const found = { ...errorsOf(draft, registrant), ...numberErrorOf(registrant, draft, check) }
    showErrors(found)
    const pack = packs.find((candidate) => candidate.policy === draft.policy)
    const quote = quoteInputOf(draft, pack, null)
    if (Object.keys(found).length > 0 || pack === undefined || quote === null) return
    const { policy, payDay, tier, circumstance, identities } = quote
    void register.submit({
      registrant: registrantOf(registrant, draft),
      policy,
      coverageYear: coverageYearOf(draft, pack),
      payDay,
      tier,
      circumstance,
      identities,
    })
  }

  return {
    registrant,
    draft,
    errors,
    dirty,
    saved,
    savedShown,
    pickTrouble,
    register,
    pick,
    takeNew,
    clear,
    change,
    save,
    showErrors,
  } as const
}

/** The line of the search knows whether somebody is registered for the year already. */
async function readNumber(typed: string): Promise<{ readonly known: PersonLine | null }> {
  const answer = await rpc.people.readIdNumber({ typed })
  return { known: answer.kind === 'read' ? answer.known : null }
}

type RegisterInput = Parameters<typeof rpc.intake.register>[0]

function registrantOf(
  registrant: Exclude<Registrant, { kind: 'nobody' }>,
  draft: IntakeDraft,
): RegisterInput['registrant'] {
  if (registrant.kind === 'known') return { kind: 'known', personId: registrant.person.personId }
  return {
    kind: 'new',
    person: {
      name: draft.name,
      idNumber: draft.idNumber,
      // `errorsOf` has refused a form without a village.
      villageId: draft.villageId ?? 0,
      phone: phoneOf(draft),
      identities: [...draft.identities],
    },
  }
}

/** A number that is wrong or too short is refused before anything is sent. */
function numberErrorOf(
  registrant: Registrant,
  draft: IntakeDraft,
  check: IdNumberCheck,
): IntakeErrors {
  if (registrant.kind !== 'new' || draft.idNumber.trim() === '') return {}
  if (check.kind === 'refused') return { idNumber: check.text }
  return {}
}

/** Where a refusal belongs to one field, the cursor goes there. */
function fieldErrorsFrom(error: unknown): IntakeErrors {
  const sentence = sentenceOf(error)
  switch (codeOf(error)) {
    case 'ID_NUMBER_REFUSED':
      return { idNumber: sentence }
    case 'VILLAGE_NOT_FOUND':
      return { village: sentence }
    case 'IDENTITY_REFUSED':
      return { identities: sentence }
    case 'POLICY_NOT_ADOPTED':
      return { policy: sentence }
    default:
      return {}
  }
}

const fieldsOfPart: Readonly<Record<keyof IntakeDraft, readonly (keyof IntakeErrors)[]>> = {
  idNumber: ['idNumber'],
  name: ['name'],
  villageId: ['village'],
  phone: ['phone'],
  identities: ['identities'],
  policy: ['policy', 'tier', 'identities'],
  tier: ['tier'],
  payDay: ['payDay'],
  circumstance: ['circumstance', 'circumstanceDay'],
}

/** A field that is being mended no longer shows what was wrong with it. */
function withoutChanged(errors: IntakeErrors, part: Partial<IntakeDraft>): IntakeErrors {
  const changed = new Set<string>(
    Object.keys(part).flatMap((name) => fieldsOfPart[name as keyof IntakeDraft]),
  )
  return Object.fromEntries(Object.entries(errors).filter(([name]) => !changed.has(name)))
}
