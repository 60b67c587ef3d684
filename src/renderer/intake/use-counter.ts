/** What happens at the counter: somebody is chosen, the form is dropped or saved. */
import { App } from 'antd'
import { useRef, useState } from 'react'
import type { Registration } from '../../shared/intake/model.ts'
import type { Person, PersonLine } from '../../shared/people/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { refreshEvidence } from '../evidence/use-evidence.ts'
import type { EvidenceFound } from '../evidence/use-evidence.ts'
import type { NotSame } from '../duplicates/twins.ts'
import type { NewPersonStart } from '../people/search-lines.ts'
import type { IdNumberCheck } from '../people/use-id-number.ts'
import { calls, rpc } from '../shell/rpc.ts'
import { queryClient } from '../shell/queries.ts'
import { codeOf } from '../shell/trouble.ts'
import { useWrite } from '../shell/use-write.ts'
import { coverageYearOf, errorsOf, evidenceReasonOf, quoteInputOf } from './intake-draft.ts'
import type { IntakeDraft, Registrant } from './intake-draft.ts'
import {
  bothAnswers,
  fieldErrorsFrom,
  numberErrorOf,
  reasonErrorOf,
  registrantOf,
} from './register-input.ts'
import { nobody, useIntakeForm } from './use-intake-form.ts'
import { words } from './words.ts'

export type Counter = ReturnType<typeof useCounter>

/** What the fields that decide the price need of a form. */
export type DecidingForm = Pick<Counter, 'draft' | 'errors' | 'change'>

export function useCounter(packs: readonly PackSummary[]) {
  const form = useIntakeForm(packs)
  const mayDrop = useAskToDrop(form.dirty)
  // The last one saved; `savedShown` while its panel stands where the form was.
  const [saved, setSaved] = useState<Registration | null>(null)
  const [savedShown, setSavedShown] = useState(false)

  const register = useWrite({
    call: rpc.intake.register,
    onDone: async (registration) => {
      setSaved(registration)
      setSavedShown(true)
      form.begin(nobody, {})
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: calls.intake.list.key() }),
        queryClient.invalidateQueries({ queryKey: calls.people.key() }),
      ])
    },
    onRefused: (error) => {
      form.showErrors(fieldErrorsFrom(error))
      if (codeOf(error) === 'EVIDENCE_STANDS') void refreshEvidence()
    },
  })

  // What was said of likely duplicates stands until the form is about somebody else.
  const [answered, setAnswered] = useState<NotSame | null>(null)

  function begin(next: Registrant, typed: Partial<NewPersonStart>): void {
    setAnswered(null)
    setSavedShown(false)
    register.forget()
    form.begin(next, typed)
  }

  const picking = usePicking(form.registrant, async (personId) => {
    if (await mayDrop()) begin(await findKnown(personId), {})
  })

  async function takeNew(typed: NewPersonStart): Promise<void> {
    if (await mayDrop()) begin({ kind: 'new' }, typed)
  }

  async function clear(): Promise<boolean> {
    const agreed = await mayDrop()
    if (agreed) begin(nobody, {})
    return agreed
  }

  function change(part: Partial<IntakeDraft>): void {
    form.change(part)
    register.forget()
  }

  function save(check: IdNumberCheck, said: EvidenceFound, notSame: NotSame | null = null): void {
    const { registrant, draft } = form
    if (registrant.kind === 'nobody') return
    const answer = bothAnswers(answered, notSame)
    setAnswered(answer)
    const pack = packs.find((candidate) => candidate.policy === draft.policy)
    const found = {
      ...errorsOf(draft, registrant, pack),
      ...numberErrorOf(registrant, draft, check),
      ...reasonErrorOf(draft, said),
    }
    form.showErrors(found)
    const quote = quoteInputOf(draft, pack, null)
    if (Object.keys(found).length > 0 || pack === undefined || quote === null) return
    const { birthDate: _, ...decided } = quote
    void register.submit({
      ...decided,
      registrant: registrantOf(registrant, draft),
      coverageYear: coverageYearOf(draft, pack),
      evidenceReason: evidenceReasonOf(draft),
      notSame: answer,
    })
  }

  return { ...form, ...picking, saved, savedShown, register, takeNew, clear, change, save } as const
}

/** True where nothing would be lost, or the clerk agrees to lose it. */
function useAskToDrop(dirty: boolean): () => Promise<boolean> {
  const { modal } = App.useApp()
  return async () => {
    if (!dirty) return true
    return await modal.confirm({
      title: words.askClearTitle,
      content: words.askClearText,
      okText: words.askClearYes,
      // Nothing is lost by the button that stands out.
      okButtonProps: { type: 'default', danger: true },
      cancelText: words.askClearNo,
      cancelButtonProps: { type: 'primary' },
      autoFocusButton: 'cancel',
      centered: true,
    })
  }
}

/** Choosing somebody once, however often the search says so while the answer is on its way. */
function usePicking(registrant: Registrant, take: (personId: number) => Promise<void>) {
  const [pickTrouble, setPickTrouble] = useState<unknown>(null)
  const underWay = useRef<number | null>(null)

  async function pick(personId: number): Promise<void> {
    if (underWay.current === personId) return
    if (registrant.kind === 'known' && registrant.person.personId === personId) return
    underWay.current = personId
    setPickTrouble(null)
    try {
      await take(personId)
    } catch (error) {
      setPickTrouble(error)
    } finally {
      underWay.current = null
    }
  }

  return { pick, pickTrouble } as const
}

async function findKnown(personId: number): Promise<Registrant> {
  const person = await queryClient.fetchQuery(
    calls.people.get.queryOptions({ input: { personId }, staleTime: 0 }),
  )
  const line = await findLine(person)
  return { kind: 'known', person, registered: line?.registered ?? false }
}

/** The line of the search knows whether somebody is registered for the year already. */
async function findLine({ idNumber, documentType }: Person): Promise<PersonLine | null> {
  const answer = await rpc.people.readIdNumber({ typed: idNumber, documentType })
  return answer.kind === 'read' ? answer.known : null
}
