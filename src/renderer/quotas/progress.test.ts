import { expect, test } from 'vitest'
import { percentText } from './progress.ts'

test.each([
  [0, 1894, '0.0%'],
  // 1 / 1894 = 0.0528 %
  [1, 1894, '0.1%'],
  // 6 / 2108 = 0.285 %
  [6, 2108, '0.3%'],
  // 1 / 2000 = 0.05 %, exactly half; 1 / 2001 is less.
  [1, 2000, '0.1%'],
  [1, 2001, '0.0%'],
  // 2 / 1894 = 0.105 %
  [2, 1894, '0.1%'],
  [947, 1894, '50.0%'],
  // 1893 / 1894 = 99.947 %: not yet all of it.
  [1893, 1894, '99.9%'],
  [1894, 1894, '100.0%'],
  // 2083 / 1894 = 109.98 %
  [2083, 1894, '110.0%'],
  [0, 0, '100.0%'],
])('任务 %i/%i 完成 %s', (completed, target, text) => {
  expect(percentText(completed, target)).toBe(text)
})
