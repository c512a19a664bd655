import { z } from '@hono/zod-openapi'
import { type ConnectionSettings, mappedFields } from '../../domain/customers/connection'
import { orderHoldMsDefault } from '../../domain/orders/order-hold'
import { sharedHoldDaysMax } from '../../domain/quota/hold'
import type { Connection } from '../../store/connection-store'
import { hookParts, type Sender } from '../../webhooks/sender'
import { senderOf, sources } from '../../webhooks/senders'
import { InstantView } from './disposition'
import { durationOf, HoldFor } from './hold-for'

/** What the way back takes of the time that a sender waits, in milliseconds. */
const wayBackMs = 500
/** How long a reply is waited for unless the connection says otherwise, where its sender waits as long. */
const budgetMsDefault = 2000
const budgetMsMin = 250
/** A public key of 4096 bits has 800 letters. */
const secretLengthMax = 1500

/** The longest budget that a connection to a sender may have. */
export const budgetMsMax = (source: (typeof sources)[number]): number => senderOf(source).limitMs - wayBackMs

const exampleId = 'Zk3vQ8pXr1Tn5bLw7yJc2A'

export const ConnectionId = z
  .string()
  .min(1)
  .max(64)
  .openapi({ param: { name: 'id', in: 'path' }, example: exampleId })
export const ConnectionPath = z.strictObject({ id: ConnectionId })

export const HookPath = z.strictObject({
  source: z.enum(sources).openapi({ param: { name: 'source', in: 'path' }, example: 'supabase' }),
  connection: z
    .string()
    .min(1)
    .max(64)
    .openapi({
      param: { name: 'connection', in: 'path' },
      example: exampleId,
      description: 'The id of the connection. Keep it to yourself',
    }),
})

/** Of what was delivered to it, and of what came of that. */
export const HookPartPath = HookPath.extend({
  part: z.enum(hookParts).openapi({ param: { name: 'part', in: 'path' }, example: 'capture' }),
})
export const HookKeptPath = HookPartPath.extend({
  delivery: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'delivery', in: 'path' }, example: '4b227777d4dd1fc61c6f884f48641d02' }),
})

const Source = z.enum(sources).openapi({ description: 'Whose hook it is' })

const Pointer = z
  .string()
  .max(200)
  .regex(/^(\/([^/~]|~[01])*)+$/, 'a JSON pointer (RFC 6901)')
  .openapi({ example: '/user/user_metadata/company' })

const Mapping = z
  .strictObject(
    Object.fromEntries(mappedFields.map((field) => [field, Pointer.optional()])) as Record<
      (typeof mappedFields)[number],
      z.ZodOptional<typeof Pointer>
    >,
  )
  .openapi({
    description:
      'Where the sender’s body says what, instead of the places that are usual for it. Of sign-ups: a chip is asked for by `chip`, `count` and `hours`; without hours it counts as used around the clock. Of orders: `order` is the order’s number; `name`, `company`, `country`, `headquarters`, `parent`, `parentHeadquarters`, `registration`, `address`, `email` and `phone` are of whoever the goods go to; `held` names a field that a reply marks while a person looks at the order, where the platform takes that. Of shipments: `order`',
  })

const Secrets = z.array(z.string().min(1).max(secretLengthMax)).max(2).openapi({
  description:
    'As the sender shows them; where it signs with RSA, its public key or the address of its key set. Two while one replaces the other. Kept encrypted and never given back. Left out: none, or those it has',
})

const fields = {
  source: Source,
  secrets: Secrets.optional(),
  onReview: z.enum(['admit-limited', 'refuse']).default('refuse').openapi({
    description:
      'Of what is for a person to look at. Sign-ups: `admit-limited` lets in for the lowest tier, where the check grants that; `refuse` not before somebody looked. Orders: `admit-limited` lets the order be made, and it is held until somebody looked; `refuse` does not let it be made',
  }),
  onUnavailable: z
    .enum(['refuse', 'admit'])
    .default('refuse')
    .openapi({ description: 'While no answer can be given in time. `admit` opens accounts, and lets orders be made, unchecked' }),
  budgetMs: z
    .int()
    .min(budgetMsMin)
    .max(Math.max(...sources.map(budgetMsMax)))
    .optional()
    .openapi({
      description: `Milliseconds for the whole reply. At most what the sender waits less ${wayBackMs}; left out, ${budgetMsDefault} or that`,
    }),
  mapping: Mapping.default({}),
  screensSignIns: z
    .boolean()
    .default(false)
    .openapi({ description: 'Sign-ins as well, where the sender asks about them at the same address' }),
  track: z.enum(['enforced', 'codified']).optional().openapi({
    description: 'Of orders: by which truth of the law they are determined. Left out: `enforced`',
  }),
  holdOn: z.enum(['placed', 'never']).optional().openapi({
    description: 'Of orders: when quota is set aside. Left out: when one is placed. Asking about a cart never sets any aside',
  }),
  holdFor: HoldFor.optional().openapi({
    description: `Of orders: how long quota is set aside, in days and hours, up to ${sharedHoldDaysMax} days. Where a platform tells first that an order is being made, and then that it was, it is for a short while at first, and for this long from the second on. Left out: ${durationOf(orderHoldMsDefault)}`,
  }),
}

const example = {
  source: 'supabase' as const,
  secrets: ['v1,whsec_cHVibGljLWV4YW1wbGUta2V5LTMyLWJ5dGVzLWxvbmc='],
  onReview: 'admit-limited' as const,
  mapping: { chip: '/user/user_metadata/gpu' },
}

