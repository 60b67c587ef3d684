/** What has to be read before anything is saved comes first, and loud. */
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../shared/evidence/model.ts'
import { sortEvidence, standingIn } from './sort-evidence.ts'

function anEvidence(changes: Partial<Evidence>): Evidence {
  return {
    batchId: 1,
    kind: 'death',
    authority: 'police',
    source: '派出所',
    fileName: '名单.csv',
    rowNumber: 2,
    listDay: null,
    coverageYear: null,
    name: null,
    idNumber: null,
    eventOn: null,
    precision: null,
    endsOn: null,
    term: null,
    level: null,
    details: [],
    matchedBy: 'number',
    rules: true,
    disputed: false,
    holds: true,
    effect: 'tell',
    said: '',
    text: '',
    ...changes,
  }
}

const kinds = (some: readonly Evidence[]) => some.map(({ kind, level }) => level ?? kind)

describe('凭据的轻重', () => {
  test('同一件事两种说法，一并放在不宜登记的里', () => {
    const ruling = anEvidence({ effect: 'reason', rules: true })
    const other = anEvidence({ effect: 'reason', rules: false, authority: 'village' })
    expect(sortEvidence([ruling, other], 2024).against).toEqual([ruling, other])
    expect(standingIn([ruling, other])).toEqual([ruling])
  })

  test('当年已缴费、已录入的要醒目；往年的、失败的只是告知', () => {
    const { already, told } = sortEvidence(
      [
        anEvidence({ kind: 'paid', coverageYear: 2024 }),
        anEvidence({ kind: 'paid', coverageYear: 2023 }),
        anEvidence({ kind: 'platform-status', coverageYear: 2024, level: '已录入' }),
        anEvidence({ kind: 'platform-status', coverageYear: 2024, level: '失败' }),
        anEvidence({ kind: 'identity' }),
      ],
      2024,
    )
    expect(kinds(already)).toEqual(['paid', '已录入'])
    expect(kinds(told)).toEqual(['paid', '失败', 'identity'])
  })
})
