import { expect, test } from 'vitest'
import { placeWindow } from './place-window.ts'

const left = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 1366, height: 728 }
const small = { x: 0, y: 0, width: 1024, height: 600 }

test.each([
  // (1920 − 1366) / 2 = 277, (1040 − 768) / 2 = 136
  ['第一次打开：居中', null, [left], { x: 277, y: 136, width: 1366, height: 768 }],
  ['小屏幕：裁到屏幕大小', null, [small], { x: 0, y: 0, width: 1024, height: 600 }],
  [
    '记住的位置照旧',
    { x: 100, y: 50, width: 1200, height: 800 },
    [left],
    { x: 100, y: 50, width: 1200, height: 800 },
  ],
  [
    '第二块屏幕还在：留在那里',
    { x: 2000, y: 10, width: 1200, height: 700 },
    [left, right],
    { x: 2000, y: 10, width: 1200, height: 700 },
  ],
  [
    '第二块屏幕拔掉了：回到第一块中间',
    { x: 2000, y: 10, width: 1200, height: 700 },
    [left],
    // (1920 − 1200) / 2 = 360, (1040 − 700) / 2 = 170
    { x: 360, y: 170, width: 1200, height: 700 },
  ],
  [
    '伸出屏幕的推回来',
    { x: 1500, y: 700, width: 1200, height: 700 },
    [left],
    // 1920 − 1200 = 720, 1040 − 700 = 340
    { x: 720, y: 340, width: 1200, height: 700 },
  ],
  [
    '跨两块屏幕：归到露出较多的一块，并裁到它的大小',
    { x: 1700, y: 0, width: 1400, height: 900 },
    [left, right],
    // 220 px stand on the left display, 1180 on the right, which is 1366 × 728.
    { x: 1920, y: 0, width: 1366, height: 728 },
  ],
  [
    '只露出一个角找不到：回到中间',
    { x: 1900, y: 1030, width: 1200, height: 700 },
    [left],
    { x: 360, y: 170, width: 1200, height: 700 },
  ],
] as const)('%s', (_rule, remembered, areas, placed) => {
  expect(placeWindow(remembered, areas)).toEqual(placed)
})
