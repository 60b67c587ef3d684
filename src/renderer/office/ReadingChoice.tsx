import { Radio } from 'antd'
import type { Reading } from '../../shared/rules/model.ts'
import { CitationTag } from '../kit/CitationTag.tsx'
import { words } from './words.ts'

type Props = {
  readonly name: string
  readonly reading: Reading
  /** Null while the reading waits for the administrator. */
  readonly chosen: string | null
  readonly onChoose: (option: string | null) => void
  readonly withLater: boolean
}

/** A clause that allows two readings, with the ways to read it. */
export function ReadingChoice({ name, reading, chosen, onChoose, withLater }: Props) {
  const later = ''
  return (
    <fieldset className="reading">
      <legend>
        <CitationTag clause={reading.clause} />
        {reading.question}
      </legend>
      <Radio.Group
        name={name}
        className="reading-options"
        value={chosen ?? (withLater ? later : undefined)}
        onChange={(event) => {
          const option: unknown = event.target.value
          onChoose(typeof option === 'string' && option !== later ? option : null)
        }}
      >
        {reading.options.map((option, index) => (
          <Radio key={option.name} value={option.name}>
            {option.label}
            {index === 0 && <span className="tag">{words.firstIsDefault}</span>}
          </Radio>
        ))}
        {withLater && <Radio value={later}>{words.later}</Radio>}
      </Radio.Group>
    </fieldset>
  )
}
