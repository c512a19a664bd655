import type { Deal } from '../deal'
import type { Duty, Outcome } from '../determination'
import { type Flag, noteFlag } from '../finding'
import type { Dated } from '../law'
import type { StatementTerms } from './list-effect'

/** A party on the list that suspends exceptions signs a statement first, where no license is needed; every export is filed. */
export const statementOf = (deal: Deal, outcome: Outcome): { readonly duties: readonly Duty[]; readonly flags: readonly Flag[] } => {
  const { statement } = deal.law.listings
  const isListed = deal.listed.some(({ effect, outcome: own }) => own !== 'unmet' && effect?.value.effect.kind === 'suspends-exceptions')
  if (!isListed || statement === undefined || deal.abroad.length === 0) return { duties: [], flags: [] }
  const { cite } = statement
  const missing = missingElements(deal, statement)
  const isMet = missing !== undefined && missing.length === 0
  const duties: Duty[] = [{ code: 'aes-filing', owner: 'exporter', when: 'with-shipment', channel: 'AES', met: false, cite }]
  if (outcome === 'no-license-required' || outcome === 'needs-review')
    duties.unshift({ code: 'uvl-statement', owner: 'consignee', when: 'before-export', met: isMet, cite })
  const flags =
    missing !== undefined && missing.length > 0
      ? [noteFlag('UVL_STATEMENT_INCOMPLETE', `the statement given was not said to hold: ${missing.join(', ')}`, cite)]
      : []
  return { duties, flags }
}

/** What a statement does not say, of what it must. Undefined: there is none, or it was signed after the export. */
const missingElements = ({ export: { evidence = [], asOf } }: Deal, { value }: Dated<StatementTerms>): readonly string[] | undefined => {
  const given = evidence.find(({ kind, signedOn }) => kind === value.evidence && (signedOn === undefined || signedOn <= asOf))
  if (given === undefined) return undefined
  const { elements = {}, signedOn } = given
  const isSaid = (name: string): boolean => {
    const said = elements[name]
    return said !== undefined && said !== false && said !== ''
  }
  return [...(signedOn === undefined ? ['signedOn'] : []), ...value.elements.filter((name) => !isSaid(name))]
}
