import type { Context, MiddlewareHandler } from 'hono'
import { sha256 } from '../domain/digest'
import type { App } from './answers'

type Kept = { readonly body: string; readonly tag: string }

/** Characters of addresses and answers held in one isolate; a few megabytes beside the 128 an isolate may use. */
const keptCharactersMax = 4_000_000
/** How long a caller may use an answer without asking again, in seconds. Short, since "today" moves. */
const maxAgeSeconds = 300

/**
 * Keeps the answers that depend on nothing but the address, the day and this program: the law does not change while it
 * runs. Gives each an entity tag, and 304 to whoever holds it already.
 */
export const keptAnswers = (): MiddlewareHandler<App> => {
  const answers = new Map<string, Kept>()
  let characters = 0
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const { url } = c.req
    const key = `${c.var.today} ${url.slice(url.indexOf('/', 8))}`
    const before = answers.get(key)
    if (before !== undefined) return reply(c, before)
    await next()
    if (c.res.status !== 200) return
    const body = await c.res.clone().text()
    const answer = { body, tag: await tagOf(body) }
    // The address counts as well: it is the caller's to make long.
    const size = key.length + body.length
    if (characters + size > keptCharactersMax) {
      answers.clear()
      characters = 0
    }
    if (!answers.has(key)) characters += size
    answers.set(key, answer)
    c.res = reply(c, answer)
    return
  }
}

const reply = (c: Context<App>, { body, tag }: Kept): Response => {
  const headers = { ETag: tag, 'Cache-Control': `public, max-age=${maxAgeSeconds}` }
  return holds(c.req.header('If-None-Match'), tag)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } })
}

/** Half of a digest tells answers apart. */
const tagOf = async (body: string): Promise<string> => `"${(await sha256(body)).slice(0, 32)}"`

const holds = (given: string | undefined, tag: string): boolean =>
  given !== undefined && (given.trim() === '*' || given.split(',').some((each) => each.trim().replace(/^W\//, '') === tag))
