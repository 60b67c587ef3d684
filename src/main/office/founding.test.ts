import { createRouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp } from '../app.ts'
import type { App } from '../app.ts'
import { getDefined } from '../../shared/kernel/assert.ts'
import type { FoundOffice } from '../../shared/office/model.ts'
import {
  aRequestId,
  rulesFolder,
  testPasswordCost,
} from '../../../tests/support/practice-office.ts'

let folder: string
let apps: App[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'canbao-founding-'))
  apps = []
  process.env['CANBAO_KEY_FILE'] = join(folder, 'the.key')
})
afterEach(async () => {
  for (const app of apps) await app.close()
  delete process.env['CANBAO_KEY_FILE']
  rmSync(folder, { recursive: true, force: true })
})

async function aClient(options: { readonly hold: boolean }) {
  const app = await openApp({
    dataFolder: join(folder, 'data'),
    rulesFolder,
    version: '0.0.0-test',
    door: 'web',
    passwordCost: testPasswordCost,
    ...options,
  })
  apps.push(app)
  return createRouterClient(app.router, { context: { channel: app.openChannel() } })
}

function anOffice(name: string): FoundOffice {
  const password = 'qiutian-hetao-719'
  return {
    name,
    regionCode: '500151004',
    policies: ['tongliang-2024'],
    readings: [],
    villages: ['平安村'],
    operators: [
      { userName: 'lijb', displayName: '李经办', roles: ['clerk', 'administrator'], password },
      { userName: 'zhangsh', displayName: '张审核', roles: ['reviewer'], password },
    ],
  }
}

test('另一个命令建立了单位，开着的程序马上就看到', async () => {
  const counter = await aClient({ hold: true })
  expect((await counter.office.status()).office).toBeNull()
  const command = await aClient({ hold: false })
  await command.office.found({ requestId: aRequestId(), office: anOffice('蒲吕街道服务站') })
  expect((await counter.office.status()).office?.name).toBe('蒲吕街道服务站')
})

test('建立单位的请求重复提交是同一个答复，换了内容就不是', async () => {
  const client = await aClient({ hold: true })
  const request = { requestId: aRequestId(), office: anOffice('蒲吕街道服务站') }
  const first = await client.office.found(request)
  await expect(client.office.found(request)).resolves.toEqual(first)
  const other = { ...request, office: anOffice('另一个服务站') }
  await expect(client.office.found(other)).rejects.toMatchObject({ code: 'REQUEST_ID_REUSED' })
  const later = { ...request, requestId: aRequestId() }
  await expect(client.office.found(later)).rejects.toMatchObject({ code: 'OFFICE_EXISTS' })
})

test('填错的字段说出是哪一个、错在哪里', async () => {
  const client = await aClient({ hold: true })
  const office = anOffice('')
  const founding = client.office.found({ requestId: aRequestId(), office })
  const error: unknown = await founding.catch((thrown: unknown) => thrown)
  expect(getDefined(error instanceof Error ? error.message : null, 'refusal')).toBe(
    '填写有误（字段 office.name）：单位名称不能为空，请改正后重试。',
  )
})
