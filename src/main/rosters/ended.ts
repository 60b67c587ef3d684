/** Who was on the sender's last list and is not on this one. */
import type { SideFile, StateRow } from '../ledger/index.ts'
import type { Prior } from './prior.ts'

/** Notes them down beside the preview, and answers how many there are. */
export function listEnded(
  side: SideFile,
  prior: Prior,
  { severalPerPerson }: { readonly severalPerPerson: boolean },
): number {
  if (prior.isEmpty) return 0
  side.exec(`
    create index if not exists line_by_number on line (id_number);
    create index if not exists line_by_person on line (person_id);`)
  let count = 0
  side.together(() => {
    for (const line of prior.everyLine()) {
      if (isStillThere(side, line, severalPerPerson)) continue
      count += 1
      side.run(
        `insert into ended (position, person_id, name, id_number, village, file_name, row_number)
         values (?, ?, ?, ?, ?, ?, ?)`,
        count,
        line.person_id,
        line.name,
        line.id_number,
        line.village,
        line.file_name,
        line.row_number,
      )
    }
  })
  return count
}

/** By number, else by person; of several matters of one person, the same one. A bad row is no end. */
function isStillThere(
  side: SideFile,
  line: StateRow<'evidence'>,
  severalPerPerson: boolean,
): boolean {
  const sameTerm = severalPerPerson ? 'term is ?' : '? is not 0'
  if (line.id_number !== null) {
    const found = side.first(
      `select 1 from line where id_number = ? and (${sameTerm} or outcome = 'bad')`,
      line.id_number,
      line.term,
    )
    if (found !== null) return true
  }
  if (line.person_id === null) return false
  const found = side.first(
    `select 1 from line where person_id = ? and ${sameTerm}`,
    line.person_id,
    line.term,
  )
  return found !== null
}
