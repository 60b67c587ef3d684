import { expect, test } from 'vitest'
import { zoomAfter } from './zoom.ts'

test.each([
  [100, 'in', 110],
  [140, 'in', 150],
  [150, 'in', 150],
  [90, 'out', 80],
  [80, 'out', 80],
  [130, 'actual', 100],
] as const)('缩放 %i%% 再%s：%i%%', (percent, change, after) => {
  expect(zoomAfter(percent, change)).toBe(after)
})
