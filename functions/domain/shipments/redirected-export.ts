import type { Authorization, Export } from '../export'
import type { IsoDate } from '../law'
import { isSameName, type Parties } from '../party'
import type { PlaceCode } from '../place'
import type { Registered } from '../screening/readings'
import { linesOfLicense } from '../screening/registered-licenses'

/** Where goods go instead, and by what is known of it. */
export type Elsewhere = {
  readonly country: PlaceCode
  /** The day on which it is asked, US Eastern. The law of an earlier day does not let go what goes elsewhere now. */
  readonly on: IsoDate
  /** What was registered of the order's licenses when it was screened. */
  readonly registered: readonly Registered[]
  /** The place whose rows govern another. */
  readonly treatedAs: (place: PlaceCode) => PlaceCode
}

/**
 * The same deal for another place. What was granted, notified or told for the place of before does not move with the goods; who
 * else is in the deal, and where else they go, stays.
 */
export const redirectedExport = (given: Export, elsewhere: Elsewhere): Export => {
  const { transit: _, notifications: __, authorizations = [], usage, ...kept } = given
  const { country, on } = elsewhere
  return {
    ...kept,
    ...startingFrom(given),
    asOf: given.asOf < on ? on : given.asOf,
    parties: movedTo(given.parties, country),
    endUse: { ...given.endUse, finalDestination: country },
    authorizations: authorizations.flatMap((each) => reaching(each, given.parties.ultimateConsignee.country, elsewhere)),
    ...(usage === undefined ? {} : { usage: { ...usage, country: undefined } }),
  }
}

/** What was to stay in its country leaves it. */
const startingFrom = ({ activity, exportFrom, parties }: Export): Pick<Export, 'activity' | 'exportFrom'> => {
  if (activity === 'transfer') return { activity: 'reexport', exportFrom: exportFrom ?? parties.ultimateConsignee.country }
  return { activity: activity === 'domestic' ? 'export' : activity, exportFrom }
}

const movedTo = (parties: Parties, country: PlaceCode): Parties => {
  const { ultimateConsignee, endUser } = parties
  const isSame = endUser !== undefined && isSameName(endUser.name, ultimateConsignee.name)
  return {
    ...parties,
    ultimateConsignee: { ...ultimateConsignee, country },
    ...(isSame ? { endUser: { ...endUser, country } } : {}),
  }
}

/**
 * An authorization that is known to reach there: one of which no country is known was for that of the consignee as it was. A
 * license that names others is no doubt about the new one: whoever knows better registers it and has the order screened again.
 */
const reaching = (given: Authorization, before: PlaceCode, { country, registered, treatedAs }: Elsewhere): readonly Authorization[] => {
  if (given.kind !== 'license') return [{ ...given, country: given.country ?? before }]
  const known = linesOfLicense(registered, given.number).flatMap(({ covers }) => covers?.countries ?? [])
  const countries = given.countries ?? (known.length === 0 ? [before] : [...new Set(known)])
  return countries.some((each) => treatedAs(each) === treatedAs(country)) ? [{ ...given, countries }] : []
}
