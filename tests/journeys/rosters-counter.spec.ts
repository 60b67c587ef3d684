/** What lists say of whoever comes to the counter, and what the reviewer reads of it. */
import { Counter } from './support/counter.ts'
import { goTo, signIn, signOut } from './support/desk.ts'
import { Importing } from './support/importing.ts'
import { Reviewing } from './support/review.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'
import { csvFile, populationFile, villagers } from './support/villagers.ts'

test('名单说此人已死亡：柜台看得到谁说的，写明理由才存，审核看得到', async ({ page, accounts }) => {
  const people = villagers(20)
  const [someone] = people
  if (someone === undefined) throw new Error('nobody')
  const { name, idNumber } = someone
  const desk = new Importing(page)
  await signIn(page, accountOf(accounts, '审核'))
  await desk.bring({
    kind: '户籍人口',
    sender: '蒲吕派出所',
    listDay: '20231031',
    file: await populationFile(people),
  })
  await signOut(page)
  await signIn(page, accountOf(accounts, '经办'))
  const head = ['姓名', '身份证号码', '死亡日期']
  await desk.bring({
    kind: '死亡名单',
    sender: '铜梁区民政局',
    listDay: '20231031',
    file: csvFile('10月死亡.csv', [head, [name, idNumber, '2023-10-05']]),
  })
  await desk.bring({
    kind: '死亡名单',
    authority: '村',
    sender: '平安村',
    listDay: '20231110',
    file: csvFile('平安村.csv', [head, [name, idNumber, '2023-10-07']]),
  })

  const counter = new Counter(page)
  await goTo(page, '参保受理')
  await counter.find(idNumber)
  await expect(counter.form.getByRole('heading', { name })).toBeVisible()
  const said = counter.form.getByRole('region', { name: '凭据' })
  await expect(said.getByText('名单上有不宜登记的凭据，请先核对')).toBeVisible()
  await expect(said.getByText('死亡，死亡日期 2023-10-05')).toBeVisible()
  await expect(
    said.getByText('铜梁区民政局 · 民政　“10月死亡.csv”第 2 行　截至 2023-10-31'),
  ).toBeVisible()
  // Both sides: the village says another day, and civil affairs rule.
  await expect(said.getByText('死亡，死亡日期 2023-10-07')).toBeVisible()
  await expect(said.getByText('各名单说法不一，以此为准')).toBeVisible()
  await lookAt(page, 'counter-evidence')

  await counter.save()
  const reason = counter.form.getByLabel('登记理由')
  await expect(reason).toBeFocused()
  await expect(counter.form.getByText(/确应登记的，写明理由和看到的证明/)).toBeVisible()
  await lookAt(page, 'counter-evidence-asked')
  await page.keyboard.type('本人到场，证件已核，民政答复是同名误报')
  await counter.save()
  await counter.savedNumber()

  await signOut(page)
  await signIn(page, accountOf(accounts, '审核'))
  const reviewing = new Reviewing(page)
  await reviewing.open(name)
  await expect(
    reviewing.evidence.getByText('死亡，死亡日期 2023-10-05', { exact: true }),
  ).toBeVisible()
  await expect(
    reviewing.evidence.getByText('经办人写明的理由：本人到场，证件已核，民政答复是同名误报'),
  ).toBeVisible()
  await expect(
    reviewing.evidence.getByText(/^名单载明：铜梁区民政局（截至 2023-10-31）“10月死亡.csv”第 2 行/),
  ).toBeVisible()
  await lookAt(page, 'review-evidence')
})

test('名单上没有的人，说没有，不要理由', async ({ page, counter }) => {
  await counter.beginNewPerson('清白人')
  const [, someone] = villagers(2)
  await page.keyboard.type(someone?.idNumber ?? '')
  await expect(counter.form.getByText('各部门的名单上没有此人。')).toBeVisible()
  await expect(counter.form.getByLabel('登记理由')).toHaveCount(0)
})
