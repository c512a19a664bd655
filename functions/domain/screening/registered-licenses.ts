import type { Authorization, Export } from '../export'
import type { Registered } from './readings'

type License = Extract<Authorization, { kind: 'license' }>

/** The lines under which a license is registered: `license:<number>:<line>`. */
export const linesOfLicense = (registered: readonly Registered[], number: string): readonly Registered[] =>
  registered.filter(({ kind, allocation }) => kind === 'license' && allocation.startsWith(`license:${number}:`))

/**
 * A license stated by its number alone takes its facts from the register; what the caller states of it stands. Installed
 * amounts of the tenant's own validated end-users are read from its own allocations where they were left out.
 */
export const withRegister = (given: Export, registered: readonly Registered[]): Export => {
  if (given.authorizations === undefined || registered.length === 0) return given
  const authorizations = given.authorizations.map((each) =>
    each.kind === 'license' ? filled(each, linesOfLicense(registered, each.number)) : each,
  )
  return { ...given, authorizations }
}

const filled = (license: License, lines: readonly Registered[]): License => {
  const [first] = lines
  if (first === undefined) return license
  const eccns = lines.flatMap(({ covers }) => covers?.eccns ?? [])
  const [consignee, ...others] = first.covers?.consignees ?? []
  const parties = [...others, ...(first.covers?.otherParties ?? [])]
  return {
    issuedOn: first.from,
    expiresOn: first.to,
    ...(consignee === undefined ? {} : { consignee }),
    ...(parties.length === 0 ? {} : { otherParties: parties }),
    ...(first.covers?.countries === undefined ? {} : { countries: first.covers.countries }),
    ...(eccns.length === 0 ? {} : { eccns: [...new Set(eccns)] }),
    ...stated(license),
    kind: 'license',
    number: license.number,
  }
}

/** Without what is not there, so that it does not cover what the register knows. */
const stated = (license: License): Partial<License> =>
  Object.fromEntries(Object.entries(license).filter(([, value]) => value !== undefined))

/** The same question without the licenses of these numbers. */
export const withoutLicenses = (given: Export, numbers: readonly string[]): Export => ({
  ...given,
  authorizations: given.authorizations?.filter((each) => each.kind !== 'license' || !numbers.includes(each.number)),
})