export const ConnectionRequest = z.strictObject(fields).openapi('ConnectionRequest', { example })

export const ConnectionAmendment = z
  .strictObject({
    ...fields,
    version: z.int().min(1).optional().openapi({ description: 'The version that is amended; left out, whichever stands' }),
  })
  .openapi('ConnectionAmendment', { example })

type Asked = z.output<typeof ConnectionRequest>
type Fault = { readonly pointer: string; readonly detail: string }

/**
 * What does not fit the sender, each pointed at.
 *
 * @param isLocal On one's own machine.
 */
export const faultsIn = (asked: Asked, isLocal: boolean): readonly Fault[] => {
  const { source, secrets = [], budgetMs = 0 } = asked
  const sender = senderOf(source)
  const most = budgetMsMax(source)
  return [
    ...unusedIn(asked, sender.speaksOf),
    ...secrets.flatMap((secret, n) => {
      const detail = sender.secretFault(secret, isLocal)
      return detail === undefined ? [] : [{ pointer: `/secrets/${n}`, detail }]
    }),
    ...(budgetMs > most ? [{ pointer: '/budgetMs', detail: `at most ${most}: ${source} waits ${sender.limitMs} ms` }] : []),
  ]
}

type Speaks = Sender['speaksOf']

/** What is chosen for a sender that has no use for it: whoever chose it would think that it holds. */
const unusedIn = ({ source, onReview, onUnavailable, screensSignIns, ...asked }: Asked, speaksOf: Speaks): readonly Fault[] => {
  const ofOrders = (['track', 'holdOn', 'holdFor'] as const).filter((field) => asked[field] !== undefined)
  const unused = [
    ...(speaksOf === 'orders' ? [] : ofOrders),
    ...(asked.holdOn === 'never' && asked.holdFor !== undefined && speaksOf === 'orders' ? ['holdFor'] : []),
    ...(speaksOf !== 'sign-ups' && screensSignIns ? ['screensSignIns'] : []),
    ...(speaksOf === 'shipments' && onReview === 'admit-limited' ? ['onReview'] : []),
    ...(speaksOf === 'shipments' && onUnavailable === 'admit' ? ['onUnavailable'] : []),
  ]
  return unused.map((field) => ({ pointer: `/${field}`, detail: `${source} speaks of ${speaksOf}, and has no use for it here` }))
}

export const settingsOf = ({
  source,
  onReview,
  onUnavailable,
  budgetMs,
  mapping,
  screensSignIns,
  track,
  holdOn,
  holdFor,
}: Asked): ConnectionSettings => ({
  onReview,
  onUnavailable,
  budgetMs: budgetMs ?? Math.min(budgetMsDefault, budgetMsMax(source)),
  mapping: Object.fromEntries(Object.entries(mapping).filter(([, pointer]) => pointer !== undefined)),
  screensSignIns,
  ...(track === undefined ? {} : { track }),
  ...(holdOn === undefined ? {} : { holdOn }),
  ...(holdFor === undefined ? {} : { holdMs: holdFor }),
})

export const ConnectionView = z
  .object({
    id: z.string(),
    url: z.string().openapi({
      description: 'Where the sender is to call. Whoever knows it can try: keep it to yourself',
      example: `https://screen.example/v1/hooks/supabase/${exampleId}`,
    }),
    source: z.string(),
    secrets: z
      .array(z.object({ id: z.string(), createdAt: InstantView }))
      .openapi({ description: 'That they are there, and never what they are' }),
    onReview: z.enum(['admit-limited', 'refuse']),
    onUnavailable: z.enum(['refuse', 'admit']),
    budgetMs: z.int(),
    mapping: z.record(z.string(), z.string()),
    screensSignIns: z.boolean(),
    track: z.enum(['enforced', 'codified']).optional(),
    holdOn: z.enum(['placed', 'never']).optional(),
    holdFor: z.string().optional(),
    version: z.int(),
    createdAt: InstantView,
    closedAt: InstantView.nullable(),
  })
  .openapi('Connection')

export const ConnectionListView = z.object({ connections: z.array(ConnectionView) }).openapi('ConnectionList')

/** @param origin Of the service as its caller reached it. */
export const viewConnection = (
  { id, source, secrets, settings, version, createdAt, closedAt }: Connection,
  origin: string,
): z.infer<typeof ConnectionView> => ({
  id,
  url: `${origin}/v1/hooks/${source}/${id}`,
  source,
  secrets: secrets.map((secret) => ({ id: secret.id, createdAt: secret.createdAt })),
  onReview: settings.onReview,
  onUnavailable: settings.onUnavailable,
  budgetMs: settings.budgetMs,
  mapping: { ...settings.mapping } as Record<string, string>,
  screensSignIns: settings.screensSignIns,
  ...(senderOfAny(source)?.speaksOf === 'orders' ? viewOrderSettings(settings) : {}),
  version,
  createdAt: createdAt.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
})

/** As they hold, chosen or not. */
const viewOrderSettings = ({ track, holdOn, holdMs }: ConnectionSettings) => ({
  track: track ?? ('enforced' as const),
  holdOn: holdOn ?? ('placed' as const),
  ...(holdOn === 'never' ? {} : { holdFor: durationOf(holdMs ?? orderHoldMsDefault) }),
})

/** Of a connection that was kept: its sender may be one that there is no more. */
const senderOfAny = (source: string): Sender | undefined => sources.map(senderOf).find((each) => each.source === source)
