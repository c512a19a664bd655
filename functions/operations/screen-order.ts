import { findPlace } from '../catalog/find-place'
import { canonicalJson } from '../domain/canonical-json'
import { sha256 } from '../domain/digest'
import { type AskedOrder, askedOrder, isConsigneeKnown, isToldLater, reasonsOf } from '../domain/orders/asked-order'
import type { OrderCall, OrderVerdict } from '../domain/orders/order-call'
import type { OrderEvent, OrderProducts } from '../domain/orders/order-event'
import { heldUntil, orderHoldMsDefault } from '../domain/orders/order-hold'
import { orderVerdict } from '../domain/orders/order-verdict'
import { referenceOf } from '../domain/orders/reference'
import type { PlaceCode } from '../domain/place'
import { type Decision, standingOf } from '../domain/records/screening'
import type { Screening } from '../domain/screening/screening'
import type { Moment, OnBehalf } from '../store/caller'
import type { Connection } from '../store/connection-store'
import type { OrderKnown, ScreenedOrder } from '../store/merchant-store'
import type { Store } from '../store/store'
import { createScreening } from './create-screening'
import { foreseeScreening } from './foresee-screening'
import type { ScreeningInput } from './screening-input'
import type { SettleTerms } from './settle-terms'
import { tellOrder } from './tell-order'

/** One delivery of a merchant's platform, whose signature was checked, with what only the edge knows. */
export type OrderAsked = {
  readonly connection: Connection
  /** The same on each of its retries. */
  readonly key: string
  readonly order: OrderCall
} & SettleTerms

/**
 * Screens an order, once for each delivery, and says what the platform is told. What is told again and has not changed is what
 * stands of it, be it that a person ruled on it or screened it anew with facts that no platform knows.
 */
export const screenOrder = async (store: Store, now: Moment, given: OrderAsked): Promise<OrderVerdict> => {
  const { connection } = given
  const order = { ...given.order, reference: await referenceOf(given.order.reference) }
  const asked = { ...given, order }
  const caller: OnBehalf = { tenant: connection.tenant, connection: connection.id }
  if (order.stage === 'cancelled') {
    await told(store, caller, now, asked, [eventOf(asked)])
    return { verdict: 'allow', message: 'The order is off.' }
  }
  const skus = [...new Set(order.lines.flatMap(({ sku }) => sku ?? []))]
  const known = await store.readOrder(caller, now, { connection: connection.id, reference: order.reference, skus })
  const question = await questionFor(asked, known, now)
  const verdictOf = (decision: Decision, reference: string | undefined) =>
    orderVerdict({ decision, reference, reviewBy: order.reviewBy }, connection.settings.onReview)
  const { standing } = question
  if (order.stage === 'check') {
    if (standing !== undefined) return verdictOf(standing.decision, standing.id)
    const foreseen = await foreseeScreening(store, caller, now, { ...asked, ...asked.named(), input: question.input })
    return verdictOf(foreseen.ok ? soFar(foreseen.value, question.asked) : 'review', undefined)
  }
  const screened = standing ?? (await screenedNow(store, caller, now, asked, question))
  if (screened === undefined) return verdictOf('review', undefined)
  await told(store, caller, now, asked, eventsOf(asked, screened, now), question.input.order?.products)
  return verdictOf(screened.decision, screened.id)
}

/** What an order goes by: a screening of just this, or the one that was made now. */
type Standing = Pick<ScreenedOrder, 'id' | 'decidedAt' | 'decision' | 'hold'> & { readonly isNew?: true }

type Question = {
  readonly asked: AskedOrder
  readonly input: Omit<ScreeningInput, 'lists' | 'holdMs'>
  /** Absent: it is to be screened. */
  readonly standing?: Standing
  /** The screening of just this that holds nothing any more. */
  readonly lapsed?: string
}

/**
 * What was not told before is asked as it is told; what was, as it was asked last. Who only confirms an order tells nothing that
 * could differ.
 */
