/** The parts of the founding form that are about the office itself. */
import { Button, Checkbox, Input } from 'antd'
import type { PackSummary } from '../../shared/rules/model.ts'
import { Field, controlOf } from '../kit/Field.tsx'
import { linesOf } from '../kit/lines.ts'
import { PackLabel } from './PackLabel.tsx'
import { ReadingChoice } from './ReadingChoice.tsx'
import { readingKeyOf } from './found-draft.ts'
import type { FoundDraft, FoundErrors } from './found-draft.ts'
import { words } from './words.ts'

type PartProps = {
  readonly draft: FoundDraft
  readonly packs: readonly PackSummary[]
  readonly onChange: (part: Partial<FoundDraft>) => void
}

export function OfficePart(props: PartProps & { readonly errors: FoundErrors }) {
  const { draft, errors, packs, onChange } = props
  return (
    <section className="part" aria-label={words.officePart}>
      <h2>{words.officePart}</h2>
      <Field id="name" label={words.name} error={errors.name} hint={words.nameHint} required>
        <Input
          {...controlOf('name', errors.name)}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          autoComplete="off"
          maxLength={60}
          autoFocus
        />
      </Field>
      <Field
        id="regionCode"
        label={words.regionCode}
        error={errors.regionCode}
        hint={words.regionCodeHint}
        required
      >
        <Input
          {...controlOf('regionCode', errors.regionCode)}
          value={draft.regionCode}
          onChange={(event) => onChange({ regionCode: event.target.value })}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
        />
      </Field>
      <Field
        id="policies"
        label={words.policies}
        error={errors.policies}
        hint={words.policiesHint}
        required
      >
        <Checkbox.Group
          className="pack-choices"
          value={[...draft.policies]}
          onChange={(policies) => onChange({ policies, readings: readingsOf(draft, policies) })}
        >
          {packs.map((pack, index) => (
            <Checkbox
              key={pack.policy}
              value={pack.policy}
              {...(index === 0 ? { id: 'policies' } : {})}
            >
              <PackLabel pack={pack} />
            </Checkbox>
          ))}
        </Checkbox.Group>
      </Field>
    </section>
  )
}

/** Choices of packs that are no longer chosen are dropped. */
function readingsOf(draft: FoundDraft, policies: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(draft.readings).filter(([key]) =>
      policies.some((policy) => key.startsWith(`${policy}/`)),
    ),
  )
}

export function ReadingsPart({ draft, packs, onChange }: PartProps) {
  const withReadings = packs.filter((pack) => pack.readings.length > 0)
  return (
    <section className="part found-readings" aria-label={words.readingsPart}>
      <h2>{words.readingsPart}</h2>
      <p>{packs.length === 0 ? words.noReadings : words.readingsText}</p>
      {withReadings.map((pack) => (
        <div key={pack.policy}>
          <h3>{pack.title}</h3>
          {pack.readings.map((reading) => {
            const key = readingKeyOf(pack.policy, reading.name)
            return (
              <ReadingChoice
                key={key}
                name={key}
                reading={reading}
                chosen={draft.readings[key] ?? null}
                withLater
                onChoose={(option) => {
                  const { [key]: _, ...others } = draft.readings
                  onChange({ readings: option === null ? others : { ...others, [key]: option } })
                }}
              />
            )
          })}
        </div>
      ))}
    </section>
  )
}

export function VillagesPart(props: PartProps & { readonly errors: FoundErrors }) {
  const { draft, errors, packs, onChange } = props
  const count = linesOf(draft.villagesText).length
  return (
    <section className="part" aria-label={words.villagesPart}>
      <h2>
        {words.villagesPart}
        {count > 0 && <span className="tag">{words.villageCount(count)}</span>}
      </h2>
      {packs
        .filter((pack) => pack.taskTable.length > 0)
        .map((pack) => (
          <Button
            key={pack.policy}
            size="small"
            onClick={() =>
              onChange({ villagesText: pack.taskTable.map((line) => line.name).join('\n') })
            }
          >
            {words.villagesFill(pack.issuer, pack.taskTable.length)}
          </Button>
        ))}
      <Field
        id="villages"
        label={words.villages}
        error={errors.villages}
        hint={words.villagesHint}
        stacked
      >
        <Input.TextArea
          {...controlOf('villages', errors.villages)}
          value={draft.villagesText}
          onChange={(event) => onChange({ villagesText: event.target.value })}
          rows={4}
        />
      </Field>
    </section>
  )
}
