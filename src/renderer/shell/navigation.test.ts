import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { navigationOf, pageOf } from './navigation.ts'
import { roleSchema } from '../../shared/accounts/model.ts'

/** Every address of the program, `$importId` and the like as they are written. */
function listAddresses(): readonly string[] {
  const text = readFileSync(join(import.meta.dirname, 'routes.tsx'), 'utf8')
  return [...text.matchAll(/^ {2}path: '(\/[^']+)',$/gmu)].map((match) => match[1] ?? '')
}

const operator = {
  accountId: 1,
  userName: 'all',
  displayName: '全部角色',
  roles: [...roleSchema.options],
  lockedOut: false,
}

describe('导航里亮着的一栏', () => {
  test.each(listAddresses())('%s 有一栏亮着', (address) => {
    const titles = navigationOf(operator).filter(({ path }) => path === pageOf(address))
    expect(titles).toHaveLength(1)
  })

  test.each([
    ['/batch', '登记列表'],
    ['/prints', '登记列表'],
    ['/print/12', '登记列表'],
    ['/preview/3', '登记列表'],
    ['/printer', '登记列表'],
    ['/notices/3', '平台录入'],
    ['/platform/3/notice', '平台录入'],
    ['/registrations/3/payment', '登记列表'],
    ['/review/3', '审核'],
    ['/rosters/new', '名册导入'],
    ['/rosters/batches/2', '名册导入'],
    ['/tax-lines', '名册导入'],
    ['/tasks/dongming-2024/print', '任务'],
  ])('%s 属于%s', (address, title) => {
    const here = navigationOf(operator).find(({ path }) => path === pageOf(address))
    expect(here?.title).toContain(title)
  })

  test('首页不属于哪一栏', () => {
    expect(pageOf('/')).toBeNull()
  })
})
