import { expect, test } from 'vitest'
import { outcomeSchema } from '../../shared/rules/model.ts'
import { findTold } from './told-finding.ts'

const findings = [
  { code: 'deadline-passed', clause: '二', text: '已过期限。' },
  { code: 'late-enrolment', clause: '二', text: '可以中途参保。' },
]

test.each(outcomeSchema.options)('%s 的答复，说过的那一条不在依据里再说', (outcome) => {
  const told = findTold({ id: null, outcome, findings })
  expect(told).toBe(outcome === 'accepted' ? null : findings[0])
})
