import type { Deal } from '../deal'
import { type Ask, asker, type Trilean } from '../finding'
import { namedDoubt, type Seat } from '../headquarters'
import type { ComputeItem } from '../item'
import type { Citation, Dated } from '../law'
import type { Party } from '../party'
import { anyOf, customersOf, trainsControlled } from './compute-facts'
import type { ComputeTerms } from './compute-terms'

export type Promises = Extract<ComputeTerms, { asks: 'promises' }>
/** One job, with what the rule asks about it answered once. */
export type Work = {
  readonly deal: Deal
  readonly item: ComputeItem
  readonly entry: Dated<ComputeTerms>
  readonly value: Promises
  readonly trains: ReturnType<typeof trainsControlled>
  readonly customers: readonly Party[]
  /** How the provider has its chips. Undefined: not said. */
  readonly status: Party['computeStatus']
}

export const workOf = (deal: Deal, item: ComputeItem, entry: Dated<ComputeTerms>, value: Promises): Work => ({
  deal,
  item,
  entry,
  value,
  trains: trainsControlled(item, deal),
  customers: customersOf(deal),
  status: deal.export.parties.computeProvider?.computeStatus,
})

export const outsider = ({ deal, customers, value, entry }: Work): Trilean => anyOf(deal, customers, value.outsiders, entry.cite)

/** Why a customer's seat is not known, where that has a name. */
export const seatDoubt = ({ deal, customers, value, entry }: Work): Seat | undefined =>
  namedDoubt(customers, value.outsiders, deal.law.geography, entry.cite)

export const askIn = ({ entry: { confidence } }: Work, cite: Citation): Ask => asker({ cite, confidence })

export const customerSays = (outcome: Trilean) => ({
  outcome,
  because: {
    met: 'the customer is located, headquartered or ultimately parented outside the partner countries',
    unmet: 'the customer is of the partner countries throughout',
    unknown: 'where the customer is headquartered or ultimately parented was not given',
  }[outcome],
})
