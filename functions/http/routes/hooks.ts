import { createRoute } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import type { HookPart, RawRequest, Reply } from '../../webhooks/sender'
import { type Source, senderOf } from '../../webhooks/senders'
import { answerHook } from '../answer-hook'
import { type App, problem, problemAnswer } from '../answers'
import { isLocal } from '../bindings'
import { bytesWithin } from '../hook-body'
import { keptKey } from '../hook-call'
import type { KeySets } from '../key-sets'
import type { KnownConnections } from '../known-connections'
import { logFault } from '../log'
import { router } from '../router'
import type { Telling } from '../tell-at-once'
import { HookKeptPath, HookPartPath, HookPath } from '../views/connection'

/** Bytes of a body: orders and shipments come with all that is in them. */
export const hookSizeMax = { 'sign-ups': 256 * 1024, orders: 1024 * 1024, shipments: 1024 * 1024 } as const

const anyJson = { 'application/json': { schema: {} } }
// Read as bytes: what was signed is checked before anything is made of it.
const anyBody = { required: true, content: { 'application/json': { schema: { description: 'As the sender makes it' } } } }

const everyAnswer = {
  200: { description: 'What the sender is told, in its words', content: anyJson },
  400: problemAnswer('Signed, and not JSON, or not what this sender may say'),
  401: problemAnswer('Not from whom it should be, or not of now, or no such connection'),
  413: problemAnswer('More than 256 KiB; of orders and shipments, more than 1 MiB'),
  422: problemAnswer('No such sender; or signed, and nothing that this sender says'),
  429: problemAnswer('Too many requests; see `Retry-After`'),
  503: { description: 'Ask again: of a sender that does', content: anyJson },
}

const hook = createRoute({
  method: 'post',
  path: '/v1/hooks/{source}/{connection}',
  operationId: 'callHook',
  tags: ['Hooks'],
  summary: 'Where a sender calls, in its own dialect',
  description:
    'It signs as the sender does and needs no key of ours. Whatever is wrong with a call, an id that nobody has, a secret that is not its own, a time that is not now, is one and the same 401. The reply says what the sender understands: each is described in `docs/hooks`.',
  request: { params: HookPath, body: anyBody },
  responses: {
    ...everyAnswer,
    204: { description: 'The same, where the sender wants no words' },
    400: {
      ...everyAnswer[400],
      description: 'Signed, and not JSON; or a refusal, where the sender reads it by its status',
      content: { ...everyAnswer[400].content, ...anyJson },
    },
    403: { description: 'A refusal, where the sender reads it by its status', content: anyJson },
  },
})

const hookOfPart = createRoute({
  method: 'post',
  path: '/v1/hooks/{source}/{connection}/{part}',
  operationId: 'callHookPart',
  tags: ['Hooks'],
  summary: 'The same, of senders that call at several places',
  description:
    '`capture` takes whole documents and `events` single events, of senders that have these. What came of one is asked for at `Location`.',
  request: { params: HookPartPath, body: anyBody },
  responses: {
    ...everyAnswer,
    201: { description: 'It was received, and is to be had at `Location`', content: anyJson },
    202: { description: 'It was received: what came of it is told at `Location`', content: anyJson },
    404: problemAnswer('This sender has no such place'),
  },
})

const keptOfPart = createRoute({
  method: 'get',
  path: '/v1/hooks/{source}/{connection}/{part}/{delivery}',
  operationId: 'getHookDelivery',
  tags: ['Hooks'],
  summary: 'What came of a delivery, for the sender who made it',
  description: 'Known as by its deliveries. Kept for 30 days.',
  request: { params: HookKeptPath },
  responses: { ...everyAnswer, 404: problemAnswer('This sender has no such place, or nothing is kept there') },
})

/**
 * @param known Connections of this isolate.
 * @param sets Published keys of this isolate.
 */
export const hookRoutes = (known: KnownConnections, sets: KeySets, { tell }: Telling) => {
  /** `part`: below the address of the connection. `delivery`: one that was made before is asked for. */
  const answered = async (
    c: Context<App>,
    { source, connection, part, delivery }: { source: Source; connection: string; part?: HookPart; delivery?: string },
  ): Promise<Response> => {
    const sender = senderOf(source)
    const { now, requestId, lists } = c.var
    const sizeMax = hookSizeMax[sender.speaksOf]
    const bytes = await bytesWithin(c.req.raw, sizeMax)
    if (bytes === undefined)
      return sender.unauthenticated === undefined ? problem(c, 'body-too-large', `at most ${sizeMax} bytes`) : told(sender.unauthenticated)
    if (part !== undefined && !sender.parts?.includes(part)) return problem(c, 'not-found', 'this sender calls at no such place')
    const request = requestOf(c, bytes, sets)
    const greeting = sender.greeting?.(request)
    if (greeting !== undefined) return told(greeting)
    const asksFor = part === undefined || delivery === undefined ? undefined : keptKey(part, delivery)
    const goOn = keepingOn(c)
    const tellAfter = (tenant: string, work: Promise<unknown>) => tell(c, tenant, work)
    const answer = await answerHook({ sender, connection, request, asksFor, now, requestId, env: c.env, lists, known, goOn, tellAfter })
    switch (answer) {
      case 'unauthenticated':
        return sender.unauthenticated === undefined ? problem(c, 'unauthenticated', nobody) : told(sender.unauthenticated)
      case 'malformed':
        return problem(c, 'malformed-json', 'the body is signed and no well-formed JSON')
      case 'unreadable':
        return problem(c, 'invalid-request', 'the body is signed and nothing that this sender says')
      case 'not-found':
        return problem(c, 'not-found', 'nothing is kept of such a delivery')
      default:
        return told(answer)
    }
  }
  return router()
    .openapi(hook, (c) => answered(c, c.req.valid('param')) as Promise<Told>)
    .openapi(hookOfPart, (c) => answered(c, c.req.valid('param')) as Promise<Told>)
    .openapi(keptOfPart, (c) => answered(c, c.req.valid('param')) as Promise<Told>)
}

const requestOf = (c: Context<App>, bytes: RawRequest['bytes'], sets: KeySets): RawRequest => {
  const { now, requestId } = c.var
  const asker = { at: now.at, isLocal: isLocal(c.env), onFault: (fault: unknown) => logFault(requestId, fault) }
  return {
    bytes,
    header: (name) => c.req.header(name),
    at: now.at,
    method: c.req.method,
    path: c.req.path,
    query: (name) => c.req.query(name),
    keyOf: (address, keyId) => sets.keyOf(address, keyId, asker),
  }
}

/** The same whatever is wrong, so that nobody learns which ids there are. */
const nobody = 'no connection has this id, this sender and a secret that signed these bytes now'

/** In words of whoever asked: of no type that we know. */
type Told = Response & TypedResponse<never, 200, 'json'>

const told = ({ status, headers, body }: Reply) => new Response(body, { status, headers: { ...headers } })

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
