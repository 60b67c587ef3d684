/** Folders, disks and files that are not as they should be: one sentence, nothing half-written. */
import Database from 'better-sqlite3'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { practiceAccountSchema } from '../../src/shared/office/model.ts'
import { anOffice, passwords } from './support/office-data.ts'
import { makeProgram, processTestTimeout } from './support/program.ts'
import type { Ended, Program } from './support/program.ts'
import { canMount, isRoot, makeOrdinaryProgram, onSmallDisk } from './support/surroundings.ts'

vi.setConfig({ testTimeout: processTestTimeout, hookTimeout: processTestTimeout })

let program: Program
let office = ''
let clerkPassword = ''
let copyCount = 0

beforeAll(async () => {
  program = makeProgram()
  office = join(program.folder, 'office')
  const made = await program.run(['demo', office, '--people', '400'])
  const accounts = z.array(practiceAccountSchema).parse(JSON.parse(made.stdout))
  clerkPassword = accounts.find(({ userName }) => userName === 'jingban')?.password ?? ''
})
afterAll(() => program.remove())

function aCopy(): string {
  copyCount += 1
  const copy = join(program.folder, `copy-${copyCount}`)
  cpSync(office, copy, { recursive: true })
  return copy
}

function expectOneSentence({ code, stdout, stderr }: Ended, text: string): void {
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain(text)
  expect(stderr).toMatch(/。\n$/)
}

describe('a damaged ledger', () => {
  const damages: readonly (readonly [string, string, (folder: string) => void])[] = [
    [
      'a beginning that is no database',
      '已损坏',
      (folder) => {
        const file = join(folder, 'ledger.db')
        const bytes = readFileSync(file)
        bytes.fill(0x78, 0, 100)
        writeFileSync(file, bytes)
      },
    ],
    ['an empty file', '账本', (folder) => truncateSync(join(folder, 'ledger.db'), 0)],
    ['no mark beside it', '标识文件', (folder) => rmSync(join(folder, 'ledger.json'))],
    [
      'a mark that is no mark',
      '标识文件',
      (folder) => writeFileSync(join(folder, 'ledger.json'), '{}'),
    ],
    [
      'a newer version',
      '更新版本',
      (folder) => {
        const database = new Database(join(folder, 'ledger.db'))
        database.pragma('user_version = 99999')
        database.close()
      },
    ],
    ...[0, 15].map(
      (number) =>
        [
          `version ${number}, which never was`,
          '已损坏',
          (folder: string) => {
            const database = new Database(join(folder, 'ledger.db'))
            database.pragma(`user_version = ${number}`)
            database.close()
          },
        ] as const,
    ),
    [
      'a practice day that is in no calendar',
      '已损坏',
      (folder) => {
        const database = new Database(join(folder, 'ledger.db'))
        database.exec('drop trigger office_never_changes')
        database.exec("update office set practice_date = '2023-02-30'")
        database.close()
      },
    ],
    [
      'another program’s database',
      '不是参保柜台的账本',
      (folder) => {
        const database = new Database(join(folder, 'ledger.db'))
        database.pragma('application_id = 1')
        database.close()
      },
    ],
  ]

  test.each(damages)('with %s is not opened and not touched', async (_what, text, damage) => {
    const folder = aCopy()
    damage(folder)
    const before = readFileSync(join(folder, 'ledger.db'))
    expectOneSentence(await program.run(['call', folder, 'office.status']), text)
    expectOneSentence(await program.run(['serve', folder, '--port', '0']), text)
    expect(readFileSync(join(folder, 'ledger.db')).equals(before)).toBe(true)
  })

  test.each([
    ['cut short', (file: string) => truncateSync(file, readFileSync(file).length / 2)],
    [
      'overwritten in the middle',
      (file: string) => {
        const bytes = readFileSync(file)
        bytes.fill(0x78, bytes.length / 2, bytes.length / 2 + 20_000)
        writeFileSync(file, bytes)
      },
    ],
    [
      'a beginning that is no database',
      (file: string) => {
        const bytes = readFileSync(file)
        bytes.fill(0x78, 0, 100)
        writeFileSync(file, bytes)
      },
    ],
  ])('%s: verify says that it is not sound', async (_what, damage) => {
    const folder = aCopy()
    damage(join(folder, 'ledger.db'))
    const { code, stdout, stderr } = await program.run(['verify', folder])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ sound: false })
    expect(stderr).toMatch(/损坏|不完整|改动/)
    expect(stderr).not.toMatch(/ {4}at /)
  })

  test('a name changed in the file: verify names the action', async () => {
    const folder = aCopy()
    const database = new Database(join(folder, 'ledger.db'))
    const guard = z
      .object({ name: z.string(), sql: z.string() })
      .parse(
        database
          .prepare("select name, sql from sqlite_master where name = 'person_never_changes'")
          .get(),
      )
    // As somebody would who knows the file well: the guard is back in its place afterwards.
    database.exec(`drop trigger ${guard.name}`)
    database.exec("update person set name = '别人' where row_id = 10")
    database.exec(guard.sql)
    database.close()
    const { code, stdout } = await program.run(['verify', folder])
    expect(code).toBe(1)
    expect(stdout).toMatch(/第 \d+ 号操作写入的数据与当时记下的不一致/)
  })
})

