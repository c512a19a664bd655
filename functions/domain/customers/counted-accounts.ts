import { type IsoDate, monthsBefore } from '../law'
import { mostOf, noOperations, type Operations, sumOf } from '../operations-count'
import type { CheckReadings } from './check'
import type { ComputeRequest, LinkedAccount, PriorUsage } from './compute-request'
import type { CustomerFacts } from './customer'
import type { CustomerLaw } from './customer-law'
import { type ChipBook, operationsIn, usedIn } from './machine-time'

/** Over which use is summed up. */
const rollingMonths = 12

/** What of the facts counts: use of the rolling time, here and in accounts of the same hands. */
export type Counted = {
  readonly since: IsoDate
  readonly usage: readonly PriorUsage[]
  /** The account itself, where it was told among the linked ones as well. */
  readonly itself: readonly CountedAccount[]
  readonly others: readonly CountedAccount[]
}

export type CountedAccount = {
  readonly id: string
  readonly compute: readonly ComputeRequest[]
  readonly usage: readonly PriorUsage[]
}

export const countedFrom = (facts: CustomerFacts, linked: CheckReadings['linked'], { asOf }: CustomerLaw): Counted => {
  const since = monthsBefore(asOf, rollingMonths)
  const accounts = [...byId(facts.linkedAccounts ?? []), ...linked].map((each) => accountOf(each, since))
  const isItself = ({ id }: CountedAccount): boolean => id === facts.customer.id
  return {
    since,
    usage: within(facts.priorUsage, since),
    itself: accounts.filter(isItself),
    others: accounts.filter((each) => !isItself(each)),
  }
}

/** What one caller tells of an account in several entries is all of it. */
const byId = (accounts: readonly LinkedAccount[]): readonly LinkedAccount[] =>
  [...Map.groupBy(accounts, ({ id }) => id)].map(([id, entries]) => ({
    id,
    links: entries.flatMap(({ links }) => links),
    compute: entries.flatMap(({ compute = [] }) => compute),
    priorUsage: entries.flatMap(({ priorUsage = [] }) => priorUsage),
  }))

const accountOf = ({ id, compute = [], priorUsage }: LinkedAccount, since: IsoDate): CountedAccount => ({
  id,
  compute,
  usage: within(priorUsage, since),
})

/** What reaches into the time counts whole: how it was spread over its days is not told. */
const within = (usage: readonly PriorUsage[] = [], since: IsoDate): readonly PriorUsage[] =>
  usage.filter(({ from, to }) => from >= since || to >= since)

/** What each other account asked for and used. Told twice, by the caller and by the records, it counts once, by the larger. */
export const singleAccounts = (
  { itself, others }: Pick<Counted, 'itself' | 'others'>,
  utilization: number,
  book: ChipBook,
): { readonly own: Operations; readonly others: readonly Operations[] } => {
  const sum = ({ compute, usage }: CountedAccount): Operations =>
    sumOf([...compute.map((each) => operationsIn(each, utilization, book)), usedIn(usage, utilization, book)])
  const each = new Map<string, Operations>()
  for (const account of others) each.set(account.id, mostOf([each.get(account.id) ?? noOperations, sum(account)]))
  return { own: mostOf(itself.map(sum)), others: [...each.values()] }
}
