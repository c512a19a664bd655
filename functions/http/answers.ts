import { z } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import type { InvalidFact } from '../domain/classification/classification'
import type { ChunkRefusal, PublicationRefusal } from '../domain/lists/publication'
import type { AllocationRefusal } from '../domain/quota/allocation'
import type { HoldRefusal, PlacementRefusal } from '../domain/quota/hold'
import type { ClearanceRefusal } from '../operations/create-clearance'
import type { EventRefusal } from '../operations/customer-event'
import type { PackRefusal } from '../operations/get-export-pack'
import type { TrackNotAvailable } from '../operations/law-for'
import type { ListHolder, ListsOfRequest } from '../operations/lists-in-force'
import type { ShipmentRefusal } from '../operations/register-shipment'
import type { CheckReplayRefusal } from '../operations/replay-check'
import type { ReplayRefusal } from '../operations/replay-screening'
import type { Moment } from '../store/caller'
import type { ClearanceNotFound } from '../store/clearance-store'
import type { ConnectionRefusal } from '../store/connection-store'
import type { CheckRulingRefusal } from '../store/customer-store'
import type { DutyNotFound, TokenNotFound } from '../store/duty-store'
import type { BaseRefusal } from '../store/ledger-store'
import type { EndpointDiffers, EndpointNotFound } from '../store/notification-store'
import type { RulingRefusal } from '../store/record-store'
import type { Store } from '../store/store'
import type { TaskRefusal } from '../store/task-store'
import type { KeyRefusal, TenantRefusal } from '../store/tenant-store'
import type { Bindings } from './bindings'
import type { KeyHolder } from './key'

/** What every request carries: its id, when it came in, who sent it if a key says so, the store, and the lists in force. */
export type App = {
  Bindings: Bindings
  Variables: {
    requestId: string
    today: string
    now: Moment
    caller?: KeyHolder | undefined
    store: Store
    /** Loaded when they are first asked for; the same throughout a request. */
    lists: ListsOfRequest
    listHolder: ListHolder
  }
}

