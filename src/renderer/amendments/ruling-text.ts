/**
 * What an administrator begins a ruling from: the YAML that would settle a gap, without the answer.
 * Nothing can be recorded before somebody has written one.
 */
import type { Gap } from '../../shared/amendments/model.ts'
import type { Day } from '../../shared/kernel/day.ts'

/** The gap stands above it as a remark, in the notice's words. */
export function rulingText(policy: string, gap: Gap, today: Day): string {
  return `# ${gap.clause}：${gap.text}
policy: ${policy}
from: ${today}
documentNumber: null
clause: ${gap.clause}
basis: 
${bodyFor(gap)}`
}

function bodyFor({ kind, table, row, rows }: Gap): string {
  switch (kind) {
    case 'start-unstated':
      return `# at 写 payment-day（缴费之日）、next-day（缴费次日）或 coverage-year（1 月 1 日）
routes:
${rows
  .map(
    (name) => `  - change: ${name}
    row: { start: { at:  } }
`,
  )
  .join('')}`
    case 'undetermined':
      return `# action 写怎么办：${table === 'refund' ? '退费写 grant，不退写 refuse' : '受理写 accept，另加 start；不能办写 refuse'}
${table}:
${rows
  .map(
    (name) => `  - change: ${name}
    row:
      action: 
      text: 
`,
  )
  .join('')}`
    case 'approval':
    case 'price-missing':
    case 'price-floor':
      return `coverageYears: [${/^\d{4}/u.exec(row)?.[0] ?? ''}]
price: { unit: fen, amounts: { 1:  } }
`
    case 'subsidies-silent':
      return `# subsidies 写 none（没有资助）、same-subsidy（资助照原表）或 same-payable（个人缴照原表）
silentBands: [{ price: ${row.split('/')[0] ?? ''}, band: ${row.split('/')[1] ?? ''}, subsidies:  }]
`
    case 'and-others':
      return `# 还包括谁写在 aliases 里；没有别人的，删去下面各行
coverageYears: []
subsidies: { unit: fen, rows: [{ term: ${row}, aliases: [] }] }
`
    case 'category-silent':
      return `coverageYears: []
subsidies:
  unit: fen
  rows:
    - term: ${row}
      amounts:
        - { tier: 1, payable: , subsidy: , source:  }
`
    case 'silence':
      return table === 'quota'
        ? `quota: { from: registered, minus: [], unit: person, text:  }
`
        : `# action 写怎么办：退费写 grant，不退写 refuse；code 相应写 refund-granted 或 not-a-ground
refund:
  - row: { name: other-grounds, action: , code: , text:  }
`
  }
}
