/** 无法录入名单 on paper: a part a village, under it the causes; headings on every page. */
import { obstacleActorLabels, obstacleCauseLabels } from '../../shared/platform/causes.ts'
import type { ObstacleList } from '../../shared/platform/model.ts'
import { PageStyle } from '../kit/PageStyle.tsx'
import { Watermark } from '../kit/Watermark.tsx'
import { drawable } from '../printing/sheet-text.ts'
import { pageTitles } from '../shell/words.ts'
import { words } from './words.ts'

type Village = ObstacleList['villages'][number]
type CausePart = Village['causes'][number]
type Person = CausePart['people'][number]

const columnCount = 7

export function ObstacleSheet({ list }: { readonly list: ObstacleList }) {
  return (
    <article className="sheet obstacle-sheet" aria-label={words.paperLabel}>
      <PageStyle head={`${pageTitles.obstacles}　${words.asOf(list.asOf)}`} />
      {list.practice && <Watermark text={words.practiceMark} />}
      <h2 className="sheet-title">{pageTitles.obstacles}</h2>
      {list.practice && <p className="sheet-notice">{words.practiceLine}</p>}
      <div className="sheet-head">
        <span>{words.office(list.officeName)}</span>
        <span>{words.total(list.count, list.overdueCount)}</span>
        <span>{words.asOf(list.asOf)}</span>
      </div>
      <table className="sheet-table">
        <Head />
        {list.villages.map((village) => (
          <VillagePart key={village.villageName} village={village} />
        ))}
      </table>
      <p className="obstacle-end">
        <span>{words.prepared}</span>
        <span>{words.reviewed}</span>
        <span>{words.date}</span>
      </p>
    </article>
  )
}

function Head() {
  return (
    <>
      <colgroup>
        <col style={{ width: '6%' }} />
        <col style={{ width: '13%' }} />
        <col style={{ width: '25%' }} />
        <col style={{ width: '15%' }} />
        <col style={{ width: '9%' }} />
        <col />
        <col style={{ width: '13%' }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words.position}</th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.idNumber}</th>
          <th scope="col">{words.phone}</th>
          <th scope="col">{words.actor}</th>
          <th scope="col">{words.remedy}</th>
          <th scope="col">{words.due}</th>
        </tr>
      </thead>
    </>
  )
}

function VillagePart({ village: { villageName, causes } }: { readonly village: Village }) {
  const count = causes.reduce((sum, { people }) => sum + people.length, 0)
  return causes.map((part, index) => (
    <tbody key={part.cause}>
      {index === 0 && (
        <tr className="obstacle-village">
          <th colSpan={columnCount} scope="rowgroup">
            {words.villageRow(drawable(villageName), count)}
          </th>
        </tr>
      )}
      <tr className="obstacle-cause">
        <th colSpan={columnCount} scope="rowgroup">
          {words.causeRow(obstacleCauseLabels[part.cause], part.people.length)}
        </th>
      </tr>
      {part.people.map((person, position) => (
        <PersonRow key={person.registrationId} person={person} position={position + 1} />
      ))}
    </tbody>
  ))
}

function PersonRow({ person, position }: { readonly person: Person; readonly position: number }) {
  return (
    <tr>
      <td>{position}</td>
      <td>{drawable(person.name)}</td>
      <td>{person.idNumber}</td>
      <td>{person.phone}</td>
      <td>{obstacleActorLabels[person.actor]}</td>
      <td>{person.remedy}</td>
      <td>
        {person.dueOn}
        {person.overdue && <strong className="sheet-line">{words.late}</strong>}
      </td>
    </tr>
  )
}
