/** Disks that cannot be written: without rights, and full. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { findLedger } from '../../src/main/ledger/index.ts'
import { migrations } from '../../src/main/ledger/migrations/index.ts'
import { wrongPasswordLimit } from '../../src/shared/accounts/model.ts'
import { startChild } from '../support/child-process.ts'
import {
  aDraft,
  fixedClock,
  keyFileOf,
  makeTestLedger,
  openTestLedger,
  partsOf,
  recordVillage,
} from '../support/ledger-builder.ts'
import { aRequestId, openTestOffice } from '../support/practice-office.ts'
import { tempFolder, troubleOf } from '../support/test-ledger.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534

describe('没有权限', () => {
  test.skipIf(process.platform === 'win32')(
    '普通用户在不能写的文件夹里，每一种都是一句话，什么也不留下',
    async () => {
      const folder = tempFolder()
      await makeTestLedger(folder, { encrypted: false })
      for (const name of ['empty', 'writable', 'unreadable', 'keys']) mkdirSync(join(folder, name))
      for (const name of ['ledger.db', 'ledger.json']) {
        const text = name.endsWith('json')
          ? JSON.stringify({ ledgerId: '0'.repeat(16), keyCheck: null })
          : '不可读'.repeat(1000)
        writeFileSync(join(folder, 'unreadable', name), text)
      }
      giveToNobody(folder)
      for (const name of ['empty', 'office', 'keys']) chmodSync(join(folder, name), 0o555)
      chmodSync(join(folder, 'unreadable', 'ledger.db'), 0)

      const child = startChild('as-nobody', folder)
      expect(await child.ended).toBe(0)
      const answers = child.lines.map((line) => line.split(' ').slice(0, 2).join(' '))
      expect(answers).toEqual([
        'prepare-inside folder-unusable',
        'prepare-itself folder-unusable',
        'make-in-readonly folder-unusable',
        'lock-in-readonly folder-unusable',
        'open-in-readonly folder-unusable',
        'verify-in-readonly fine',
        'open-unreadable-file folder-unusable',
        'make-without-place-for-key folder-unusable',
      ])
      const refusals = child.lines.filter((line) => !line.endsWith(' fine'))
      for (const line of refusals) expect(line).toMatch(/ [^ ]*\p{Script=Han}.*。$/u)
      expect(readdirSync(join(folder, 'empty'))).toEqual([])
      expect(readdirSync(join(folder, 'writable'))).toEqual([])
      expect(readdirSync(join(folder, 'keys'))).toEqual([])
      for (const name of ['empty', 'office', 'keys']) chmodSync(join(folder, name), 0o700)
      const ledger = openTestLedger(folder)
      expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 1 })
      await ledger.close()
    },
  )
})

/** As root, hands the tree over, so that the ordinary user owns what it may not write. */
function giveToNobody(folder: string): void {
  if (!isRoot) return
  chownSync(folder, nobody, nobody)
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) giveToNobody(path)
    else chownSync(path, nobody, nobody)
  }
}

function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false
  // In a name space of its own, so that trying leaves no mount behind.
  const tried = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'])
  return tried.status === 0
}

/** A folder on a disk of its own of so many KiB. */
function smallDisk(sizeKib: number): {
  readonly folder: string
  readonly grow: (sizeKib: number) => void
} {
  const folder = tempFolder()
  const mount = (...options: readonly string[]) => {
    const { status, stderr } = spawnSync('mount', [...options, folder])
    if (status !== 0) throw new Error(`mount: ${stderr.toString()}`)
  }
  mount('-t', 'tmpfs', '-o', `size=${sizeKib}k,mode=700`, 'tmpfs')
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return { folder, grow: (newKib) => mount('-o', `remount,size=${newKib}k`) }
}

/** Leaves so many bytes free. */
function fillUp(folder: string, leaveBytes: number): string {
  const file = join(folder, 'ballast')
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(file, Buffer.alloc(Math.max(0, bavail * bsize - leaveBytes)))
  return file
}

