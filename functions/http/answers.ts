import { z } from '@hono/zod-openapi'
import type { Context, TypedResponse } from 'hono'
import type { InvalidFact } from '../domain/classification/classification'
import type { TrackNotAvailable } from '../operations/law-for'

/** What every request carries: its id, and the day in US Eastern on which it came in. */
export type App = { Bindings: { LOG_LEVEL?: string }; Variables: { requestId: string; today: string } }

/** The names of our problems, as `type` gives them after `/problems/`. */
const problems = {
  'invalid-request': { status: 422, title: 'The request does not fit its schema' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'unsupported-media-type': { status: 415, title: 'The body is not declared as JSON' },
  'body-too-large': { status: 413, title: 'The body is too large' },
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
    requestId: z.string(),
  })
  .openapi('Problem', { description: 'RFC 9457' })

type Pointed = z.infer<typeof PointedView>
type Problem = z.infer<typeof ProblemView>

/** A problem document of a fixed status. Details are sentences for the caller and never those of a fault. */
export const problem = <N extends ProblemName>(c: Context<App>, name: N, detail: string, errors?: readonly Pointed[]) => {
  const { status, title } = problems[name]
  const body: Problem = {
    type: `/problems/${name}`,
    title,
    status,
    detail,
    ...(errors ? { errors: [...errors] } : {}),
    requestId: c.var.requestId,
  }
  return c.json(body, status, { 'content-type': 'application/problem+json' }) as unknown as Response &
    TypedResponse<Problem, (typeof problems)[N]['status'], 'json'>
}

/** The one place where a refusal becomes a status. */
export const refused = (c: Context<App>, refusal: InvalidFact | TrackNotAvailable) => {
  switch (refusal.reason) {
    case 'invalid-fact':
      return problem(c, 'invalid-request', refusal.detail, [{ pointer: refusal.pointer, detail: refusal.detail }])
    case 'track-not-available': {
      const detail = `available: ${refusal.available.join(', ')}`
      return problem(c, 'track-not-available', detail, [{ pointer: refusal.pointer ?? '/track', detail }])
    }
  }
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

export const invalidRequest = (c: Context<App>, issues: readonly Issue[], prefix = '') => {
  const errors = pointedErrors(issues, prefix).slice(0, errorsMax)
  const [first] = errors
  return problem(
    c,
    'invalid-request',
    first ? `${first.pointer || 'the body'}: ${first.detail}` : 'the request does not fit its schema',
    errors,
  )
}