/** The names of our problems, as `type` gives them after `/problems/`. */
const problems = {
  'invalid-request': { status: 422, title: 'The request does not fit its schema' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'unsupported-media-type': { status: 415, title: 'The body is not declared as what this call takes' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  unauthenticated: { status: 401, title: 'No key that is known' },
  'missing-scope': { status: 403, title: 'The key may not do this' },
  'idempotency-mismatch': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'hold-differs': { status: 409, title: 'The hold stands on other terms' },
  'hold-refused': { status: 409, title: 'This hold was refused before' },
  'hold-not-open': { status: 409, title: 'The hold is not open' },
  'hold-frozen': { status: 409, title: 'The hold is frozen' },
  'capture-exceeds-hold': { status: 409, title: 'More than the hold has' },
  'ceiling-exceeded': { status: 409, title: 'It does not fit under a ceiling' },
  'ceiling-below-used': { status: 409, title: 'The ceiling would be below what is used' },
  'allocation-closed': { status: 409, title: 'The allocation is not open on this day' },
  'allocation-not-found': { status: 404, title: 'No such allocation' },
  'version-differs': { status: 409, title: 'It was amended in between' },
  'replay-differs': { status: 409, title: 'The record cannot be reproduced' },
  'screening-not-allowed': { status: 409, title: 'Nothing goes under this screening' },
  'snapshot-refused': { status: 409, title: 'The snapshot is not put in force' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'The database does not answer' },
  'not-found': { status: 404, title: 'Nothing stands here' },
  'track-not-available': { status: 422, title: 'This track is not available' },
  internal: { status: 500, title: 'The fault is ours' },
} as const
export type ProblemName = keyof typeof problems

const PointedView = z.object({ pointer: z.string(), detail: z.string() })

export const ProblemView = z
  .object({
    type: z.string().openapi({ example: '/problems/invalid-request' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(PointedView).optional(),
    fitsFrom: z.iso.date().optional().openapi({ description: 'Of `ceiling-exceeded`: the day of a later step that would give room' }),
    requestId: z.string(),
  })
  .openapi('Problem', { description: 'RFC 9457' })

type Pointed = z.infer<typeof PointedView>
type Problem = z.infer<typeof ProblemView>

/** As much of a request's context as an answer needs, whatever else its route knows. */
export type Answering = Pick<Context<App>, 'json' | 'header'> & { readonly var: Readonly<Pick<App['Variables'], 'requestId'>> }

/** A problem document of a fixed status. Details are sentences for the caller and never those of a fault. */
export const problem = <N extends ProblemName>(c: Answering, name: N, detail: string, errors?: readonly Pointed[], more: More = {}) => {
  const { status } = problems[name]
  const body: Problem = { ...problemBody({ name, detail, ...more, ...(errors ? { errors } : {}) }), requestId: c.var.requestId }
  return c.json(body, status, { 'content-type': 'application/problem+json' }) as unknown as Response &
    TypedResponse<Problem, (typeof problems)[N]['status'], 'json'>
}

/** A problem document but for the request's id, as it stands inside an answer about many things. */
export const problemBody = ({ name, detail, errors, ...more }: Told): Omit<Problem, 'requestId'> => {
  const { status, title } = problems[name]
  return { type: `/problems/${name}`, title, status, detail, ...(errors ? { errors: [...errors] } : {}), ...more }
}

/** Everything that operations and the store refuse. */
export type Refusal =
  | InvalidFact
  | TrackNotAvailable
  | HoldRefusal
  | AllocationRefusal
  | BaseRefusal
  | TenantRefusal
  | KeyRefusal
  | RulingRefusal
  | ReplayRefusal
  | EventRefusal
  | CheckReplayRefusal
  | CheckRulingRefusal
  | ClearanceRefusal
  | ClearanceNotFound
  | ConnectionRefusal
  | EndpointNotFound
  | EndpointDiffers
  | DutyNotFound
  | TokenNotFound
  | PackRefusal
  | ChunkRefusal
  | PublicationRefusal
  | ShipmentRefusal
  | TaskRefusal

/** A refusal in the words of a problem. */
export type Told = { readonly name: ProblemName; readonly detail: string; readonly errors?: readonly Pointed[] } & More
type More = { readonly fitsFrom?: string }

/** The one place where a refusal becomes a problem, and so a status. */
export const toldOf = (refusal: Refusal): Told => {
  switch (refusal.reason) {
    case 'invalid-fact':
      return pointing(refusal.pointer, refusal.detail)
    case 'track-not-available': {
      const detail = `available: ${refusal.available.join(', ')}`
      return { name: 'track-not-available', detail, errors: [{ pointer: refusal.pointer ?? '/track', detail }] }
    }
    case 'hold-differs':
      return { name: 'hold-differs', detail: `${refusal.hold} was placed on other lines; use another id` }
    case 'hold-refused':
      return {
        name: 'hold-refused',
        detail: `${refusal.hold} was refused before: ${toldOf(refusal.refusal).detail}. Use another id, such as ${refusal.hold}~2`,
      }
    case 'allocation-not-found':
      return { name: 'allocation-not-found', detail: `there is no allocation ${refusal.allocation}`, ...lineOf(refusal) }
    case 'allocation-closed':
      return { name: 'allocation-closed', detail: `${refusal.allocation} is not open on this day`, ...lineOf(refusal) }
    case 'ceiling-exceeded':
      return {
        name: 'ceiling-exceeded',
        detail: `${refusal.allocation} has ${refusal.remaining} ${refusal.measure} left and ${refusal.requested} were asked for`,
        ...lineOf(refusal),
        ...('fitsFrom' in refusal && refusal.fitsFrom !== undefined ? { fitsFrom: refusal.fitsFrom } : {}),
      }
    case 'measure-missing': {
      const measure = refusal.measure ?? 'tpp'
      return pointing(
        `/lines/${refusal.line}/${measure}`,
        `${refusal.allocation} is limited in ${measure}: state it, money in the ceiling's currency`,
      )
    }
    case 'hold-not-found':
      return { name: 'not-found', detail: `there is no hold ${refusal.hold}` }
    case 'hold-not-open':
      return { name: 'hold-not-open', detail: `${refusal.hold} is ${refusal.state}` }
    case 'hold-frozen':
      return { name: 'hold-frozen', detail: `${refusal.hold} is frozen: nothing is captured until it is thawed` }
    case 'capture-exceeds-hold':
      return {
        name: 'capture-exceeds-hold',
        detail: `${refusal.hold} has ${refusal.remaining} ${refusal.measure} on ${refusal.allocation} and ${refusal.requested} were asked for`,
        errors: [{ pointer: `/lines/${refusal.line}`, detail: refusal.allocation }],
      }
    case 'expiry-out-of-range':
      return pointing(
        '/expiresAt',
        `after ${refusal.after.toISOString()} and at the latest ${refusal.latest.toISOString()}: nobody keeps a ceiling longer`,
      )
    case 'not-later':
      return pointing('/expiresAt', `${refusal.hold} already stands until ${refusal.expiresAt.toISOString()}`)
    case 'held-too-long':
      return pointing('/expiresAt', `at the latest ${refusal.latest.toISOString()}: nobody keeps a ceiling longer`)
    case 'idempotency-mismatch':
      return { name: 'idempotency-mismatch', detail: 'the same key was sent with another request before; use a new one' }
    case 'version-differs':
      return {
        name: 'version-differs',
        detail:
          refusal.version === 0
            ? `there is no ${refusal.allocation} to amend; leave version out to open it`
            : `${refusal.allocation} stands at version ${refusal.version}; read it and send that version to amend it`,
      }
    case 'tenant-differs':
      return {
        name: 'version-differs',
        detail:
          refusal.version === 0
            ? `there is no tenant ${refusal.tenant} to amend; leave version out to make it`
            : `${refusal.tenant} stands at version ${refusal.version}; read it and send that version to amend it`,
      }
    case 'tenant-not-found':
      return { name: 'not-found', detail: `there is no tenant ${refusal.tenant}` }
    case 'key-not-found':
      return { name: 'not-found', detail: `there is no key ${refusal.key}` }
    case 'key-retired':
      return pointing('/id', `${refusal.key} was revoked or has expired; make a new key`)
    case 'last-admin-key':
      return pointing('/id', `${refusal.key} is the last live key that may administer this deployment; make another first`)
    case 'scopes-exceeded':
      return { name: 'missing-scope', detail: `a key gives no more than it may do itself; it lacks ${refusal.scopes.join(', ')}` }
    case 'replay-differs':
      return {
        name: 'replay-differs',
        detail: refusal.because,
        errors: refusal.pointers.map((pointer) => ({ pointer, detail: 'not as it was answered' })),
      }
    case 'chunk-differs':
      return { name: 'snapshot-refused', detail: `chunk ${refusal.n} of ${refusal.snapshot} was sent before with other bytes` }
    case 'snapshot-refused': {
      const errors = refusal.faults.map(({ about, because }) => ({ pointer: `/${about}`, detail: because }))
      return { name: 'snapshot-refused', detail: `the lists in force stay: ${errors[0]?.detail ?? 'it was refused'}`, errors }
    }
    case 'screening-not-found':
      return { name: 'not-found', detail: `there is no screening ${refusal.screening}` }
    case 'shipment-not-found':
      return { name: 'not-found', detail: `there is no shipment ${refusal.shipment}` }
    case 'task-not-found':
      return { name: 'not-found', detail: `there is no task ${refusal.task}` }
    case 'check-not-found':
      return { name: 'not-found', detail: `there is no check ${refusal.check}` }
    case 'customer-not-found':
      return { name: 'not-found', detail: `there is no customer ${refusal.customer}` }
    case 'listed-party-not-found':
      return { name: 'not-found', detail: `the lists in force have no entry ${refusal.listedParty}` }
    case 'clearance-not-found':
      return { name: 'not-found', detail: `there is no clearance ${refusal.clearance}` }
    case 'connection-not-found':
      return { name: 'not-found', detail: `there is no open connection ${refusal.connection}` }
    case 'duty-not-found':
      return { name: 'not-found', detail: `there is no duty ${refusal.duty}` }
    case 'calendar-token-not-found':
      return { name: 'not-found', detail: `there is no calendar token ${refusal.token}` }
    case 'screening-not-allowed':
      return { name: 'screening-not-allowed', detail: `${refusal.screening}: ${refusal.because}` }
    case 'connection-differs':
      return {
        name: 'version-differs',
        detail: `${refusal.connection} stands at version ${refusal.version}; read it and send that version to amend it`,
      }
    case 'endpoint-not-found':
      return { name: 'not-found', detail: `there is no endpoint ${refusal.endpoint}` }
    case 'endpoint-differs':
      return {
        name: 'version-differs',
        detail:
          refusal.version === 0
            ? `there is no endpoint ${refusal.endpoint} to amend; leave version out to make it`
            : `${refusal.endpoint} stands at version ${refusal.version}; read it and send that version to amend it`,
      }
    case 'ceiling-below-used':
      return { name: 'ceiling-below-used', detail: `${refusal.usedTpp} TPP of ${refusal.allocation} are used` }
  }
}

const pointing = (pointer: string, detail: string): Told => ({ name: 'invalid-request', detail, errors: [{ pointer, detail }] })

const lineOf = (refusal: PlacementRefusal | { readonly allocation: string; readonly line?: number }): { errors?: readonly Pointed[] } =>
  'line' in refusal && refusal.line !== undefined ? { errors: [{ pointer: `/lines/${refusal.line}`, detail: refusal.allocation }] } : {}

/** Which problem a refusal becomes, for the types of a route's answers. */
type NameOf<R extends Refusal> = R extends {
  reason: 'invalid-fact' | 'measure-missing' | 'expiry-out-of-range' | 'not-later' | 'held-too-long' | 'key-retired' | 'last-admin-key'
}
  ? 'invalid-request'
  : R extends {
        reason:
          | 'hold-not-found'
          | 'tenant-not-found'
          | 'key-not-found'
          | 'screening-not-found'
          | 'check-not-found'
          | 'customer-not-found'
          | 'listed-party-not-found'
          | 'clearance-not-found'
          | 'connection-not-found'
          | 'shipment-not-found'
          | 'task-not-found'
          | 'endpoint-not-found'
          | 'duty-not-found'
          | 'calendar-token-not-found'
      }
    ? 'not-found'
    : R extends { reason: 'tenant-differs' | 'connection-differs' | 'endpoint-differs' }
      ? 'version-differs'
      : R extends { reason: 'scopes-exceeded' }
        ? 'missing-scope'
        : R extends { reason: 'chunk-differs' }
          ? 'snapshot-refused'
          : Extract<R['reason'], ProblemName>

/** A refusal as an answer. */
export const refused = <R extends Refusal>(c: Answering, refusal: R) => {
  const { name, detail, errors, ...more } = toldOf(refusal)
  return problem(c, name as NameOf<R>, detail, errors, more)
}

/** A JSON answer in a route's declaration. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { 'application/json': { schema } } })

/** A problem in a route's declaration. */
export const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: ProblemView } } })

/** A required JSON body in a route's declaration. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } })

type Issue = z.core.$ZodIssue

/** Each thing wrong with a request, pointed at (RFC 6901). Of a union the branch that fits best speaks. */
export const pointedErrors = (issues: readonly Issue[], prefix = ''): Pointed[] =>
  issues.flatMap((issue) => {
    const pointer = prefix + pointerOf(issue.path)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: `${pointer}${pointerOf([key])}`, detail: 'no such field' }))
    const branches = issue.code === 'invalid_union' ? [...issue.errors] : []
    const best = branches.sort((one, other) => depthOf(other) - depthOf(one) || one.length - other.length)[0]
    return best === undefined || best.length === 0 ? [{ pointer, detail: issue.message }] : pointedErrors(best, pointer)
  })

const depthOf = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length))

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** More than this many errors help nobody. */
const errorsMax = 50

export const invalidRequest = (c: Answering, issues: readonly Issue[], prefix = '') => {
  const errors = pointedErrors(issues, prefix).slice(0, errorsMax)
  const [first] = errors
  return problem(
    c,
    'invalid-request',
    first ? `${first.pointer || 'the body'}: ${first.detail}` : 'the request does not fit its schema',
    errors,
  )
}
