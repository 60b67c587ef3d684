/** Registrations on their way into the state platform. */
import type { PlatformDetail } from '../../../src/shared/platform/model.ts'
import { getDay } from '../../../src/shared/kernel/day.ts'
import type { Desk } from './desk.ts'
import type { Client } from './doors.ts'
import { aPerson, anIdNumber, aRegistration, aRequestId } from './office-data.ts'
import { aRegistered } from './registered.ts'
import { aHead, known, preview, send, untilStill } from './rosters.ts'

export const today = getDay('2023-11-20')
export const dueOn = getDay('2023-11-27')
export const message = '该人员在其他统筹区存在正常参保信息'

export function aFiling(registrationId: number) {
  return {
    registrationId,
    replaces: null,
    cause: 'employee-active' as const,
    actor: 'person' as const,
    remedy: '请到原单位办理职工医保停保',
    dueOn,
  }
}

/** Registered, and filed with its cause by the clerk. */
export async function aFiled(desk: Desk): Promise<PlatformDetail> {
  const { registrationId } = await aRegistered(desk)
  const clerk = await desk.signIn('clerk')
  return clerk.platform.file({ requestId: aRequestId(), ...aFiling(registrationId) })
}

export function obstacleIdOf({ obstacle }: PlatformDetail): number {
  if (obstacle === null) throw new Error('nothing is filed')
  return obstacle.obstacleId
}

/** As the platform exports it, about 张桂英 of `aRegistration`; in force. */
export async function aPlatformList(client: Client, status: '成功' | '失败'): Promise<void> {
  const line = `${known.name},${known.idNumber},${status},${status === '失败' ? message : ''}`
  const head = aHead({
    kind: 'platform-status',
    sender: '县医保中心',
    authority: 'platform',
    coverageYear: 2024,
    listDay: null,
    fullList: false,
    fileName: `平台导出${status}.csv`,
  })
  const file = Buffer.from(`姓名,身份证号码,录入结果,失败原因\n${line}\n`)
  const importId = await send(client, file, head)
  const { previewDigest } = await preview(client, importId)
  if (previewDigest === null) throw new Error('no preview')
  await client.rosters.apply({ requestId: aRequestId(), importId, previewDigest })
  const { phase, failure } = await untilStill(client, importId)
  if (phase !== 'applied') throw new Error(failure ?? phase)
}

/** 李大山 of 柳园村, beside 张桂英 of 石庙村. */
export function aSecondRegistered(desk: Desk) {
  const idNumber = anIdNumber('19710203', '131')
  return aRegistered(desk, aRegistration(aPerson({ name: '李大山', idNumber, villageId: 2 })))
}

export async function twoRegistered(desk: Desk): Promise<readonly number[]> {
  const first = await aRegistered(desk)
  const second = await aSecondRegistered(desk)
  return [first.registrationId, second.registrationId]
}
