import type { Authorization, EndUse, Export } from '../export'
import type { ComputeItem, Item } from '../item'
import { saidOf, wholeOf } from '../operations-count'
import { everyParty, type Party } from '../party'
import type { PlaceCode } from '../place'
import { outcomeWithin } from '../place-set'
import { type Found, withFound } from '../screening/list-evidence'
import type { Checked } from './checked'
import { modelOperations } from './model-plan'
import type { CheckedParty } from './party-evidence'

/** A place that no map knows: of somebody who named none. */
const nowhere: PlaceCode = 'ZZ'

/**
 * A request for machine time as the question that the law is asked: access from afar to circuits that stay where they are, by
 * the customer, with what lists said of it and of whoever is above it.
 *
 * @param idOf Id of a chip in the catalog. One that is not there is one for data centers without figures.
 */
export const accessQuestion = (checked: Checked, idOf: (chip: string) => string | undefined): Export => {
  const { facts, law, readings, parties } = checked
  const { name, country, computeStatus } = readings.policy.provider
  const customer = customerParty(facts)
  const asked: Export = {
    asOf: law.asOf,
    activity: 'remote-access',
    items: [...computeItems(checked, idOf), ...weightsItems(checked)],
    parties: {
      ultimateConsignee: customer,
      customer,
      // The provider is the tenant itself: it stands where it says, and has nobody above that it has to tell of.
      computeProvider: { name, country, headquarters: country, ultimateParents: [], computeStatus },
    },
    endUse: endUseOf(checked),
    authorizations: authorizationsIn(checked),
    ...siteOf(checked),
    partiesScreened: !parties.isPartial,
  }
  const screened = withFound(asked, { found: foundIn(asked, parties.found) }, law.listings)
  return { ...screened, partiesScreened: !parties.isPartial }
}

/** By its home, or else where it is organized or run from. */
export const customerParty = ({ customer, ownership }: Checked['facts']): Party => {
  const { addresses, jurisdiction, headquarters, ultimateParents, registration, type } = customer
  const seat = typeof headquarters === 'string' ? headquarters : headquarters?.[0]
  const home = addresses.find(({ kind }) => kind === 'principal' || kind === 'residence') ?? addresses[0]
  const country = home?.country ?? jurisdiction ?? seat ?? nowhere
  const isPerson = type === 'individual'
  return {
    name: customer.name ?? customer.email ?? 'the customer',
    country,
    // Somebody who is no firm is seated at home, and has nobody above.
    headquarters: headquarters ?? (isPerson && country !== nowhere ? country : undefined),
    ultimateParents: ultimateParents ?? (isPerson ? [] : undefined),
    ownership,
    registration,
  }
}

const computeItems = ({ facts, estimate }: Checked, idOf: (chip: string) => string | undefined): readonly Item[] => {
  const { compute = [], modelPlan, intendedUse } = facts
  const trains = modelPlan !== undefined || intendedUse?.purpose === 'training' || intendedUse?.purpose === 'fine-tuning'
  return compute.map(({ chip: name, count, hours, training }) => ({
    kind: 'compute',
    quantity: 1,
    ...chipOr(idOf(name)),
    count,
    hours,
    workload: training === false && !trains ? 'inference' : workloadOf(intendedUse?.purpose),
    plannedOperations: saidOf(estimate.requested),
    originalOperations: modelPlan?.originalOperations,
    exportIntent: modelPlan?.exportIntent,
  }))
}

const chipOr = (id: string | undefined) => (id === undefined ? { spec: { designedForDatacenter: true } } : { chip: id })

const workloadOf = (purpose: string | undefined): ComputeItem['workload'] => (purpose === 'fine-tuning' ? 'fine-tuning' : 'training')

/** Weights that are meant to leave. */
const weightsItems = ({ facts: { modelPlan }, estimate }: Checked): readonly Item[] =>
  modelPlan?.exportIntent === true
    ? [
        {
          kind: 'modelWeights',
          quantity: 1,
          operations: saidOf(wholeOf(modelOperations(estimate.requested, modelPlan))),
          published: modelPlan.published === true,
        },
      ]
    : []

const endUseOf = ({ facts: { intendedUse }, readings, law }: Checked): EndUse => ({
  purpose: intendedUse?.purpose,
  concerns: intendedUse?.concerns,
  usPersons: { involved: law.geography.treatedAs(readings.policy.provider.country) === law.home },
})

/** A license that the customer shows, by its number: whether it covers this is for the law to say. */
const authorizationsIn = ({ facts: { certificates = [] } }: Checked): readonly Authorization[] =>
  certificates.flatMap(({ kind, signedOn, elements = {} }): readonly Authorization[] => {
    const { number, expiresOn, consignee } = elements
    if (kind !== 'license' || typeof number !== 'string') return []
    return [
      {
        kind: 'license',
        number,
        issuedOn: signedOn,
        ...(typeof expiresOn === 'string' ? { expiresOn } : {}),
        ...(typeof consignee === 'string' ? { consignee } : {}),
      },
    ]
  })

/** The law asks about one site: of several, one where restricted parties are comes first. */
const siteOf = ({ facts: { compute = [] }, law: { geography, places } }: Checked): Pick<Export, 'dataCenter'> => {
  const sites = compute.flatMap(({ dataCenter }) => dataCenter ?? [])
  const country = sites.find((site) => outcomeWithin(geography, site, places.value.restricted) !== 'unmet') ?? sites[0]
  return country === undefined ? {} : { dataCenter: { id: 'site', country } }
}

/** What lists said of the customer and of those above it, by where they stand in the question. */
const foundIn = ({ parties }: Export, found: readonly CheckedParty[]): readonly Found[] => {
  const party = everyParty(parties).findIndex(({ role }) => role === 'ultimateConsignee')
  const { ultimateParents = [] } = parties.ultimateConsignee
  return found.flatMap(({ role, name, of, matches }): readonly Found[] => {
    if (role === 'customer') return [{ party, matches }]
    if (role === 'owner' && of !== undefined) return [{ party, above: { node: of }, matches }]
    if (role !== 'ultimate-parent') return []
    const parent = ultimateParents.findIndex((each) => each.name === name)
    return parent < 0 ? [] : [{ party, above: { ultimateParent: parent }, matches }]
  })
}
