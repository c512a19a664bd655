import type { Authorization, Export } from '../export'
import { isSameName } from '../party'
import type { Registered } from './readings'

type License = Extract<Authorization, { kind: 'license' }>

/** The lines under which a license is registered: `license:<number>:<line>`. */
export const linesOfLicense = (registered: readonly Registered[], number: string): readonly Registered[] =>
  registered.filter(({ kind, allocation }) => kind === 'license' && allocation.startsWith(`license:${number}:`))

/** Those of its lines that are for this consignee and country on this day; all of them where none is. */
export const linesFor = ({ parties, asOf }: Export, registered: readonly Registered[], number: string): readonly Registered[] => {
  const { name, country } = parties.ultimateConsignee
  const lines = linesOfLicense(registered, number)
  const fitting = lines.filter(
    ({ from, to, covers }) =>
      from <= asOf &&
      asOf <= to &&
      (covers?.consignees?.some((each) => isSameName(each, name)) ?? true) &&
      (covers?.countries?.includes(country) ?? true),
  )
  return fitting.length === 0 ? lines : fitting
}

/** Licenses as they are registered. What the register knows is a fact; a caller adds what it is silent on, and no more. */
export const withRegister = (given: Export, registered: readonly Registered[]): Export =>
  withLicenses(given, registered, (license, known) => ({ ...stated(license), ...known }))

/** Licenses as the caller states them; undefined where that adds nothing to the register. */
export const asStated = (given: Export, registered: readonly Registered[]): Export | undefined => {
  const adds = given.authorizations?.some(
    (each) => each.kind === 'license' && Object.keys(stated(each)).length > 2 && linesOfLicense(registered, each.number).length > 0,
  )
  return adds === true ? withLicenses(given, registered, (license, known) => ({ ...known, ...stated(license) })) : undefined
}

const withLicenses = (
  given: Export,
  registered: readonly Registered[],
  filled: (license: License, known: Partial<License>) => Partial<License>,
): Export => {
  if (given.authorizations === undefined || registered.length === 0) return given
  const authorizations = given.authorizations.map((each): Authorization => {
    const lines = each.kind === 'license' ? linesFor(given, registered, each.number) : []
    return each.kind !== 'license' || lines.length === 0
      ? each
      : { ...filled(each, knownOf(given, lines)), kind: 'license', number: each.number }
  })
  return { ...given, authorizations }
}

const knownOf = ({ parties }: Export, lines: readonly Registered[]): Partial<License> => {
  const all = (name: 'consignees' | 'otherParties' | 'countries' | 'eccns') => [
    ...new Set(lines.flatMap(({ covers }) => covers?.[name] ?? [])),
  ]
  const [first, ...rest] = all('consignees')
  const consignee = all('consignees').find((each) => isSameName(each, parties.ultimateConsignee.name)) ?? first
  const others = [...all('consignees').filter((each) => each !== consignee), ...all('otherParties')]
  const hasOthers = rest.length > 0 || lines.some(({ covers }) => covers?.otherParties !== undefined)
  const [countries, eccns] = [all('countries'), all('eccns')]
  return {
    issuedOn: lines
      .map(({ from }) => from)
      .sort()
      .at(-1),
    expiresOn: lines.map(({ to }) => to).sort()[0],
    ...(consignee === undefined ? {} : { consignee }),
    ...(hasOthers ? { otherParties: others } : {}),
    ...(countries.length === 0 ? {} : { countries }),
    ...(eccns.length === 0 ? {} : { eccns }),
  }
}

/** Without what is not there, so that it does not cover what the register knows. */
const stated = (license: License): Partial<License> =>
  Object.fromEntries(Object.entries(license).filter(([, value]) => value !== undefined))

/** The same question without the authorizations of these places. */
export const withoutAuthorizations = (given: Export, places: readonly number[]): Export =>
  places.length === 0 ? given : { ...given, authorizations: given.authorizations?.filter((_, at) => !places.includes(at)) }
