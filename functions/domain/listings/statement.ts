import type { Deal } from '../deal'
import type { Duty, Outcome } from '../determination'
import type { Evidence } from '../export'
import { type Flag, noteFlag } from '../finding'
import { isSameName, type Party } from '../party'
import type { StatementTerms } from './list-effect'

/**
 * A party on the list that suspends exceptions signs a statement first, where no license is needed; every export is filed.
 *
 * @param outcomes One for each item.
 */
export const statementOf = (
  deal: Deal,
  outcomes: readonly Outcome[],
): { readonly duties: readonly Duty[]; readonly flags: readonly Flag[] } => {
  const { statement } = deal.law.listings
  const parties = deal.listed
    .filter(({ effect, outcome }) => outcome !== 'unmet' && effect?.value.effect.kind === 'suspends-exceptions')
    .map(({ party }) => party)
  if (parties.length === 0 || statement === undefined || deal.abroad.length === 0) return { duties: [], flags: [] }
  const { cite, value } = statement
  const missing = parties.flatMap((party) => missingElements(deal, party, value) ?? [])
  const isMet = parties.every((party) => missingElements(deal, party, value)?.length === 0)
  const isDue = outcomes.some((each) => each === 'no-license-required' || each === 'needs-review')
  return {
    duties: [
      ...(isDue ? [{ code: 'uvl-statement', owner: 'consignee', when: 'before-export', met: isMet, cite } as const] : []),
      { code: 'aes-filing', owner: 'exporter', when: 'with-shipment', channel: 'AES', met: false, cite },
    ],
    flags:
      missing.length > 0
        ? [noteFlag('UVL_STATEMENT_INCOMPLETE', `the statement given was not said to hold: ${[...new Set(missing)].join(', ')}`, cite)]
        : [],
  }
}

/** What the statement of a party does not say, of what it must. Undefined: there is none of it by the day of export. */
const missingElements = ({ export: { evidence = [], asOf } }: Deal, party: Party, terms: StatementTerms): readonly string[] | undefined => {
  const { elements } = terms
  const signed = evidence.filter(({ kind, signedOn }) => kind === terms.evidence && (signedOn === undefined || signedOn <= asOf))
  const given = signed.find((each) => isOf(each, party, terms))
  if (given === undefined) return undefined
  const isSaid = (name: string): boolean => {
    const said = given.elements?.[name]
    return said !== undefined && said !== false && said !== ''
  }
  return [...(given.signedOn === undefined ? ['signedOn'] : []), ...elements.filter((name) => !isSaid(name))]
}

/** A statement that names nobody may be anyone's, and then lacks the name. */
const isOf = ({ elements }: Evidence, party: Party, { signer }: StatementTerms): boolean => {
  const named = elements?.[signer]
  return typeof named !== 'string' || isSameName(named, party.name)
}
