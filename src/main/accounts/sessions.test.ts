import { describe, expect, test } from 'vitest'
import { makeSessions } from './sessions.ts'

const minute = 60_000

function aCounter() {
  let nowMs = Date.parse('2023-11-20T02:00:00Z')
  const sessions = makeSessions(() => nowMs)
  return { sessions, channel: sessions.openChannel('web'), pass: (ms: number) => (nowMs += ms) }
}

describe('离开柜台', () => {
  test('十五分钟整还不锁，过了就锁', () => {
    const { sessions, channel, pass } = aCounter()
    sessions.begin(channel, 7)
    pass(15 * minute)
    expect(sessions.find(channel)?.locked).toBe(false)
    pass(1)
    expect(sessions.find(channel)?.locked).toBe(true)
  })

  test('办理业务重新计时，查询登录状态不算', () => {
    const { sessions, channel, pass } = aCounter()
    sessions.begin(channel, 7)
    pass(14 * minute)
    sessions.touch(channel)
    pass(14 * minute)
    expect(sessions.find(channel)?.locked).toBe(false)
    sessions.find(channel)
    pass(2 * minute)
    expect(sessions.find(channel)?.locked).toBe(true)
  })

  test('锁了以后再操作也不会自己解开', () => {
    const { sessions, channel } = aCounter()
    sessions.begin(channel, 7)
    sessions.lock(channel)
    sessions.touch(channel)
    expect(sessions.find(channel)?.locked).toBe(true)
  })

  test('一个窗口登录，别的窗口不受影响；关闭即退出', () => {
    const { sessions, channel } = aCounter()
    const other = sessions.openChannel('web')
    sessions.begin(channel, 7)
    expect(sessions.find(other)).toBeNull()
    channel.close()
    expect(sessions.find(channel)).toBeNull()
  })

  test('电脑睡眠时，所有登录都锁住，谁也没有退出', () => {
    const { sessions, channel } = aCounter()
    const other = sessions.openChannel('window')
    sessions.begin(channel, 7)
    sessions.begin(other, 8)
    sessions.lockAll()
    expect(sessions.find(channel)).toMatchObject({ accountId: 7, locked: true })
    expect(sessions.find(other)).toMatchObject({ accountId: 8, locked: true })
  })
})