describe('the key of a real office', () => {
  let folder = ''
  let keyFile = ''
  const call = (key: string) =>
    program.run(['call', folder, 'office.status'], { environment: { CANBAO_KEY_FILE: key } })

  beforeAll(async () => {
    folder = join(program.folder, 'real')
    keyFile = join(program.folder, 'keys', 'office.key')
    const founded = await program.run(['call', folder, 'office.found'], {
      input: JSON.stringify({ requestId: 'founding-1', office: anOffice() }),
      environment: { CANBAO_KEY_FILE: keyFile },
    })
    expect(founded.code).toBe(0)
  })

  test('opens it', async () => {
    expect((await call(keyFile)).stdout).toContain('沙窝镇')
    const { code, stdout } = await program.run(
      ['call', folder, 'accounts.session', '--as', 'clerk'],
      { environment: { CANBAO_KEY_FILE: keyFile, CANBAO_PASSWORD: passwords.clerk } },
    )
    expect([code, stdout]).toEqual([0, expect.stringContaining('测试clerk') as unknown])
  })

  test('nothing of the office can be read in the file without it', () => {
    const bytes = readFileSync(join(folder, 'ledger.db'))
    expect(bytes.includes('SQLite format 3')).toBe(false)
    expect(bytes.includes('石庙村')).toBe(false)
  })

  test('missing, wrong or no key at all: each is told', async () => {
    expectOneSentence(await call(join(program.folder, 'no.key')), '找不到账本的密钥')
    const wrong = join(program.folder, 'wrong.key')
    writeFileSync(wrong, `${'ab'.repeat(32)}\n`)
    expectOneSentence(await call(wrong), '不是这个账本的密钥')
    writeFileSync(wrong, 'hello')
    expectOneSentence(await call(wrong), '不是密钥')
    const { code, stdout } = await program.run(['verify', folder], {
      environment: { CANBAO_KEY_FILE: wrong },
    })
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { sound: false }])
  })
})

describe('a broken pack', () => {
  test('is named with its place; the others go on', async () => {
    const broken = makeProgram()
    try {
      const file = join(broken.copy, 'rules', 'dongming-2024', 'pack.yaml')
      writeFileSync(file, `policy: dongming-2024\npolicy: twice\n`)
      const question = (policy: string) =>
        JSON.stringify({
          id: policy,
          policy,
          ask: 'enrolment',
          facts: {
            coverageYear: 2024,
            paidOn: '2023-11-20',
            circumstance: { kind: 'ordinary' },
          },
        })
      const input = `${question('tongliang-2024')}\n${question('dongming-2024')}\n`
      const { code, stdout, stderr } = await broken.run(['decide'], { input })
      const outcomes = stdout
        .trim()
        .split('\n')
        .map((line) => z.object({ outcome: z.string() }).parse(JSON.parse(line)).outcome)
      expect([code, outcomes]).toEqual([1, ['accepted', 'invalid']])
      expect(stderr).toContain('rules/dongming-2024/pack.yaml 第 2 行')
      const folder = join(broken.folder, 'office')
      const demo = await broken.run(['demo', folder, '--office', 'dongming', '--people', '40'])
      expect([demo.code, demo.stdout]).toEqual([1, ''])
      expect(demo.stderr).toContain('政策包 dongming-2024')
      expect(existsSync(join(folder, 'ledger.db'))).toBe(false)
    } finally {
      broken.remove()
    }
  })
})

test('an office whose own pack cannot be read is told so at the counter', async () => {
  const broken = makeProgram()
  try {
    writeFileSync(join(broken.copy, 'rules', 'tongliang-2024', 'pack.yaml'), 'policy: [')
    const question = {
      policy: 'tongliang-2024',
      coverageYear: 2024,
      payDay: '2023-11-20',
      tier: 1,
      circumstance: { kind: 'ordinary' },
      birthDate: null,
      identities: [],
    }
    const { code, stderr } = await broken.run(
      ['call', aCopy(), 'intake.quote', '--as', 'jingban'],
      { input: JSON.stringify(question), environment: { CANBAO_PASSWORD: clerkPassword } },
    )
    expect(code).toBe(1)
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toEqual({
      code: 'POLICY_NOT_ADOPTED',
      message:
        '本单位的政策包 tongliang-2024 无法读取，暂时不能试算和登记，请管理人员按启动时的提示修好政策包后重新打开。',
      data: null,
    })
  } finally {
    broken.remove()
  }
})