describe.skipIf(!canMount())('磁盘满（须以 root 挂载小磁盘才能试）', () => {
  test('写不下的一项说明白，不留半项；腾出空间后同一请求照常办成', async () => {
    const { folder } = smallDisk(4096)
    await makeTestLedger(folder)
    const ledger = openTestLedger(folder)
    const ballast = fillUp(folder, 200_000)
    let kept = 0
    const writeUntilFull = async () => {
      for (let number = 1; number < 2000; number += 1) {
        await recordVillage(ledger.writer, number)
        kept = number
      }
    }
    expect(await troubleOf(writeUntilFull)).toBe('disk-full')
    expect(kept).toBeGreaterThan(2)
    // Reading goes on, and nothing of the failed action is there.
    const villages = await ledger.read.selectFrom('village').select('village_id').execute()
    expect(villages).toHaveLength(kept)
    expect(ledger.verify()).toMatchObject({ sound: true, actionCount: kept + 1 })
    expect(await troubleOf(() => recordVillage(ledger.writer, kept + 1))).toBe('disk-full')

    rmSync(ballast)
    expect(await recordVillage(ledger.writer, kept + 1)).toMatchObject({
      kind: 'recorded',
      actionId: kept + 2,
    })
    await ledger.close()
    const reopened = openTestLedger(folder)
    expect(reopened.verify()).toMatchObject({ sound: true, actionCount: kept + 2 })
    await reopened.close()
  })

  test('一项里一次写很多而写不下，整项撤回', async () => {
    const { folder, grow } = smallDisk(3072)
    await makeTestLedger(folder)
    const ledger = openTestLedger(folder)
    const bulk = () =>
      ledger.writer.record(aDraft('bulk-000001'), async (writing) => {
        const rows = Array.from({ length: 60_000 }, (_, index) => ({
          village_id: index + 1,
          name: `第${index + 1}村`,
          position: index + 1,
        }))
        writing.openMany('village', rows)
        return { kind: 'record', result: {} }
      })
    expect(await troubleOf(bulk)).toBe('disk-full')
    expect(await ledger.read.selectFrom('village').selectAll().execute()).toEqual([])
    expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 1 })
    grow(65_536)
    expect(await bulk()).toMatchObject({ kind: 'recorded', actionId: 2 })
    expect(ledger.verify()).toMatchObject({ sound: true, rowCount: 60_001 })
    await ledger.close()
  })

  test.each([40, 200, 400, 600])('只剩 %i KiB，写不下新账本时什么也不留', async (freeKib) => {
    const { folder } = smallDisk(4096)
    const { data, keys } = partsOf(folder)
    fillUp(folder, freeKib * 1024)
    // Worked out from a new ledger: 376 KiB of file, and as much of log while it is made.
    expect(await troubleOf(() => makeTestLedger(folder))).toBe('disk-full')
    expect(readdirSync(data.folder)).toEqual([])
    expect(existsSync(keyFileOf(folder))).toBe(false)
    expect(findLedger({ data, keys, clockFor: () => fixedClock })).toBeNull()
  })

  test('升级前的副本写不下，账本不升级也不改动', async () => {
    const { folder } = smallDisk(4096)
    await makeTestLedger(folder)
    fillUp(folder, 100_000)
    const number = (migrations.at(-1)?.number ?? 0) + 10
    const planted = { number, name: 'planted', sql: ['create table later (a integer) strict'] }
    const open = () => openTestLedger(folder, { migrations: [...migrations, planted] })
    expect(await troubleOf(open)).toBe('disk-full')
    expect(readdirSync(join(folder, 'office')).filter((name) => name.includes('before'))).toEqual(
      [],
    )
    rmSync(join(folder, 'ballast'))
    const ledger = openTestLedger(folder)
    expect(ledger.verify()).toMatchObject({ sound: true, actionCount: 1 })
    await ledger.close()
  })

  test('磁盘满时锁了屏，密码对的照样解锁；一再猜错的不行，也不白猜', async () => {
    const { folder } = smallDisk(8192)
    vi.stubEnv('TMPDIR', folder)
    onTestFinished(() => void vi.unstubAllEnvs())
    const office = await openTestOffice({ people: 40 })
    const { password = '' } = office.accounts.find(({ roles }) => roles.includes('clerk')) ?? {}
    const clerk = await office.signedInAs('clerk')
    const unlock = (typed: string) =>
      clerk.accounts.unlock({ requestId: aRequestId(), password: typed })
    await clerk.accounts.lock({ requestId: aRequestId() })
    const ballast = fillUp(folder, 0)
    expect(await unlock(password)).toMatchObject({ idleLocked: false })
    for (let guess = 0; guess < wrongPasswordLimit; guess += 1) {
      await expect(unlock('不是这个密码')).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    }
    await expect(unlock(password)).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
    rmSync(ballast)
    expect(await unlock(password)).toMatchObject({ idleLocked: false })
    await office.close()
  })
})
