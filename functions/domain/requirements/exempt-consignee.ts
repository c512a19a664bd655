import { type Deal, roleName } from '../deal'
import { every, type Finding, type Trilean } from '../finding'
import type { Confidence, Dated, IsoDate } from '../law'
import { headquartersOf, type Party, type RoleParty, type Supplement8Entry } from '../party'
import type { PlaceCode } from '../place'
import type { DestinationClause } from '../rulebook'
import type { ExemptConsignees } from './relief-terms'

/** A clause that reaches a place may exempt consignees there: then its license is not asked of them. Elsewhere it is. */
export const exemptConsignee = (deal: Deal, { value }: Dated<DestinationClause>, place: PlaceCode, finding: Finding): Finding => {
  const { exempt, geography } = deal.law
  if (value.exempts === undefined || exempt === undefined || finding.outcome === 'unmet') return finding
  if (geography.treatedAs(place) !== exempt.value.government) return finding
  const receivers = receiversOf(deal)
  const answers = receivers.map((each) => exemption(each, exempt, deal.export.asOf))
  const outcome = every(answers.map((each) => each.outcome))
  if (outcome === 'unmet') {
    const stated = answers.find((each) => each.outcome === 'unmet' && each.because !== notStated)
    return stated ? { ...finding, because: `${finding.because}; ${stated.because}` } : finding
  }
  const decided = answers.find((each) => each.outcome === outcome)
  if (value.exempts !== true) {
    const { code, because } = value.exempts
    return { ...finding, outcome: 'unknown', because: `${finding.because}; ${decided?.because}: ${because}`, code }
  }
  return {
    condition: finding.condition,
    outcome: outcome === 'met' ? 'unmet' : 'unknown',
    because: `${finding.because}; ${decided?.because}`,
    cite: exempt.cite,
    confidence: decided?.confidence ?? exempt.confidence,
    ...(decided?.isByGovernment ? {} : { code: exempt.value.code }),
  }
}

const notStated = 'no entry was given'

/** Consignee and end user: an end user who is not exempt is no exempt consignee's business to hide. */
const receiversOf = ({ export: { parties } }: Deal): readonly RoleParty[] => [
  { role: 'ultimateConsignee', party: parties.ultimateConsignee },
  ...(parties.endUser === undefined ? [] : [{ role: 'endUser' as const, party: parties.endUser }]),
]

type Exemption = { readonly outcome: Trilean; readonly because: string; readonly confidence: Confidence; readonly isByGovernment?: true }

/** Whether whoever receives the items is surely, perhaps or not exempt by name. */
export const exemptionOf = (deal: Deal): Trilean => {
  const { exempt } = deal.law
  return exempt === undefined ? 'unmet' : every(receiversOf(deal).map((each) => exemption(each, exempt, deal.export.asOf).outcome))
}

const exemption = (each: RoleParty, entry: Dated<ExemptConsignees>, day: IsoDate): Exemption => {
  const { cite, confidence, value } = entry
  const { supplement8: stated } = each.party
  const answer = (outcome: Trilean, because: string, how: Confidence = confidence): Exemption => ({ outcome, because, confidence: how })
  if (stated === undefined) return answer('unmet', notStated)
  const said = `${roleName(each)} is given as ${stated.entry} (${stated.kind}) in ${cite.provision}`
  if (stated.lapsesOn !== undefined && stated.lapsesOn <= day) return answer('unmet', `${said}, whose status lapsed on ${stated.lapsesOn}`)
  const against = contradiction(each.party, stated, value)
  if (against !== undefined) return answer('unknown', `${said}, yet ${against}`, 'unconfirmed')
  if (stated.kind === 'government') return { ...answer('met', `${said}: an agency of the government`), isByGovernment: true }
  const known = value.entries.find(({ names, kinds }) => names.includes(stated.entry.trim().toLowerCase()) && kinds.includes(stated.kind))
  if (known === undefined)
    return answer('unknown', `${said}: the exact names of the supplement were not read; compare the entry`, 'unconfirmed')
  if (known.lapsesOn === undefined || known.lapsesOn > day)
    return answer(
      'met',
      `${said}: no license is asked for; the name is as accounts give it, the legal names were not read`,
      known.confidence,
    )
  return stated.lapsesOn === undefined
    ? answer('unmet', `${said}, whose status lapses on ${known.lapsesOn} as reported`, known.confidence)
    : answer('unknown', `${said}, whose status lapses on ${known.lapsesOn} as reported and on ${stated.lapsesOn} as stated`, 'unconfirmed')
}

/** A fact that does not go with the entry given: where the party stands, who runs it, who is above it. */
const contradiction = (party: Party, { kind }: Supplement8Entry, { government, home }: ExemptConsignees): string | undefined => {
  const { country, stateControl, ultimateParents } = party
  const seats = headquartersOf(party)
  const parents = ultimateParents?.map(({ headquarters }) => headquarters) ?? []
  if (country !== government) return `it is located in ${country}`
  if (kind === 'approved') return undefined
  if (kind === 'us-subsidiary')
    return ultimateParents === undefined || (parents.length > 0 && parents.every((place) => place === home))
      ? undefined
      : `not every parent of it is headquartered in ${home}`
  const seat = kind === 'government' ? government : home
  const elsewhere = [...seats, ...parents].find((place) => place !== seat)
  if (elsewhere !== undefined) return `it is headquartered or parented in ${elsewhere}`
  if (kind !== 'government' || stateControl === undefined) return undefined
  if (stateControl.government !== government) return `it is controlled by the state of ${stateControl.government}`
  return stateControl.extent === 'none' ? 'it is said not to be controlled by the state' : undefined
}
