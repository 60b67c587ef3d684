/** 无法录入名单 as .xlsx: a line a person, with a count by village and cause on a second sheet. */
import { obstacleActorLabels, obstacleCauseLabels } from '../../shared/platform/causes.ts'
import type { ObstacleList } from '../../shared/platform/model.ts'
import { writeTables } from './writing/table-workbook.ts'

/** Texts throughout: identity numbers stay as they are, and nothing is a formula. */
export function writeObstacleWorkbook(list: ObstacleList): Promise<Uint8Array> {
  const practice = list.practice ? '（练习数据，居民均为虚构）' : ''
  return writeTables([
    {
      sheetName: `无法录入名单${practice}`,
      columns: [
        { heading: '序号', width: 8 },
        { heading: '村（社区）', width: 16 },
        { heading: '原因', width: 16 },
        { heading: '姓名', width: 14 },
        { heading: '证件号码', width: 22 },
        { heading: '电话', width: 16 },
        { heading: '谁办理', width: 10 },
        { heading: '处理办法', width: 44 },
        { heading: '办理期限', width: 14 },
        { heading: '是否超期', width: 10 },
      ],
      rows: peopleOf(list).map((texts, index) => [String(index + 1), ...texts]),
    },
    {
      sheetName: '按村和原因统计',
      columns: [
        { heading: '村（社区）', width: 16 },
        { heading: '原因', width: 16 },
        { heading: '人数', width: 10 },
        { heading: '其中超期', width: 10 },
      ],
      rows: [
        ...list.villages.flatMap(({ villageName, causes }) =>
          causes.map(({ cause, people }) => [
            villageName,
            obstacleCauseLabels[cause],
            String(people.length),
            String(people.filter(({ overdue }) => overdue).length),
          ]),
        ),
        ['合计', '', String(list.count), String(list.overdueCount)],
      ],
    },
  ])
}

function peopleOf({ villages }: ObstacleList): readonly (readonly string[])[] {
  return villages.flatMap(({ villageName, causes }) =>
    causes.flatMap(({ cause, people }) =>
      people.map((person) => [
        villageName,
        obstacleCauseLabels[cause],
        person.name,
        person.idNumber,
        person.phone ?? '',
        obstacleActorLabels[person.actor],
        person.remedy,
        person.dueOn,
        person.overdue ? '超期' : '',
      ]),
    ),
  )
}
