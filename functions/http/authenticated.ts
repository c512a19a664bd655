import { createMiddleware } from 'hono/factory'
import { deployment } from '../store/caller'
import { type Answering, type App, problem } from './answers'
import type { Bindings } from './bindings'
import { holderOf, type KeyHolder, type Scope } from './key'

/** Seconds after which a caller who asked too often may ask again: the period of both limits in `wrangler.toml`. */
const limitSeconds = 60

/** Where senders call, who have no key of ours. */
export const hookPath = '/v1/hooks/'

/** Reads the key, if one was sent, and counts the request. A key that does not verify is refused, whatever was asked. */
export const identified = createMiddleware<App>(async (c, next) => {
  // What a sender puts there is for its connection to know.
  const isHook = c.req.path.startsWith(hookPath)
  const sent = isHook ? undefined : c.req.header('authorization')
  const caller = sent === undefined ? undefined : await senderOf(sent, c.env, c.var.now.at)
  c.set('caller', caller)
  // Who guesses at keys is counted by address like anyone without one.
  const address = c.req.header('cf-connecting-ip') ?? 'local'
  const [limit, name] =
    caller !== undefined
      ? [c.env?.KEY_LIMIT, caller.keyId]
      : // A sender calls from few addresses for all who use it.
        isHook
        ? [c.env?.KEY_LIMIT, `hooks ${address}`]
        : [c.env?.ADDRESS_LIMIT, address]
  if (limit !== undefined && !(await isWithin(limit, name))) {
    c.header('Retry-After', String(limitSeconds))
    return problem(c, 'rate-limited', `too many requests; ask again in ${limitSeconds} seconds`)
  }
  if (sent !== undefined && caller === undefined) return unauthenticated(c, 'the key is not one of ours, or it has expired')
  return next()
})

/** A brake that fails brakes nobody: it is no account, and the law is answered without it. */
const isWithin = async (limit: NonNullable<Bindings['KEY_LIMIT']>, name: string): Promise<boolean> => {
  try {
    return (await limit.limit({ key: name })).success
  } catch {
    return true
  }
}

const senderOf = async (authorization: string, env: Bindings | undefined, now: Date): Promise<KeyHolder | undefined> => {
  const [, key] = /^bearer +(\S+)$/i.exec(authorization) ?? []
  const secrets = [env?.KEY_SECRET, env?.KEY_SECRET_PREVIOUS].flatMap((secret) => (secret ? [secret] : []))
  return key === undefined ? undefined : holderOf(key, secrets, now)
}

/** Asks for a key where the deployment wants one even for the law. */
export const openUnlessClosed = createMiddleware<App>((c, next) =>
  c.env?.KEYS_REQUIRED === 'true' && c.var.caller === undefined
    ? Promise.resolve(unauthenticated(c, 'this deployment asks for a key'))
    : next(),
)

const unauthenticated = (c: Answering, detail: string) => {
  c.header('WWW-Authenticate', 'Bearer')
  return problem(c, 'unauthenticated', `${detail}; send Authorization: Bearer with a key`)
}

/**
 * In a route's declaration: who may call it. The document says so, and the handler finds `c.var.caller`.
 *
 * @param asked The scope, or several of which one is enough.
 * @param only `deployment`: keys of the deployment itself.
 */
export const secured = (asked: Scope | readonly Scope[], only?: typeof deployment) => ({
  security: [asked].flat().map((scope) => ({ key: [scope] })),
  middleware: createMiddleware<Secured>(async (c, next) => {
    const { caller } = c.var
    if (caller === undefined) return unauthenticated(c, 'this call needs a key')
    const wanted = [asked].flat()
    if (!wanted.some((scope) => caller.scopes.includes(scope)))
      return problem(c, 'missing-scope', `the key lacks the scope ${wanted.join(' or ')}`)
    if (only !== undefined && caller.tenant !== deployment)
      return problem(c, 'missing-scope', 'only a key of the deployment itself may do this')
    return next()
  }),
})

/** What a handler behind `secured` may rely on. */
export type Secured = App & { Variables: { caller: NonNullable<App['Variables']['caller']> } }
