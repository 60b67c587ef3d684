/** How the web door says no: a status, a code for the page, a sentence for the clerk. */
import type { ServerResponse } from 'node:http'
import { securityHeaders } from '../response-headers.ts'

export type Refusal = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers?: Readonly<Record<string, string>>
}

export const refusals = {
  badTarget: { status: 400, code: 'BAD_REQUEST', message: '请求地址不正确。' },
  badJson: { status: 400, code: 'BAD_REQUEST', message: '提交的内容不是有效的 JSON，没有受理。' },
  malformed: {
    status: 400,
    code: 'BAD_REQUEST',
    message: '提交的内容不成一次调用，没有受理，请刷新页面后重试。',
  },
  launchNeeded: {
    status: 401,
    code: 'LAUNCH_NEEDED',
    message: '这个浏览器还没有取得使用凭证，请用程序启动时显示的完整地址重新打开。',
  },
  wrongToken: {
    status: 403,
    code: 'LAUNCH_REFUSED',
    message: '启动凭证不对或已失效，请用程序本次启动时显示的完整地址重新打开。',
  },
  foreignOrigin: {
    status: 403,
    code: 'FOREIGN_ORIGIN',
    message: '请求来自其他网页，已拒绝。请在参保柜台自己的页面中操作。',
  },
  notFound: { status: 404, code: 'NOT_FOUND', message: '没有这个页面或业务。' },
  wrongMethod: {
    status: 405,
    code: 'METHOD_NOT_SUPPORTED',
    message: '不支持这种请求方式。',
  },
  tooLarge: {
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
    message: '提交的内容超过 1 MB，没有受理，请减少一次提交的内容后重试。',
  },
  wrongType: {
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
    message: '提交的内容须为 JSON。',
  },
  foreignHost: {
    status: 421,
    code: 'FOREIGN_HOST',
    message: '只接受 127.0.0.1 或 localhost 上的访问，请用程序启动时显示的地址打开。',
  },
  tooManyTries: {
    status: 429,
    code: 'TOO_MANY_TRIES',
    message: '启动凭证连续出错次数过多，请一分钟后再试。',
    headers: { 'Retry-After': '60' },
  },
  failed: {
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    message: '程序出错，这次操作没有完成，请重试；仍不行请联系维护人员。',
  },
} as const satisfies Readonly<Record<string, Refusal>>

/**
 * Sends a refusal. `code` and `message` stand plainly for whoever looks; `json` repeats them in
 * the form that the page's RPC client reads, so that it sees one kind of error everywhere.
 */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { status, code, message } = refusal
  const body = JSON.stringify({
    code,
    message,
    json: { defined: false, code, status, message },
    meta: [],
  })
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    ...refusal.headers,
  })
  response.end(body)
}
