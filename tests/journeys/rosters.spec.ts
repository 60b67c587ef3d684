/** A list comes from another bureau: it is looked through, applied, and taken back. */
import { Importing } from './support/importing.ts'
import { signIn, signOut } from './support/desk.ts'
import { pressButton } from './support/keyboard.ts'
import { lookAt } from './support/screens.ts'
import { accountOf, expect, test } from './support/test.ts'
import { csvFile, numberOf, populationFile, villagers, workbookFile } from './support/villagers.ts'
import type { Villager } from './support/villagers.ts'

const civilAffairs = '铜梁区民政局'
const deathHead = ['姓名', '身份证号码', '死亡日期', '村居', '备注'] as const

/** As 民政 sends it; without a number where the person's family had lost the card. */
function deathLine({ name, idNumber, village }: Villager, known = true): readonly string[] {
  return [name, known ? idNumber : '', '2023-10-05', village, '']
}

test('户籍人口：猜出列，预览，建档，撤销后都没有了', async ({ page, accounts }) => {
  await signIn(page, accountOf(accounts, '审核'))
  const desk = new Importing(page)
  const file = await populationFile(villagers(240))
  await desk.fillIn({ kind: '户籍人口', sender: '蒲吕派出所', listDay: '20231031', file })
  await lookAt(page, 'roster-new')
  const sample = page.waitForEvent('download')
  await pressButton(page, '下载样表')
  expect((await sample).suggestedFilename()).toMatch(/户籍人口.*\.xlsx$/u)
  await page.keyboard.press('Control+Enter')
  await expect(desk.layout).toBeVisible()
  // The title stands in row 1, the headings in row 2.
  await expect(desk.layout.getByLabel('标题在第几行')).toHaveValue('2')
  await expect(desk.layout.getByLabel('数据从第几行')).toHaveValue('3')
  await expect(desk.layout.getByTitle(/^D\s+姓名（王桂兰）/u)).toBeVisible()
  await lookAt(page, 'roster-layout')

  await desk.preview()
  await expect(desk.count('新增')).toHaveText(/240/)
  await expect(desk.summary.getByText('新建人员档案 240 人。')).toBeVisible()
  await lookAt(page, 'roster-preview')
  await desk.apply()
  await expect(desk.result.getByText('有效')).toBeVisible()
  await lookAt(page, 'roster-applied')

  await pressButton(page, '撤销这一批')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('请写明撤销原因')).toBeVisible()
  await page.keyboard.type('派出所发错了文件')
  // Twice, as an impatient hand presses it.
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已撤销，原因：派出所发错了文件')).toBeVisible()
  await expect(desk.result.getByText('已撤销', { exact: true })).toBeVisible()
  await lookAt(page, 'roster-undone')
})

