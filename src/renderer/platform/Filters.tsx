/** Whom the work list shows: by name or number, village, cause, and who has to act. */
import { Input } from 'antd'
import { useState } from 'react'
import type { ObstacleActor, ObstacleCause } from '../../shared/platform/causes.ts'
import type { PlatformView } from '../../shared/platform/model.ts'
import { Field } from '../kit/Field.tsx'
import { PickField } from '../kit/PickField.tsx'
import { useVillages } from '../office/use-villages.ts'
import { actorOptions, causeOptions } from './FileDialog.tsx'
import { words } from './words.ts'

export type Filter = {
  readonly view: PlatformView
  readonly village: number | undefined
  readonly cause: ObstacleCause | undefined
  readonly actor: ObstacleActor | undefined
  readonly text: string | undefined
}

type Props = { readonly filters: Filter; readonly onChange: (filters: Filter) => void }

export function Filters({ filters, onChange }: Props) {
  const [typed, setTyped] = useState(filters.text ?? '')
  const villages = useVillages()
  const { view } = filters
  // Whoever was never filed has no cause; the choice would only empty the list.
  const withCauses = view !== 'waiting' && view !== 'entered'
  return (
    <div className="platform-filters">
      <Field id="text" label={words.lookUp}>
        <Input
          id="text"
          value={typed}
          onChange={(event) => {
            const { value } = event.target
            setTyped(value)
            onChange({ ...filters, text: value.trim() === '' ? undefined : value.trim() })
          }}
          placeholder={words.lookUpHint}
          autoComplete="off"
          maxLength={64}
          allowClear
        />
      </Field>
      <Field id="village" label={words.village}>
        <PickField
          id="village"
          options={villages.options}
          value={filters.village ?? null}
          onChange={(picked) => onChange({ ...filters, village: picked ?? undefined })}
          allowClear
          placeholder={words.allVillages}
        />
      </Field>
      {(withCauses || filters.cause !== undefined) && (
        <Field id="cause" label={words.cause}>
          <PickField
            id="cause"
            options={causeOptions}
            value={filters.cause ?? null}
            onChange={(picked) => onChange({ ...filters, cause: picked ?? undefined })}
            allowClear
            placeholder={words.allCauses}
          />
        </Field>
      )}
      {(withCauses || filters.actor !== undefined) && (
        <Field id="actor" label={words.actor}>
          <PickField
            id="actor"
            options={actorOptions}
            value={filters.actor ?? null}
            onChange={(picked) => onChange({ ...filters, actor: picked ?? undefined })}
            allowClear
            placeholder={words.allActors}
          />
        </Field>
      )}
    </div>
  )
}