describe('a folder that an ordinary user cannot write', () => {
  let ordinary: ReturnType<typeof makeOrdinaryProgram>
  beforeAll(() => {
    ordinary = makeOrdinaryProgram()
  })
  afterAll(() => ordinary.remove())

  test.each([
    ['demo', ['demo', 'FOLDER', '--people', '40']],
    ['serve', ['serve', 'FOLDER', '--port', '0']],
    ['call', ['call', 'FOLDER', 'office.status']],
  ])('%s says so and writes nothing', async (name, args) => {
    const folder = join(ordinary.folder, `readonly-${name}`)
    mkdirSync(folder, { mode: 0o555 })
    chmodSync(folder, 0o555)
    const ended = await ordinary.run(
      args.map((arg) => arg.replace('FOLDER', folder)),
      { under: ordinary.ordinary },
    )
    expectOneSentence(ended, '不能读写')
    expect(readdirSync(folder)).toEqual([])
  })

  test('a folder that may not be looked into is not taken for an empty one', async () => {
    const folder = join(ordinary.folder, 'unreadable')
    mkdirSync(folder)
    chmodSync(folder, 0)
    const ended = await ordinary.run(['verify', folder], { under: ordinary.ordinary })
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.stdout)).toMatchObject({ sound: false })
    expect(ended.stderr).toMatch(/^没有权限读取文件夹 .*unreadable，请.*。\n$/)
    chmodSync(folder, 0o755)
  })

  test('a ledger in a folder that may only be read is verified, and nothing is left', async () => {
    const folder = join(ordinary.folder, 'read-only-ledger')
    cpSync(office, folder, { recursive: true })
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444)
    chmodSync(folder, 0o555)
    const before = readdirSync(folder)
    const temporary = join(ordinary.folder, 'temporary')
    mkdirSync(temporary)
    chmodSync(temporary, 0o777)
    const ended = await ordinary.run(['verify', folder], {
      under: ordinary.ordinary,
      environment: { TMPDIR: temporary },
    })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ended.stdout)).toMatchObject({ sound: true })
    expect([readdirSync(folder), readdirSync(temporary)]).toEqual([before, []])
  })

  test('a folder that cannot be made is the same', async () => {
    const closed = join(ordinary.folder, 'closed')
    mkdirSync(closed, { mode: 0o555 })
    const ended = await ordinary.run(['demo', join(closed, 'office'), '--people', '40'], {
      under: ordinary.ordinary,
    })
    expectOneSentence(ended, '不能读写')
  })

  test('an ordinary user can run the program at all', async () => {
    const folder = join(ordinary.folder, 'open')
    mkdirSync(folder)
    chmodSync(folder, 0o777)
    const ended = await ordinary.run(['demo', folder, '--people', '40'], {
      under: ordinary.ordinary,
    })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
  })
})

describe.skipIf(!isRoot || !canMount)('a full disk (only root can make a small one)', () => {
  const disk = () => {
    const folder = join(program.folder, `disk-${(copyCount += 1)}`)
    mkdirSync(folder)
    return folder
  }

  test('an office that does not fit is not made, and nothing is left of it', async () => {
    const folder = disk()
    const { stdout, stderr } = await program.run(['demo', join(folder, 'office')], {
      under: onSmallDisk({ folder, kilobytes: 700, after: 'ls office' }),
    })
    expect(stderr).toMatch(/^磁盘空间已满.*。\n$/)
    expect(stdout).toBe('code 1\nprogram.lock\n')
  })

  test('a registration that does not fit is refused, and the ledger stays sound', async () => {
    const folder = disk()
    const { stdout, stderr } = await program.run(
      ['call', join(folder, 'office'), 'people.search', '--as', 'jingban'],
      {
        input: '{"text":"张"}',
        environment: { CANBAO_PASSWORD: clerkPassword },
        under: onSmallDisk({
          folder,
          kilobytes: 8000,
          // The sign-in is the first thing to be written.
          before: `cp -r '${office}' office; dd if=/dev/zero of=filler bs=1k 2>/dev/null || :`,
          after: 'rm filler; canbao verify office',
        }),
      },
    )
    expect(stderr).toMatch(/磁盘|不能读写/)
    expect(stderr).not.toMatch(/ {4}at /)
    const [code, verification = ''] = stdout.split('\n')
    expect(code).toBe('code 1')
    expect(JSON.parse(verification)).toMatchObject({ sound: true })
  })
})
