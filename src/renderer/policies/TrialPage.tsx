/** 试算: any question to the rules, its answer with the whole trace. Nothing is saved. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Radio } from 'antd'
import { askLabels } from '../../shared/policies/question-words.ts'
import type { Basis } from '../../shared/policies/model.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { EnterMovesOn } from '../kit/EnterMovesOn.tsx'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useAddress } from '../kit/use-address.ts'
import { useFirstFocus } from '../kit/use-first-focus.ts'
import { useDesk } from '../shell/desk.ts'
import { calls } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { pageTitles, words as frameWords } from '../shell/words.ts'
import { TrialAnswer } from './TrialAnswer.tsx'
import { EnrolmentFields, QuotaFields, RefundFields } from './TrialFields.tsx'
import { TrialLine } from './TrialLine.tsx'
import { useTrial } from './use-trial.ts'
import { dropEmpty } from './trial-form.ts'
import type { TrialForm } from './trial-form.ts'
import { lineOf, readSearch, searchOf, startQuestion } from './trial-question.ts'
import type { Question } from './trial-question.ts'
import { trialWords as words } from './trial-words.ts'
import { words as policyWords } from './words.ts'
import './policies.css'

const route = getRouteApi('/trial')

export function TrialPage() {
  const { office } = useDesk()
  const packs = useQuery(calls.office.packs.queryOptions())
  const listed = packs.data?.packs ?? []
  const first = listed.find(({ policy }) => office.policies.includes(policy)) ?? listed[0]
  return (
    <Page title={pageTitles.trial} aside={<span>{words.nothingSaved}</span>}>
      {packs.error !== null && <Notice kind="error">{sentenceOf(packs.error)}</Notice>}
      {packs.isPending && <p className="faint">{frameWords.loading}</p>}
      {packs.data !== undefined && first === undefined && (
        <Notice kind="error">{policyWords.noPacks}</Notice>
      )}
      {first !== undefined && <TrialDesk packs={listed} first={first} />}
    </Page>
  )
}

type DeskProps = { readonly packs: readonly PackSummary[]; readonly first: PackSummary }

/** The address is the question: what is typed goes there, and the form shows what stands there. */
function TrialDesk({ packs, first }: DeskProps) {
  const { today } = useDesk()
  const navigate = route.useNavigate()
  const [search, change] = useAddress(
    route.useSearch(),
    (next) => void navigate({ search: next, replace: true }),
  )
  const fresh = startQuestion(first, 'enrolment', today)
  const { question, basis, trouble } = readSearch(search, packs, fresh)
  const trial = useTrial(lineOf(question), basis)
  const pack = packs.find(({ policy }) => policy === question.policy) ?? first
  const move = (next: Question, nextBasis: Basis = basis) => change(searchOf(next, nextBasis))
  const form: TrialForm = { question, pack, errors: trial.errors, change: move }
  useFirstFocus(['paidOn', 'registered'])
  return (
    <>
      {trouble !== null && <Notice kind="error">{trouble}</Notice>}
      <div className="trial">
        <EnterMovesOn className="panel trial-form">
          <Head form={form} packs={packs} basis={basis} move={move} />
          {/* Another kind of question is another form: no field keeps what was typed into it. */}
          <div key={`${question.policy} ${question.ask}`}>
            {question.ask === 'enrolment' && <EnrolmentFields form={form} />}
            {question.ask === 'refund' && <RefundFields form={form} />}
            {question.ask === 'quota' && <QuotaFields form={form} />}
            <Readings form={form} />
          </div>
          <TrialLine question={question} basis={basis} onTake={move} packs={packs} />
        </EnterMovesOn>
        {trouble === null ? (
          <TrialAnswer trial={trial} question={question} pack={pack} />
        ) : (
          <p className="panel faint">{words.noAnswer}</p>
        )}
      </div>
    </>
  )
}

type HeadProps = {
  readonly form: TrialForm
  readonly packs: readonly PackSummary[]
  readonly basis: Basis
  readonly move: (question: Question, basis?: Basis) => void
}

function Head({ form, packs, basis, move }: HeadProps) {
  const { today, office } = useDesk()
  const { question, pack } = form
  const standing = ({ policy }: PackSummary) =>
    office.policies.includes(policy) ? policyWords.adopted : policyWords.notAdopted
  const start = (picked: PackSummary, ask: Question['ask']) =>
    move(startQuestion(picked, ask, today))
  return (
    <>
      <Field id="policy" label={words.policy}>
        <PickField
          id="policy"
          options={packs.map((each) => ({
            value: each.policy,
            label: policyWords.packLine(each.coverageYear, each.issuer, standing(each)),
          }))}
          value={question.policy}
          onChange={(policy) => {
            const picked = packs.find((each) => each.policy === policy)
            if (picked !== undefined) start(picked, question.ask)
          }}
        />
      </Field>
      <Field id="ask" label={words.ask}>
        <Radio.Group
          name="ask"
          className="radio-row"
          value={question.ask}
          onChange={({ target }) => start(pack, askNamed(target.value))}
        >
          {asks.map((ask) => (
            <Radio key={ask} value={ask} {...(ask === question.ask ? { id: 'ask' } : {})}>
              {askLabels[ask]}
            </Radio>
          ))}
        </Radio.Group>
      </Field>
      <Field id="basis" label={words.basis}>
        <Radio.Group
          name="basis"
          className="radio-row"
          value={basis}
          onChange={({ target }) => move(question, target.value === 'pack' ? 'pack' : 'office')}
        >
          <Radio value="office" {...(basis === 'office' ? { id: 'basis' } : {})}>
            {words.office}
          </Radio>
          <Radio value="pack" {...(basis === 'pack' ? { id: 'basis' } : {})}>
            {words.pack}
          </Radio>
        </Radio.Group>
      </Field>
    </>
  )
}

const asks = ['enrolment', 'refund', 'quota'] as const

function askNamed(name: unknown): Question['ask'] {
  return asks.find((ask) => ask === name) ?? 'enrolment'
}

/** How the open clauses are read in this trial alone. */
function Readings({ form }: { readonly form: TrialForm }) {
  const { question, pack } = form
  const chosen = question.readings ?? {}
  if (pack.readings.length === 0 || question.ask === 'quota') return null
  return (
    <fieldset className="trial-readings">
      <legend>{words.readings}</legend>
      {pack.readings.map((reading, index) => {
        const id = `reading${index}`
        return (
          <Field key={reading.name} id={id} label={reading.question} stacked>
            <PickField
              id={id}
              typing={false}
              allowClear
              options={reading.options.map(({ name, label }) => ({ value: name, label }))}
              value={chosen[reading.name] ?? null}
              onChange={(option) => {
                const readings = dropEmpty({ ...chosen, [reading.name]: option ?? undefined })
                const { readings: _before, ...rest } = question
                form.change(
                  Object.keys(readings).length === 0
                    ? rest
                    : { ...question, readings: asTexts(readings) },
                )
              }}
              placeholder={words.asSettled}
            />
          </Field>
        )
      })}
    </fieldset>
  )
}

function asTexts(
  choices: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(choices).flatMap(([name, option]) =>
      option === undefined ? [] : [[name, option]],
    ),
  )
}