test('死亡名单：坏行、重复行、待确认的人，认定后应用；结果和坏行发回去', async ({
  page,
  accounts,
}) => {
  await signIn(page, accountOf(accounts, '审核'))
  const desk = new Importing(page)
  const people = villagers(60)
  await desk.bring({
    kind: '户籍人口',
    sender: '蒲吕派出所',
    listDay: '20231031',
    file: await populationFile(people),
  })
  await signOut(page)
  await signIn(page, accountOf(accounts, '经办'))
  const [first, second] = people
  if (first === undefined || second === undefined) throw new Error('nobody')
  const bad = Array.from({ length: 300 }, (_, index) => [
    '阿卜杜热合曼·买买提艾力',
    index % 2 === 0 ? '3.71728E+17' : numberOf('19500101', 100 + index).slice(0, 17),
    '2023.13.45',
    '人和村',
    '住人和村三组原大坪小学旁边，家属外出务工未回',
  ])
  const lines = [
    ...people.slice(0, 20).map((person) => deathLine(person)),
    deathLine(people[20] ?? first, false),
    deathLine(second),
  ]
  await desk.send({
    kind: '死亡名单',
    sender: civilAffairs,
    listDay: '20231031',
    file: csvFile('2023年10月死亡人员名单.csv', [deathHead, ...lines, ...bad]),
  })
  await desk.preview()
  await expect(desk.count('全部')).toHaveText(/322/)
  await expect(desk.count('新增')).toHaveText(/20/)
  await expect(desk.count('有错')).toHaveText(/300/)

  await desk.show('文件内重复', 1)
  // Row 1 is the headings: the second person stands in row 3, and again in row 1 + 22.
  await expect(page.getByText('第3行与第23行相同。')).toBeVisible()
  await desk.show('有错', 300)
  await expect(desk.rows.first()).toContainText('3.71728E+17')
  await expect(desk.rows.first()).toContainText('末几位已经丢失')
  await lookAt(page, 'roster-bad')
  await desk.download('有错的行', /有错.*\.xlsx$/u)
  await desk.download('在来文上写明结果', /\.csv$/u)
  await desk.download('按村分开', /\.zip$/u)

  await desk.show('待确认', 1)
  await desk.rows.first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('columnheader', { name: '账本里' })).toBeVisible()
  await expect(dialog.getByText('没有写').first()).toBeVisible()
  await lookAt(page, 'roster-match')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByText('请写明理由，如 已电话核实')).toBeVisible()
  await page.keyboard.type('已电话核实')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await pressButton(page, '重新预览')
  await expect(desk.count('待确认')).toHaveText(/0/)
  await expect(desk.count('新增')).toHaveText(/21/)
  await desk.apply()
  await expect(desk.result.getByText('有效')).toBeVisible()
})

test('老单位换了格式先问；少了一成以上，由另一人输入数字放行', async ({ page, accounts }) => {
  await signIn(page, accountOf(accounts, '经办'))
  const desk = new Importing(page)
  const people = villagers(30)
  const sending = { kind: '死亡名单', sender: civilAffairs, list: '全量' } as const
  // Nobody of them is known here: 5 rows are too few for the guard of what is not found.
  await desk.bring({
    ...sending,
    listDay: '20231031',
    file: csvFile('10月.csv', [deathHead, ...people.slice(0, 5).map((one) => deathLine(one))]),
  })
  const later = people.slice(3, 6).map(({ name, idNumber, village }, index) => {
    return [index + 1, name, '2023-10-05', idNumber, village]
  })
  await desk.send({
    ...sending,
    listDay: '20231115',
    file: await workbookFile('11月.xlsx', [
      { name: '填表说明', rows: [['本表由民政局社会事务科制']] },
      {
        name: '死亡人员',
        rows: [
          ['2023年11月死亡人员'],
          ['序号', '死者姓名', '死亡时间', '证件号码', '村居'],
          ...later,
        ],
      },
    ]),
  })
  await expect(desk.layout.getByText('与记住的格式不同，请逐条看过：')).toBeVisible()
  await expect(desk.layout.getByTitle(/^B\s+死者姓名/u)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(desk.layout.getByText('请看过变化并勾选后再预览。')).toBeVisible()
  await lookAt(page, 'roster-changed-layout')
  await desk.layout.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await desk.preview()

  // Three of five are gone.
  await expect(desk.summary.getByText(/上一份名单有 5 人，这一份少了其中的 3 人/)).toBeVisible()
  await expect(page.getByRole('button', { name: '应用', exact: true })).toBeDisabled()
  const address = page.url()
  await signOut(page)
  await signIn(page, accountOf(accounts, '审核'))
  await page.goto(address)
  await expect(desk.summary).toBeVisible()
  await desk.typeGuardNumber('5')
  await expect(desk.summary.getByText(/输入的数字与预览不符/)).toBeVisible()
  await lookAt(page, 'roster-guard')
  await desk.typeGuardNumber('3')
  await expect(desk.summary.getByText(/已核对放行/)).toBeVisible()
  // The second person does not apply it: that is for whoever brought it.
  await expect(desk.summary.getByText('由您放行的，请导入的人应用。')).toBeVisible()
  await expect(page.getByRole('button', { name: '应用', exact: true })).toBeDisabled()
  await signOut(page)
  await signIn(page, accountOf(accounts, '经办'))
  await page.goto(address)
  await expect(desk.summary).toBeVisible()
  await desk.apply()
  await lookAt(page, 'roster-released')
})
