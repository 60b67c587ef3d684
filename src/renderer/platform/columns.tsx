import { Checkbox } from 'antd'
import { obstacleActorLabels, obstacleCauseLabels } from '../../shared/platform/causes.ts'
import { platformStatusLabels } from '../../shared/platform/model.ts'
import type { PlatformLine } from '../../shared/platform/model.ts'
import type { Column } from '../kit/DataTable.tsx'
import { recordText } from './PlatformPart.tsx'
import { StatusTag } from './StatusTag.tsx'
import type { Marking } from './use-marking.ts'
import { words } from './words.ts'

/** Columns of the work list; null where nothing is marked in it. */
export function platformColumns(marking: Marking | null): readonly Column<PlatformLine>[] {
  const mark: readonly Column<PlatformLine>[] =
    marking === null
      ? []
      : [
          {
            key: 'mark',
            title: words.marked,
            width: '48px',
            render: (row) => (
              // A click here marks the row and does not open it.
              <span onClick={(event) => event.stopPropagation()} role="presentation">
                <Checkbox
                  aria-label={words.mark(row.name)}
                  tabIndex={-1}
                  checked={marking.isMarked(row)}
                  disabled={row.status === 'entered'}
                  onChange={() => marking.toggle(row)}
                />
              </span>
            ),
          },
        ]
  return [
    ...mark,
    {
      key: 'name',
      title: words.name,
      width: '150px',
      render: (row) => <span className="platform-name">{row.name}</span>,
    },
    { key: 'id', title: words.idNumber, width: '180px', render: (row) => row.idNumber },
    { key: 'village', title: words.village, width: '130px', render: (row) => row.villageName },
    {
      key: 'state',
      title: words.state,
      width: '80px',
      render: (row) => <StatusTag status={row.status} />,
    },
    { key: 'what', title: words.what, render: (row) => <What row={row} /> },
    { key: 'due', title: words.due, width: '190px', render: (row) => <Due row={row} /> },
  ]
}

function What({ row }: { readonly row: PlatformLine }) {
  const { record, obstacle, proposal } = row
  return (
    <>
      {obstacle !== null && <strong>{obstacleCauseLabels[obstacle.cause]} </strong>}
      {record === null ? (
        <span className="platform-soft">
          {words.registeredOn(row.registeredOn, row.registrationNumber)}
        </span>
      ) : (
        <span>{recordText(record)}</span>
      )}
      {proposal !== null && (
        <span className="platform-proposal">
          {words.proposal(
            platformStatusLabels[proposal.status],
            proposal.happenedOn,
            proposal.message,
          )}
        </span>
      )}
    </>
  )
}

function Due({ row: { obstacle, overdue } }: { readonly row: PlatformLine }) {
  if (obstacle === null) return null
  return (
    <>
      {words.dueBy(obstacleActorLabels[obstacle.actor], obstacle.dueOn)}
      {overdue && <span className="tag tag-bad">{words.late}</span>}
    </>
  )
}
