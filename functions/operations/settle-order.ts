import { sha256 } from '../domain/digest'
import { retentionOf } from '../domain/records/retention'
import { standingOf } from '../domain/records/screening'
import { factsOf, type OrderFacts } from '../domain/shipments/order-facts'
import { orderTaskCodes, orderTasks } from '../domain/shipments/order-tasks'
import { type OrderPlan, planOrder } from '../domain/shipments/plan-order'
import { retentionRulesOn } from '../regimes/us/retention'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { OrderContext, RedirectDecided, Settlement } from '../store/shipment-store'
import type { Store } from '../store/store'
import { decideRedirect } from './decide-redirect'
import { itemsOf, ledgerSeen, neededOf, productsOf } from './ledger-of-order'
import { termsOfOrder } from './order-terms'
import type { SettleTerms } from './settle-terms'

/** How often an order is read again because somebody moved it meanwhile. After that it waits for the next run. */
const triesMax = 8

/**
 * Does what follows for an order from everything that is known of it. Whoever does it at the same time as well does nothing twice:
 * each batch counts only for the state that it was decided by.
 */
export const settleOrder = async (store: Store, who: Caller | OnBehalf, now: Moment, order: number, terms: SettleTerms): Promise<void> => {
  for (let left = triesMax; left > 0; left--) {
    const context = await store.readOrderContext(who, now, order)
    if (context === undefined || !context.isDue) return
    if (!(await hasTerms(store, who, now, context))) continue
    const settled = settledBy(context, now)
    const { gaps } = settled.plan
    const notifications = await Promise.all(gaps.map((gap) => overrunOf(context, gap, now)))
    const outcome = await store.settleOrder(who, now, { ...settled.settlement, notifications })
    if (outcome !== 'settled') continue
    if (settled.undecided.length === 0) return
    for (const country of settled.undecided) await decide(store, who, now, context, settled, country, terms)
  }
}

/** Whether what the order goes by is what its last screening says; if not it is read, and kept for the next look. */
const hasTerms = async (store: Store, who: Caller | OnBehalf, now: Moment, context: OrderContext): Promise<boolean> => {
  const { screening, terms, order, version } = context
  if (screening === null || screening.id === terms?.screening) return true
  const found = await store.findScreening(who, now, screening.id)
  const read = found && termsOfOrder(found)
  // Of one whose record was deleted nothing more can be read than was known before.
  if (read === undefined) return true
  await store.keepTerms(who, now, order, version, read)
  return false
}

type Settled = {
  readonly settlement: Omit<Settlement, 'notifications'>
  readonly facts: OrderFacts
  readonly plan: OrderPlan
  /** Countries that want a decision. */
  readonly undecided: readonly string[]
}

const settledBy = (context: OrderContext, { at }: Moment): Settled => {
  const { order, tenant, reference, version, terms, screening, told } = context
  const route = terms === null ? undefined : { destinations: terms.destinations, exportFrom: terms.exportFrom }
  const facts = factsOf(told, { items: itemsOf(context), products: productsOf(context) }, route)
  // What was decided for what it went by before, and a person's word on that, is no decision on this.
  const redirects = context.redirects.filter(({ wentBy }) => wentBy === (terms?.screening ?? null))
  const undecided = facts.elsewhere.filter((country) => !redirects.some((each) => each.country === country))
  const stopped = facts.elsewhere.filter((country) => !redirects.some((each) => each.country === country && isAccepted(each)))
  const plan = planOrder(facts, neededOf(context), stopped.length > 0, ledgerSeen(context, at))
  const standing = screening === null ? null : standingOf(screening.decision, screening.rulings)
  return {
    facts,
    plan,
    undecided,
    settlement: {
      order,
      tenant,
      reference,
      version,
      operations: plan.operations,
      doings: plan.doings,
      coverage: plan.coverage,
      isFrozen: stopped.length > 0,
      isOpen: undecided.length > 0,
      tasks: orderTasks(facts, plan, { reference, standing, stopped }),
      codes: orderTaskCodes,
    },
  }
}

const isAccepted = ({ decision, ruling }: OrderContext['redirects'][number]): boolean =>
  ruling === null ? decision === 'allow' : ruling.ruling === 'accept' && decision !== 'block'

/** Decided once and told once. Where there is nothing to decide by, or nowhere to decide for, a person has to look. */
const decide = async (
  store: Store,
  who: Caller | OnBehalf,
  now: Moment,
  { order, tenant, reference, terms: known }: OrderContext,
  { facts, plan }: Settled,
  country: string,
  terms: SettleTerms,
): Promise<void> => {
  const decided: RedirectDecided =
    country === '' || known === null
      ? {
          decision: 'review',
          because: [{ code: 'destination-unknown', text: 'it goes elsewhere than it was screened for, and where is not known' }],
        }
      : await decideRedirect(store, who, now, { order, reference, screening: known.screening, country, ...terms })
  const wentBy = known?.screening ?? null
  const payload = {
    reference,
    shipments: facts.parcels.filter(({ elsewhere }) => elsewhere.includes(country)).map(({ id }) => id),
    from: known?.destinations ?? [],
    to: country === '' ? null : country,
    decision: decided.decision,
    because: decided.because,
    ...(decided.screening === undefined ? {} : { screening: decided.screening }),
    held: plan.held,
    captured: plan.captured,
  }
  const notification = await notificationOf(tenant, 'shipment.redirected', [order, country, wentBy], payload, now)
  await store.keepRedirect(who, now, { tenant, order, country, wentBy, decided, notification })
}

/** Once for each amount: less of it is not told, more of it is. */
const overrunOf = ({ tenant, order, reference }: OrderContext, { allocation, of }: OrderPlan['gaps'][number], now: Moment) =>
  notificationOf(
    tenant,
    'quota.overrun',
    [order, allocation, of.tpp, of.units, of.value],
    { reference, allocation, overTpp: of.tpp, ...(of.units > 0 ? { overUnits: of.units } : {}) },
    now,
  )

/** Of the same cause there is one, whoever comes to it how often. */
const notificationOf = async (tenant: string, type: string, cause: readonly unknown[], payload: unknown, { day }: Moment) => ({
  id: `ntf_${(await sha256(JSON.stringify([tenant, type, ...cause]))).slice(0, 32)}`,
  tenant,
  type,
  retainedUntil: retentionOf(['export-record'], retentionRulesOn(day), [day]).retainedUntil,
  payload,
})
