/** A pack that the office wrote itself: from its files to a registration's price. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { anUpload, examplePolicy } from '../../support/brought-pack.ts'
import { adoptShown } from '../../support/shown-standing.ts'
import { codeOf, errorOf } from '../support/desk.ts'
import type { Client } from '../support/doors.ts'
import { aRequestId } from '../support/office-data.ts'
import { aRegistered } from '../support/registered.ts'
import type { Case } from './case.ts'

const policy = examplePolicy
const basis = '街道办公会 2023-11-20 决定'

/** As the screen does it: what was checked is what is brought in. */
export async function bringShown(client: Client, upload = anUpload()) {
  const { pack } = await client.office.checkPack({ upload })
  const packHash = pack?.packHash ?? ''
  return client.office.bringPack({
    requestId: aRequestId(),
    bringing: { upload, basis, packHash },
  })
}

const adoption = { policy, document: '街道办公会', draftConfirmed: false }
const cheaper = anUpload({ packYaml: anUpload().packYaml.replace('title: ', 'title: 试行') })

/** The price in the window of an ordinary person, as the guide's example has it. */
const question = JSON.stringify({
  id: '一',
  policy,
  ask: 'enrolment',
  facts: { coverageYear: 2026, paidOn: '2025-11-03', circumstance: { kind: 'ordinary' } },
})

