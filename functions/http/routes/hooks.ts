import { createRoute } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import type { Reply } from '../../webhooks/sender'
import { senderOf } from '../../webhooks/senders'
import { answerHook } from '../answer-hook'
import { type App, problem, problemAnswer } from '../answers'
import { bytesWithin } from '../hook-body'
import type { KnownConnections } from '../known-connections'
import { router } from '../router'
import type { Telling } from '../tell-at-once'
import { HookPath } from '../views/connection'

export const hookSizeMax = 256 * 1024

const anyJson = { 'application/json': { schema: {} } }

const hook = createRoute({
  method: 'post',
  path: '/v1/hooks/{source}/{connection}',
  operationId: 'callHook',
  tags: ['Sign-up hooks'],
  summary: 'Where a sender of sign-ups calls, in its own dialect',
  description:
    'It signs as the sender does and needs no key of ours. Whatever is wrong with a call, an id that nobody has, a secret that is not its own, a time that is not now, is one and the same 401. The reply says what the sender understands: each is described in `docs/hooks`.',
  request: {
    params: HookPath,
    // Read as bytes: what was signed is checked before anything is made of it.
    body: { required: true, content: { 'application/json': { schema: { description: 'As the sender makes it' } } } },
  },
  responses: {
    200: { description: 'What the sender is told, in its words', content: anyJson },
    204: { description: 'The same, where the sender wants no words' },
    400: problemAnswer('Signed, and not JSON'),
    401: problemAnswer('Not from whom it should be, or not of now, or no such connection'),
    403: { description: 'A refusal, where the sender reads it by its status', content: anyJson },
    413: problemAnswer('More than 256 KiB'),
    422: problemAnswer('No such sender; or signed, and nothing that this sender says'),
    429: problemAnswer('Too many requests; see `Retry-After`'),
    503: { description: 'Ask again: of a sender that does', content: anyJson },
  },
})

/** @param known Connections of this isolate. */
export const hookRoutes = (known: KnownConnections, { tell }: Telling) =>
  router().openapi(hook, async (c) => {
    const { source, connection } = c.req.valid('param')
    const sender = senderOf(source)
    const { now, requestId, lists } = c.var
    const bytes = await bytesWithin(c.req.raw, hookSizeMax)
    if (bytes === undefined)
      return sender.unauthenticated === undefined
        ? problem(c, 'body-too-large', `at most ${hookSizeMax} bytes`)
        : told(sender.unauthenticated)
    const request = {
      bytes,
      header: (name: string) => c.req.header(name),
      at: now.at,
      method: c.req.method,
      path: c.req.path,
      query: (name: string) => c.req.query(name),
      keyOf: async () => undefined,
    }
    const greeting = sender.greeting?.(request)
    if (greeting !== undefined) return told(greeting)
    const goOn = keepingOn(c)
    const tellAfter = (tenant: string, work: Promise<unknown>) => tell(c, tenant, work)
    const answer = await answerHook({ sender, connection, request, now, requestId, env: c.env, lists, known, goOn, tellAfter })
    switch (answer) {
      case 'unauthenticated':
        return sender.unauthenticated === undefined ? problem(c, 'unauthenticated', nobody) : told(sender.unauthenticated)
      case 'malformed':
        return problem(c, 'malformed-json', 'the body is signed and no well-formed JSON')
      case 'unreadable':
        return problem(c, 'invalid-request', 'the body is signed and nothing that this sender says')
      default:
        return told(answer)
    }
  })

/** The same whatever is wrong, so that nobody learns which ids there are. */
const nobody = 'no connection has this id, this sender and a secret that signed these bytes now'

const told = ({ status, headers, body }: Reply) =>
  new Response(body, { status, headers: { ...headers } }) as Response & TypedResponse<unknown, 200, 'json'>

/** A test or a tool that calls without a runtime has nothing to keep on. */
const keepingOn =
  (c: Context<App>) =>
  (work: Promise<unknown>): void => {
    try {
      c.executionCtx.waitUntil(work)
    } catch {
      // The promise runs on by itself, and what it fails with is logged already.
    }
  }
