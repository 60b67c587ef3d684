/** Which lists are due in which order, and which files are on their way. */
import { goTo, signIn } from './support/desk.ts'
import { Importing } from './support/importing.ts'
import { pressButton } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'
import { csvFile, villagers } from './support/villagers.ts'

test('在办的文件放得下长名字，放弃的没有了；应用过的写在应导的先后里', async ({
  page,
  accounts,
}) => {
  await signIn(page, accountOf(accounts, '经办'))
  const desk = new Importing(page)
  const rows = villagers(6).map(({ name, idNumber }) => [name, idNumber, '2023-10-05'])
  const head = ['姓名', '身份证号码', '死亡日期']
  const long =
    '铜梁区民政局社会事务科2023年第三季度死亡人员信息（含火化、注销户口）汇总表（终稿）.csv'
  await desk.bring({
    kind: '死亡名单',
    sender: '重庆市铜梁区民政局社会事务与殡葬管理科',
    listDay: '20231031',
    file: csvFile(long, [head, ...rows]),
  })
  await desk.send({
    kind: '死亡名单',
    sender: '蒲吕派出所',
    listDay: '20231031',
    file: csvFile('注销.csv', [head, ...rows]),
  })
  await goTo(page, '名册导入')
  await expect(desk.rows).toHaveCount(2)
  await lookAt(page, 'roster-imports')
  await desk.rows.filter({ hasText: '注销.csv' }).focus()
  await page.keyboard.press('Enter')
  await expect(desk.layout).toBeVisible()
  await pressButton(page, '放弃这个文件')
  await pressButton(page, /^放弃$/)
  await expect(desk.rows).toHaveCount(1)
  await pressButton(page, '已应用的名册')
  await expect(desk.rows).toHaveCount(1)
  await lookAt(page, 'roster-batches')
  await pressButton(page, '应导名册的先后')
  await expect(desk.rows.filter({ hasText: '死亡名单' })).toContainText('2023-11-20')
  await lookAt(page, 'roster-due')
})
