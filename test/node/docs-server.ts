import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { documentFixture } from './docs-document'

export const web = fileURLToPath(new URL('../../functions/web/', import.meta.url))
export const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) !== '' || name === '_headers')

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png' }

/** The headers the deployment sets for every page, read from where it reads them. */
export const pageHeaders = Object.fromEntries(
  readFileSync(join(web, '_headers'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .map((line) => line.trim().split(/: (.*)/s, 2)),
)

type Sent = { readonly authorization?: string | undefined; readonly 'idempotency-key'?: string | string[] | undefined }

/** What the deployment would answer: the pages with their headers, the fixture, and an echo of anything else. */
export const answer = (method: string, url: string, body: string, sent: Sent) => {
  const name = url === '/' ? 'index.html' : url.slice(1)
  if (files.includes(name)) {
    const headers = { ...pageHeaders, 'Content-Type': types[extname(name)] ?? 'text/plain' }
    return { status: 200, headers, text: readFileSync(join(web, name)) }
  }
  const echo =
    url === '/openapi.json'
      ? documentFixture
      : { method, url, body, authorization: sent.authorization ?? '', idempotencyKey: sent['idempotency-key'] ?? null }
  const headers = { 'Content-Type': 'application/json', 'X-Request-Id': 'request-1', ETag: '"fixture"' }
  return { status: 200, headers, text: JSON.stringify(echo) }
}
