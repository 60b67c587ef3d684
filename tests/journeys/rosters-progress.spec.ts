/** A long list: its progress is seen, it is stopped, gone on with, and taken back but for what came after. */
import { Counter } from './support/counter.ts'
import { goTo, signIn, signOut } from './support/desk.ts'
import { Importing } from './support/importing.ts'
import { pressButton } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'
import { csvFile, villagers } from './support/villagers.ts'

const head = ['村（社区）', '户号', '与户主关系', '姓名', '公民身份号码']

test('四千人的名册：看得到进度，停下后接着写完；撤销时办过登记的人留下，逐条列出', async ({
  page,
  accounts,
}) => {
  const people = villagers(4000)
  const [someone] = people
  if (someone === undefined) throw new Error('nobody')
  await signIn(page, accountOf(accounts, '审核'))
  const desk = new Importing(page)
  await desk.send({
    kind: '户籍人口',
    sender: '蒲吕派出所',
    listDay: '20231031',
    file: csvFile('户籍人口四千人.csv', [
      head,
      ...people.map(({ name, idNumber, village, household }, index) => [
        village,
        household,
        index % 4 === 0 ? '户主' : '家庭成员',
        name,
        idNumber,
      ]),
    ]),
  })
  await desk.preview()
  await expect(desk.count('新增')).toHaveText(/4000/)
  await pressButton(page, '应用')
  await pressButton(page, '应用到账本')
  const running = page.getByRole('region', { name: '正在写入' })
  await expect(running.getByRole('status')).toContainText(/写入 [1-9]\d* \/ 4000 行/u)
  await lookAt(page, 'roster-running')
  await pressButton(page, '停下')
  await expect(running.getByText('写到一半停下了，还没有一条生效。')).toBeVisible()
  await lookAt(page, 'roster-stopped')
  await pressButton(page, '接着办完')
  await expect(desk.result.getByText('有效')).toBeVisible({ timeout: 60_000 })
  const address = page.url()

  await signOut(page)
  await signIn(page, accountOf(accounts, '经办'))
  const counter = new Counter(page)
  await goTo(page, '参保受理')
  await counter.find(someone.idNumber)
  await expect(counter.form.getByRole('heading', { name: someone.name })).toBeVisible()
  await counter.save()
  await counter.savedNumber()
  await signOut(page)

  await signIn(page, accountOf(accounts, '审核'))
  await page.goto(address)
  await expect(desk.result).toBeVisible()
  await pressButton(page, '撤销这一批')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('派出所发错了文件')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已撤销，原因：派出所发错了文件')).toBeVisible({ timeout: 60_000 })
  const left = page.getByRole('table', { name: /没有改回去的/ })
  await expect(left.getByRole('row').filter({ hasText: someone.idNumber })).toHaveCount(1)
  await lookAt(page, 'roster-left')
})
