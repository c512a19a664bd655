import { hashOf } from '../domain/digest'
import { EpcisDocument, EpcisEvent } from './epcis-event'
import { reportsOfEvent, unitsOfTransport } from './epcis-report'
import { isOneOf } from './hmac'
import { jsonReply, type RawRequest, type Reply, type ShipmentSender } from './sender'

/** Events of one document: each is kept, with what follows, while whoever captures waits. */
const eventsMax = 100
/** Pallets and cartons in it, each of which is a shipment. */
const unitsMax = 200
/** Told of one document that cannot be read. */
const faultsMax = 50
const secretLengthMin = 16
/** Letters of a document's own number. */
const idLength = 32
const versions = { 'gs1-epcis-version': '2.0.0', 'gs1-cbv-version': '2.0.0' } as const

type Fault = { readonly pointer: string; readonly detail: string }
type Behaviour = 'rollback' | 'proceed'

/**
 * EPCIS 2.0 by GS1: warehouses and makers tell what was seen, where and why, by serial numbers. Nothing is signed: the secret is
 * the token that the partner sends.
 */
export const epcis: ShipmentSender = {
  speaksOf: 'shipments',
  source: 'epcis',
  parts: ['capture', 'events'],
  // Set by the partner. This is how long we make it wait.
  limitMs: 10_000,
  secretFault: (secret) =>
    secret.length >= secretLengthMin && /^[\w.~+/=-]+$/.test(secret)
      ? undefined
      : `a token of ${secretLengthMin} letters or more, as it is sent behind Authorization: Bearer`,
  verify: ({ header }, secrets) => isOneOf(secrets, [/^bearer +(\S+)$/i.exec(header('authorization') ?? '')?.[1] ?? '']),
  read: async (body, request, settings) => {
    const found = eventsIn(body, request)
    if ('fault' in found) return undefined
    const { faults, events } = checked(found)
    if (faults.length > 0 && found.behaviour === 'rollback') return undefined
    const reports = await Promise.all(events.map((event) => reportsOfEvent(event, settings, request.at)))
    const id = (await hashOf(request.bytes)).slice(0, idLength)
    const kept = found.isDocument
      ? { part: 'capture' as const, id: `${id}-${found.behaviour}`, reply: jobOf(id, faults, found.behaviour, request.at) }
      : { part: 'events' as const, id, reply: asItCame(request) }
    return { kind: 'reports', reports: reports.flat(), kept }
  },
  receipt: ({ request }, { kept }) => ({
    status: kept?.part === 'capture' ? 202 : 201,
    headers: { ...versions, location: `${request.path}/${kept?.id}` },
    body: null,
  }),
  unreadable: ({ body, request }) => {
    const found = eventsIn(body, request)
    return 'fault' in found ? problem(found.status, [found.fault]) : problem(400, checked(found).faults)
  },
}

type Found = { readonly events: readonly unknown[]; readonly pointer: string; readonly behaviour: Behaviour; readonly isDocument: boolean }
type NotFound = { readonly fault: Fault; readonly status: 400 | 413 }

const eventsIn = (body: unknown, { path, header }: RawRequest): Found | NotFound => {
  const refused = (pointer: string, detail: string): NotFound => ({ fault: { pointer, detail }, status: 400 })
  const version = header('gs1-epcis-version')
  if (version !== undefined && !/^2\.0(\.\d+)?$/.test(version)) return refused('', 'GS1-EPCIS-Version: 2.0.0 is read')
  if (path.endsWith('/events')) return { events: [body], pointer: '', behaviour: 'rollback', isDocument: false }
  if (!path.endsWith('/capture')) return refused('', 'documents are taken at /capture, single events at /events')
  const behaviour = header('gs1-capture-error-behaviour') ?? 'rollback'
  if (behaviour !== 'rollback' && behaviour !== 'proceed') return refused('', 'GS1-Capture-Error-Behaviour is rollback or proceed')
  const document = EpcisDocument.safeParse(body)
  if (!document.success) {
    const [issue] = document.error.issues
    return refused(`/${issue?.path.join('/') ?? ''}`, issue?.message ?? 'no document of EPCIS 2.0')
  }
  const { eventList: events } = document.data.epcisBody
  const pointer = 'epcisBody/eventList'
  if (events.length > eventsMax)
    return {
      fault: { pointer: `/${pointer}`, detail: `at most ${eventsMax} events in one document` },
      status: 413,
    }
  if (transportUnitsIn(events) > unitsMax)
    return { fault: { pointer: `/${pointer}`, detail: `at most ${unitsMax} pallets and cartons in one document` }, status: 413 }
  return { events, pointer, behaviour, isDocument: true }
}

const transportUnitsIn = (events: readonly unknown[]): number =>
  events.reduce<number>((sum, each) => {
    const { data } = EpcisEvent.safeParse(each)
    return sum + (data === undefined ? 0 : unitsOfTransport(data).length)
  }, 0)

/** Each by itself. */
const checked = ({ events, pointer, isDocument }: Found): { readonly events: readonly EpcisEvent[]; readonly faults: readonly Fault[] } => {
  const read = events.map((each, at) => {
    const { data, error } = EpcisEvent.safeParse(each)
    const issue = error?.issues[0]
    const place = isDocument ? [pointer, at] : []
    return data ?? { pointer: `${['', ...place, ...(issue?.path ?? [])].join('/')}`, detail: issue?.message ?? 'no event' }
  })
  return {
    events: read.filter((each): each is EpcisEvent => 'eventTime' in each),
    faults: read.filter((each): each is Fault => !('eventTime' in each)).slice(0, faultsMax),
  }
}

/** What became of a document: it is done by the time it is asked for. */
const jobOf = (id: string, faults: readonly Fault[], captureErrorBehaviour: Behaviour, at: Date): Reply =>
  withVersions(
    jsonReply(200, {
      captureID: id,
      createdAt: at.toISOString(),
      finishedAt: at.toISOString(),
      running: false,
      success: faults.length === 0,
      captureErrorBehaviour,
      errors: faults.map((fault) => problemOf(400, [fault])),
    }),
  )

const asItCame = ({ bytes }: RawRequest): Reply =>
  withVersions({ status: 200, headers: { 'content-type': 'application/json' }, body: new TextDecoder().decode(bytes) })

const problem = (status: 400 | 413, faults: readonly Fault[]): Reply =>
  withVersions({
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify(problemOf(status, faults)),
  })

/** By the names that the standard gives its own problems. */
const problemOf = (status: 400 | 413, faults: readonly Fault[]) => ({
  type: status === 413 ? 'epcisException:CaptureLimitExceededException' : 'epcisException:ValidationException',
  title: status === 413 ? 'Too much for one document' : 'Not as EPCIS 2.0 asks for it',
  status,
  detail: faults.map(({ pointer, detail }) => `${pointer || 'the body'}: ${detail}`).join('; '),
  errors: faults,
})

const withVersions = (reply: Reply): Reply => ({ ...reply, headers: { ...reply.headers, ...versions } })
