import type { Parties } from '../domain/party'
import type { HoldLine } from '../domain/quota/hold'
import type { Screening } from '../domain/screening/screening'
import type { RuledScreening } from '../store/record-store'
import type { OrderTerms } from '../store/shipment-store'
import { askedOf } from './composed-answer'
import type { DeterminationAnswer } from './create-determination'
import { lawFor } from './law-for'
import { planOf } from './plan-screening'
import { questionOf } from './screen-parties'

/** What an order goes by, as its screening says. Undefined where that was deleted, or is not answered. */
export const termsOfOrder = ({ record }: Pick<RuledScreening, 'record'>): OrderTerms | undefined => {
  if (record.input === null || record.answer === null) return undefined
  const { input, registered } = askedOf(record.input)
  const { given, track } = input
  const answer = JSON.parse(record.answer) as Screening<DeterminationAnswer>
  const law = lawFor({ asOf: given.asOf, track }, given)
  if (!law.ok) return undefined
  const { authority, decision, hold } = answer
  const planned = planOf(questionOf(input), track, registered).candidates.find(({ by }) => by === authority?.kind)
  const lines = hold === undefined && authority?.secured === false && decision !== 'block' ? (planned?.lines ?? []) : []
  return {
    screening: record.id,
    destinations: destinationsOf(given.parties, given.endUse?.finalDestination),
    exportFrom: given.exportFrom ?? (given.activity === 'transfer' ? given.parties.ultimateConsignee.country : law.value.home),
    items: given.items.map((item, at) => ({
      quantity: 'quantity' in item ? item.quantity : 1,
      tppEach: answer.determination.items[at]?.tppEach ?? null,
    })),
    products: input.order?.products,
    lines: lines.map(({ allocation, tpp, units }): HoldLine => ({ allocation, tpp, ...(units === undefined ? {} : { units }) })),
    isKnown: decision !== 'block' && authority !== null && (authority.secured || authority.kind === 'none-needed' || lines.length > 0),
  }
}

/** Where the goods may be seen to go without going astray: to whoever receives them, and to whoever carries them there. */
const destinationsOf = (parties: Parties, finalDestination: string | undefined): readonly string[] => {
  const { ultimateConsignee, endUser, intermediateConsignees = [], freightForwarder, distributor } = parties
  const through = [ultimateConsignee, endUser, freightForwarder, distributor, ...intermediateConsignees]
  return [...new Set([...through.map((party) => party?.country), finalDestination].filter((each) => each !== undefined))]
}
