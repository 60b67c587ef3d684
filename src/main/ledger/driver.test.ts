import { expect, test } from 'vitest'
import { assertDriver, driverTrouble } from './driver.ts'

function refused(message: string, code = 'ERR_DLOPEN_FAILED'): Error {
  return Object.assign(new Error(message), { code })
}

test('这台电脑上驱动能用，就不说什么', () => {
  expect(() => assertDriver()).not.toThrow()
})

test.each([
  ["/lib/libm.so.6: version `GLIBC_2.29' not found (required by x.node)", 'glibc 2.29 以上'],
  ["/lib/libc.so.6: version `GLIBC_2.34' not found (required by x.node)", 'glibc 2.34 以上'],
  [
    "libstdc++.so.6: version `GLIBCXX_3.4.29' not found (required by x.node)",
    'libstdc++ 3.4.29 以上',
  ],
])('系统库太旧的，说需要哪一版、改用什么：%s', (message, expected) => {
  const trouble = driverTrouble(refused(message))
  expect(trouble?.code).toBe('driver-unusable')
  expect(trouble?.message).toContain(expected)
  expect(trouble?.message).toContain('麒麟、统信')
})

test('驱动坏了、缺了或是别种电脑的，说重新安装', () => {
  const broken = driverTrouble(refused('x.node: invalid ELF header'))
  expect(broken?.message).toContain('请重新安装')
  const missing = refused(
    "Cannot find module '/p/build/Release/better_sqlite3.node'",
    'MODULE_NOT_FOUND',
  )
  expect(driverTrouble(missing)?.message).toContain('请重新安装')
})

test('别的错误不归驱动', () => {
  expect(driverTrouble(refused('disk I/O error', 'SQLITE_IOERR'))).toBeNull()
  expect(driverTrouble(refused("Cannot find module 'x'", 'MODULE_NOT_FOUND'))).toBeNull()
  expect(driverTrouble('nothing')).toBeNull()
})
