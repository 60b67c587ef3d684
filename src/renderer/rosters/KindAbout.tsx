/** What a kind of roster asks for, what applying it does, and what it never does. */
import { Button } from 'antd'
import { getRosterKind } from '../../shared/rosters/kinds.ts'
import type { RosterKindName } from '../../shared/rosters/kinds.ts'
import { Notice } from '../kit/Notice.tsx'
import { Scroller } from '../kit/Scroller.tsx'
import { useSlicedDownload } from '../kit/use-sliced-download.ts'
import { rpc } from '../shell/rpc.ts'
import { sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

export function KindAbout({ kindName }: { readonly kindName: RosterKindName | null }) {
  const download = useSlicedDownload(words.downloaded)
  if (kindName === null) {
    return (
      <section className="panel roster-about" aria-label={words.about}>
        <h2 className="panel-title">{words.about}</h2>
        <p className="faint">{words.aboutEmpty}</p>
      </section>
    )
  }
  const { label, does, never, fields } = getRosterKind(kindName)
  return (
    <section className="panel roster-about" aria-label={words.about}>
      <h2 className="panel-title">
        {label}
        <span className="panel-title-side">
          <Button
            size="small"
            loading={download.pending}
            onClick={() =>
              void download.start((slice) => rpc.rosters.sample({ kind: kindName, slice }))
            }
          >
            {words.sample}
          </Button>
        </span>
      </h2>
      {download.error !== null && <Notice kind="error">{sentenceOf(download.error)}</Notice>}
      <h3>{words.does}</h3>
      <ul className="roster-sentences">
        {does.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>{words.never}</h3>
      <ul className="roster-sentences">
        {never.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>{words.fields}</h3>
      <Scroller label={words.fields} className="roster-fields-box">
        <ul className="roster-fields">
          {fields.map((field) => (
            <li key={field.field}>
              {field.label}
              {field.required && <span className="tag">{words.required}</span>}
              {field.aliases.length > 0 && (
                <span className="fact-more faint">{words.aliases(field.aliases)}</span>
              )}
            </li>
          ))}
        </ul>
      </Scroller>
    </section>
  )
}
