import { expect, test } from 'vitest'
import { chooseDataFolder } from './data-folder.ts'

const linux = { platform: 'linux', environment: {}, home: '/home/zhang' } as const

test.each([
  { why: 'asked for', asked: '/data/a', with: { CANBAO_DIR: '/data/b' }, is: '/data/a' },
  { why: 'the variable', asked: undefined, with: { CANBAO_DIR: '/data/b' }, is: '/data/b' },
  {
    why: 'an empty variable counts as none',
    asked: undefined,
    with: { CANBAO_DIR: '' },
    is: '/home/zhang/.local/share/canbao',
  },
  {
    why: "the desktop's own data folder",
    asked: undefined,
    with: { XDG_DATA_HOME: '/mnt/d' },
    is: '/mnt/d/canbao',
  },
  {
    why: 'a relative one is to be ignored',
    asked: undefined,
    with: { XDG_DATA_HOME: 'd' },
    is: '/home/zhang/.local/share/canbao',
  },
])('the ledger lies in $is: $why', ({ asked, with: environment, is }) => {
  expect(chooseDataFolder(asked, { ...linux, environment })).toBe(is)
})

test('on Windows the ledger never lies in a profile that roams', () => {
  const folder = chooseDataFolder(undefined, {
    platform: 'win32',
    environment: { LOCALAPPDATA: '/local', APPDATA: '/roaming' },
    home: '/home',
  })
  expect(folder).toBe('/local/canbao')
})