export const broughtPackCases: readonly Case[] = [
  {
    call: 'office.checkPack',
    rule: '照说明抄的政策包写法没有错，例子全部相符，什么也没有留下',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const checked = await client.office.checkPack({ upload: anUpload() })
      expect(checked).toMatchObject({
        pack: { policy, coverageYear: 2026 },
        problems: [],
        clash: null,
      })
      expect(checked.caseCount).toBeGreaterThan(10)
      expect(await client.office.broughtPacks()).toEqual([])
      const { packs } = await client.office.packs()
      expect(packs.map((pack) => pack.policy)).not.toContain(policy)
    },
  },
  {
    call: 'office.checkPack',
    rule: '写错的说出哪个文件第几行第几列；例子算不对的也说；不是压缩包的说读不出',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const { packYaml, casesYaml } = anUpload()
      const lineOf = (text: string, part: string) =>
        text.slice(0, text.indexOf(part)).split('\n').length
      const misspelt = anUpload({ packYaml: packYaml.replace('\nissuer:', '\nissuerr:') })
      const broken = await client.office.checkPack({ upload: misspelt })
      expect(broken.pack).toBeNull()
      expect(broken.problems).toContainEqual({
        file: `${policy}/pack.yaml`,
        line: lineOf(packYaml, 'issuer:'),
        // Where what is written under the name begins.
        column: 10,
        text: expect.stringContaining('issuerr') as unknown,
      })
      const [, payable = ''] = /payableFen: (\d+)/u.exec(casesYaml) ?? []
      const wrong = anUpload({ casesYaml: casesYaml.replace(payable, '1') })
      const { pack, problems } = await client.office.checkPack({ upload: wrong })
      expect(pack?.policy).toBe(policy)
      expect(problems[0]?.file).toBe(`${policy}/cases.yaml`)
      expect(problems[0]?.line).toBeGreaterThanOrEqual(lineOf(casesYaml, payable) - 1)
      const none = await client.office.checkPack({ upload: anUpload({ casesYaml: '' }) })
      expect(none.problems.map(({ text }) => text).join('')).toContain('没有 cases.yaml')
      const archive = { kind: 'archive', base64: btoa('not a zip') } as const
      const unreadable = await errorOf(client.office.checkPack({ upload: archive }))
      expect(unreadable.code).toBe('PACK_UNREADABLE')
      expect(unreadable.message).toContain('重新压缩')
    },
  },
  {
    call: 'office.checkPack',
    rule: '要顶替程序自带的、要顶替已经带入的，核对时就说',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const rename = (text: string) => text.replaceAll(policy, 'dongming-2024')
      const { packYaml, casesYaml } = anUpload()
      const upload = anUpload({ packYaml: rename(packYaml), casesYaml: rename(casesYaml) })
      expect((await client.office.checkPack({ upload })).clash).toContain('程序自带')
      await bringShown(client)
      expect((await client.office.checkPack({ upload: anUpload() })).clash).toContain('一字不差')
      expect((await client.office.checkPack({ upload: cheaper })).clash).toContain('没有改动它')
    },
  },
  {
    call: 'office.bringPack',
    rule: '带入以后是未采用；采用了就能照它试算，例子也看得到；操作里写明依据',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const listed = await bringShown(client)
      expect(listed).toMatchObject([{ policy, basis, adopted: false, usable: true }])
      const { packs, problems } = await client.office.packs()
      expect(problems).toEqual([])
      expect(packs.find((pack) => pack.policy === policy)?.hash).toBe(listed[0]?.packHash)
      const { cases } = await client.policies.cases({ policy })
      expect(cases.filter(({ passes }) => !passes)).toEqual([])
      expect(cases.length).toBeGreaterThan(10)
      const office = await adoptShown(client, { requestId: aRequestId(), adoption })
      expect(office.policies).toEqual(['dongming-2024', policy])
      expect(await client.office.broughtPacks()).toMatchObject([{ policy, adopted: true }])
      const { answer } = await client.policies.decide({ question, basis: 'office' })
      expect(JSON.parse(answer)).toMatchObject({ outcome: 'accepted', window: 'concentrated' })
      const auditor = await desk.signIn('auditor')
      const { actions } = await auditor.audit.actions({})
      const brought = actions.find(({ kind }) => kind === 'office.bringPack')
      expect(brought?.detail).toContain(basis)
      expect((await auditor.audit.verify()).problems).toEqual([])
    },
  },
  {
    call: 'office.bringPack',
    rule: '写错的、与核对时不同的、顶替自带的、顶替带入的、一字不差的，都不带入',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const { packYaml, casesYaml } = anUpload()
      const bring = (upload: ReturnType<typeof anUpload>) => bringShown(client, upload)
      const broken = await errorOf(bring(anUpload({ casesYaml: '' })))
      expect(broken.code).toBe('PACK_BROKEN')
      expect(JSON.stringify(broken.data)).toContain('cases.yaml')
      expect(await codeOf(bring(anUpload({ packYaml: 'policy: x' })))).toBe('PACK_BROKEN')
      const archive = { kind: 'archive', base64: btoa('not a zip') } as const
      const bringing = { upload: anUpload(), basis, packHash: 'a'.repeat(64) }
      const call = (changes: Partial<Parameters<typeof client.office.bringPack>[0]['bringing']>) =>
        codeOf(
          client.office.bringPack({
            requestId: aRequestId(),
            bringing: { ...bringing, ...changes },
          }),
        )
      expect(await call({ upload: archive })).toBe('PACK_UNREADABLE')
      expect(await call({})).toBe('PACK_CHANGED')
      const rename = (text: string) => text.replaceAll(policy, 'dongming-2024')
      const own = anUpload({ packYaml: rename(packYaml), casesYaml: rename(casesYaml) })
      expect(await codeOf(bring(own))).toBe('PACK_INSTALLED')
      expect(await client.office.broughtPacks()).toEqual([])
      await bring(anUpload())
      expect(await codeOf(bring(anUpload()))).toBe('ALREADY_BROUGHT')
      expect(await codeOf(bring(cheaper))).toBe('PACK_BROUGHT')
      // The examples alone are another file, too.
      const shorter = anUpload({ casesYaml: `${casesYaml}# 核对过\n` })
      expect(await codeOf(bring(shorter))).toBe('PACK_BROUGHT')
      expect(await client.office.broughtPacks()).toHaveLength(1)
    },
  },
  {
    call: 'office.dropPack',
    rule: '没有采用的可以移出，改好再带入；没有带入的、正采用的不能移出',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      const drop = () =>
        client.office.dropPack({ requestId: aRequestId(), policy, reason: '标题写错' })
      expect(await codeOf(drop())).toBe('PACK_NOT_BROUGHT')
      await bringShown(client)
      await adoptShown(client, { requestId: aRequestId(), adoption })
      expect(await codeOf(drop())).toBe('PACK_ADOPTED')
      const abandoning = { policy, reason: '标题写错' }
      await client.office.abandon({ requestId: aRequestId(), ...abandoning })
      expect(await drop()).toEqual([])
      const { packs } = await client.office.packs()
      expect(packs.map((pack) => pack.policy)).not.toContain(policy)
      expect(await bringShown(client, cheaper)).toMatchObject([
        { title: expect.stringMatching(/^试行/u) as unknown, usable: true },
      ])
      // What the thread of checks goes by has been mended with it.
      expect((await client.policies.cases({ policy })).problems).toEqual([])
    },
  },
  {
    call: 'office.dropPack',
    rule: '照带入的政策包登记过的，不能移出',
    office: 'founded',
    async run(desk) {
      const client = await desk.signIn('administrator')
      // The notice of the office's own town, under a code of its own.
      const own = 'shawo-2024'
      const read = (file: string) =>
        readFileSync(join(desk.rulesFolder, 'dongming-2024', file), 'utf8')
      const rename = (file: string) => read(file).replaceAll('dongming-2024', own)
      const upload = anUpload({
        packYaml: rename('pack.yaml'),
        casesYaml: rename('cases.yaml'),
        taskTable: read('task-table.csv'),
      })
      await bringShown(client, upload)
      const document = '街道办公会'
      await adoptShown(client, {
        requestId: aRequestId(),
        adoption: { policy: own, document, draftConfirmed: false },
      })
      const { registrationNumber } = await aRegistered(desk, { policy: own })
      const dropping = client.office.dropPack({
        requestId: aRequestId(),
        policy: own,
        reason: '写错',
      })
      expect(await codeOf(dropping)).toBe('PACK_USED')
      const auditor = await desk.signIn('auditor')
      const explained = await auditor.intake.explain({ registrationNumber })
      expect(explained.same).toBe(true)
    },
  },
  {
    call: 'office.broughtPacks',
    rule: '谁都看得到本单位带入了哪些、依据什么',
    office: 'founded',
    async run(desk) {
      await bringShown(await desk.signIn('administrator'))
      const [row] = await (await desk.signIn('clerk')).office.broughtPacks()
      expect(row).toMatchObject({ policy, basis, broughtOn: '2023-11-20' })
    },
  },
]
