import { controlledWeights, type Training } from '../classification/controlled-weights'
import type { Deal } from '../deal'
import { type Finding, some, type Trilean } from '../finding'
import { seatIn } from '../headquarters'
import type { ComputeItem } from '../item'
import type { Citation } from '../law'
import { operationsOf, sumOf } from '../operations-count'
import type { Party, Role, RoleParty } from '../party'
import type { PlaceCode, PlaceSet } from '../place'
import { outcomeWithin } from '../place-set'

export type ComputeAnswer = { readonly outcome: Trilean; readonly because: string; readonly findings: readonly Finding[] }

/** Those for whom the machines run: the customer, or whoever receives, and the end user where another is named. */
export const customersOf = ({ export: { parties } }: Deal): readonly Party[] => {
  const customer = parties.customer ?? parties.ultimateConsignee
  return parties.endUser === undefined ? [customer] : [customer, parties.endUser]
}

/** Where the machines stand: as stated, or else where their provider is. */
export const sitesOf = ({ export: { dataCenter, cluster, parties } }: Deal): readonly PlaceCode[] => {
  const stated = [dataCenter?.country, cluster?.country].filter((place) => place !== undefined)
  const { computeProvider } = parties
  return stated.length > 0 || computeProvider === undefined ? stated : [computeProvider.country]
}

const outsideChain: ReadonlySet<Role> = new Set(['exporter', 'freightForwarder'])

/** Everyone between the machines and the model, the provider among them. */
export const chainOf = ({ parties }: Deal): readonly RoleParty[] => parties.filter(({ role }) => !outsideChain.has(role))

/** Located, headquartered or ultimately parented there. */
export const isOf = ({ law: { geography } }: Deal, party: Party, set: PlaceSet, cite: Citation): Trilean =>
  some([outcomeWithin(geography, party.country, set), seatIn(party, set, geography, cite).outcome])

export const anyOf = (deal: Deal, parties: readonly Party[], set: PlaceSet, cite: Citation): Trilean =>
  some(parties.map((each) => isOf(deal, each, set, cite)))

/** Where workload and purpose contradict each other, the one that trains. */
export const isTraining = ({ workload }: ComputeItem, { export: { endUse } }: Deal): boolean =>
  workload !== 'inference' || endUse?.purpose === 'training' || endUse?.trainsControlledWeights === true

/**
 * Whether the work trains a model whose weights are in the entry, wholly or in part. Stated to do so, it does; otherwise its
 * planned operations say, and where there are none the statement that it does not.
 */
export const trainsControlled = (item: ComputeItem, deal: Deal): ComputeAnswer => {
  const { weights } = deal.law
  const stated = deal.export.endUse?.trainsControlledWeights
  if (!isTraining(item, deal)) return { outcome: 'unmet', because: 'inference trains no model', findings: [] }
  if (stated === true) return { outcome: 'met', because: 'stated to train a model whose weights are controlled', findings: [] }
  if (weights === undefined) return { outcome: 'unmet', because: 'no weights are controlled that day', findings: [] }
  const model = plannedModel(item)
  const { outcome, findings } = controlledWeights(model, weights, operationsOf(deal.export.assume?.opsOpen))
  // A statement stands in for figures that were not given, and never for a number that the law leaves open.
  if (outcome === 'unknown' && stated === false && model.missing.length > 0)
    return { outcome: 'unmet', because: 'stated to train no model whose weights are controlled', findings: [] }
  const [counted, ...waysOut] = findings
  const open = findings.find((each) => each.outcome === 'unknown')
  const decided = (outcome === 'unknown' ? open : waysOut.find((each) => each.outcome === 'met')) ?? counted
  return { outcome, because: decided?.because ?? '', findings }
}

/** The model that the work leaves behind: what it starts from, with what is planned. */
const plannedModel = ({ plannedOperations, originalOperations, workload, baseModelPublished }: ComputeItem): Training => {
  const planned = operationsOf(plannedOperations)
  const before = operationsOf(originalOperations)
  const isStartUnknown = workload === 'fine-tuning' && before === undefined
  return {
    published: false,
    operations: planned === undefined ? before : sumOf(before === undefined ? [planned] : [before, planned]),
    derived: baseModelPublished === true,
    additional: planned,
    syntheticData: [],
    missing: [
      ...(planned === undefined ? ['the operations planned'] : []),
      ...(isStartUnknown ? ['those of the model that is tuned'] : []),
    ],
  }
}
