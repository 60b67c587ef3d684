/** 政策: what each pack says on a day, clause by clause, and its examples with their results. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { valueKindSchema } from '../../shared/rules/description.ts'
import type { PackSummary } from '../../shared/rules/model.ts'
import { DayField } from '../kit/DayField.tsx'
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
import { BroughtPacksPart } from './BroughtPacksPart.tsx'
import { CasesPart } from './CasesPart.tsx'
import { ClausesPart } from './ClausesPart.tsx'
import { kindLabels, words } from './words.ts'
import './policies.css'

const route = getRouteApi('/policies')

const kindOptions = valueKindSchema.options.map((kind) => ({
  value: kind,
  label: kindLabels[kind],
}))

export function PoliciesPage() {
  const { office } = useDesk()
  const search = route.useSearch()
  const packs = useQuery(calls.office.packs.queryOptions())
  const listed = packs.data?.packs ?? []
  const pack =
    listed.find(({ policy }) => policy === search.policy) ??
    listed.find(({ policy }) => office.policies.includes(policy)) ??
    listed[0]
  useFirstFocus(['find'])
  return (
    <Page title={pageTitles.policies} aside={<Views />}>
      {packs.error !== null && <Notice kind="error">{sentenceOf(packs.error)}</Notice>}
      {packs.isPending && <p className="faint">{frameWords.loading}</p>}
      {packs.data !== undefined && packs.data.problems.length > 0 && (
        <Notice kind="warning">
          {words.packProblems}
          <ul>
            {packs.data.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {packs.data !== undefined && pack === undefined && search.view !== 'brought' && (
        <Notice kind="error">{words.noPacks}</Notice>
      )}
      {search.view === 'brought' && <BroughtPacksPart />}
      {pack !== undefined && search.view !== 'brought' && (
        <>
          <Filters packs={listed} pack={pack} />
          {search.view === 'cases' ? <CasesPart pack={pack} /> : <Clauses pack={pack} />}
        </>
      )}
    </Page>
  )
}

/** Where the reader stands is in the address: a link opens the same place. */
function useMove() {
  const navigate = route.useNavigate()
  return (part: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (search) => ({ ...search, ...part }), replace: true })
}

function Views() {
  const { view = 'clauses' } = route.useSearch()
  const move = useMove()
  return (
    <nav className="policy-views" aria-label={words.viewsLabel}>
      {(['clauses', 'cases', 'brought'] as const).map((name) => (
        <Button
          key={name}
          type={view === name ? 'primary' : 'default'}
          {...(view === name ? { 'aria-current': 'page' as const } : {})}
          onClick={() => move({ view: name === 'clauses' ? undefined : name })}
        >
          {words.views[name]}
        </Button>
      ))}
    </nav>
  )
}

type FiltersProps = { readonly packs: readonly PackSummary[]; readonly pack: PackSummary }

function Filters({ packs, pack }: FiltersProps) {
  const { office, today } = useDesk()
  const { day, view, kind, find = '' } = route.useSearch()
  const move = useMove()
  const [typed, type] = useAddress({ find }, (next) =>
    move({ find: next.find === '' ? undefined : next.find }),
  )
  const standing = ({ policy }: PackSummary) =>
    office.policies.includes(policy) ? words.adopted : words.notAdopted
  return (
    <div className="policy-filters">
      <Field id="policy" label={words.policy}>
        <PickField
          id="policy"
          options={packs.map((each) => ({
            value: each.policy,
            label: words.packLine(each.coverageYear, each.issuer, standing(each)),
          }))}
          value={pack.policy}
          onChange={(policy) => move({ policy: policy ?? undefined, place: undefined })}
        />
      </Field>
      <Field id="find" label={words.find}>
        <Input
          id="find"
          value={typed.find}
          onChange={(event) => type({ find: event.target.value })}
          placeholder={words.findPlaceholder}
          allowClear
        />
      </Field>
      {view !== 'cases' && (
        <>
          <Field id="kind" label={words.kind}>
            <PickField
              id="kind"
              options={kindOptions}
              value={kind ?? null}
              onChange={(picked) => move({ kind: picked ?? undefined })}
              allowClear
              placeholder={words.allKinds}
            />
          </Field>
          <DayField
            id="day"
            label={words.day}
            value={day ?? today}
            onChange={(picked) => move({ day: picked ?? undefined })}
            today={today}
          />
        </>
      )}
    </div>
  )
}

function Clauses({ pack }: { readonly pack: PackSummary }) {
  const { today } = useDesk()
  const { day = today } = route.useSearch()
  const told = useQuery(
    calls.policies.describe.queryOptions({
      input: { policy: pack.policy, day },
      placeholderData: keepPreviousData,
    }),
  )
  if (told.error !== null) return <Notice kind="error">{sentenceOf(told.error)}</Notice>
  if (told.data === undefined) return <p className="faint">{frameWords.loading}</p>
  return <ClausesPart description={told.data} pack={pack} />
}