const questionFor = async ({ connection: { settings }, order }: OrderAsked, known: OrderKnown, now: Moment): Promise<Question> => {
  const asked = askedOrder(order, { day: now.day, meaningOf: (sku) => known.meanings.get(sku), placeOf })
  const { asOf: _, ...given } = asked.given
  const track = settings.track ?? 'enforced'
  const [reasons, { products }] = [reasonsOf(asked), asked]
  const content = await sha256(canonicalJson({ given, track, reasons }))
  const { latest } = known
  const isSame = latest?.content === content || (order.stage === 'confirmed' && order.lines.length === 0 && order.parties.length === 0)
  if (latest === undefined || !isSame)
    return { asked, input: { given: asked.given, track, reference: order.reference, order: { content, reasons, products } } }
  const before = JSON.parse(latest.input) as Question['input']
  const input = { ...before, given: { ...before.given, asOf: now.day } }
  return isGood(latest, now)
    ? { asked, input, standing: { ...latest, decision: standingOf(latest.decision, latest.rulings) } }
    : { asked, input, lapsed: latest.id }
}

const placeOf = (text: string): PlaceCode | undefined => {
  const found = findPlace(text)
  return found.state === 'found' ? found.place.code : undefined
}

/** Until it lapses with what was set aside for it; once some of that has left it is not asked for anew. */
const isGood = ({ hold, validUntil }: ScreenedOrder, { at }: Moment): boolean => {
  if (hold === null) return validUntil > at
  return hold.state === 'captured' || (['held', 'partly-captured'].includes(hold.state) && hold.expiresAt > at)
}

/**
 * By the delivery's key alone: a platform that tries again may word it otherwise. What lapsed since then is no answer to it any more.
 * Undefined: the law cannot take the question.
 */
const screenedNow = async (
  store: Store,
  caller: OnBehalf,
  now: Moment,
  asked: OrderAsked,
  { input, lapsed }: Question,
): Promise<Standing | undefined> => {
  const { connection, key, order } = asked
  const requestKey = `hook:${connection.id}:${key}${lapsed === undefined ? '' : ` after ${lapsed}`}`
  const isHeld = connection.settings.holdOn !== 'never' && isConsigneeKnown(input.given)
  const ownMs = connection.settings.holdMs ?? orderHoldMsDefault
  const holdMs = order.stage === 'placed' ? (order.holdMs ?? ownMs) : ownMs
  const screened = await createScreening(store, caller, now, {
    ...asked,
    ...asked.named(),
    input: { ...input, ...(isHeld ? { holdMs } : {}) },
    requestKey,
    requestHash: await sha256(requestKey),
  })
  if (!screened.ok) return undefined
  const { id, decidedAt, decision, hold } = JSON.parse(screened.value.value) as Screening<unknown>
  return {
    id,
    decidedAt: new Date(decidedAt),
    decision,
    hold: hold === undefined ? null : { state: 'held', expiresAt: new Date(hold.expiresAt) },
    isNew: true,
  }
}

/** A check permits nothing yet: what a shopper has not come to tell is asked again when the order is made. */
const soFar = (decision: Decision, { openPoints }: AskedOrder): Decision =>
  decision === 'review' && openPoints.some(isToldLater) && openPoints.every(isToldLater) ? 'allow' : decision

/** Whoever hears first of an order when it is confirmed has missed that it was placed. */
const eventsOf = (asked: OrderAsked, { decidedAt, hold, isNew }: Standing, now: Moment): readonly OrderEvent[] => {
  const { connection, order } = asked
  if (order.stage !== 'confirmed') return [eventOf(asked)]
  const until = heldUntil(now.at, connection.settings.holdMs ?? orderHoldMsDefault, decidedAt)
  const isExtended = isNew !== true && hold !== null && until > hold.expiresAt
  return [{ ...eventOf(asked, 'placed') }, { ...eventOf(asked), ...(isExtended ? { until } : {}) }]
}

const eventOf = ({ key, order }: OrderAsked, stage = order.stage): OrderEvent => {
  if (stage === 'check') throw new Error('nothing becomes of an order by asking about it')
  return { key: `${stage} ${key}`, stage, code: stage, ...(order.isReopened === true && stage === 'placed' ? { isReopened: true } : {}) }
}

/** So that what carriers say of it is held against what was decided of it. */
const told = (
  store: Store,
  caller: OnBehalf,
  now: Moment,
  { connection, order, key: _, ...terms }: OrderAsked,
  events: readonly OrderEvent[],
  products?: OrderProducts,
): Promise<void> =>
  tellOrder(store, caller, now, {
    reference: order.reference,
    source: connection.id,
    events,
    ...(products === undefined || Object.keys(products).length === 0 ? {} : { products }),
    ...terms,
  })
