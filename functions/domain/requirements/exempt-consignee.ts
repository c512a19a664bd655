import { type Deal, roleName } from '../deal'
import { every, type Finding, type Trilean } from '../finding'
import type { Confidence, Dated, IsoDate } from '../law'
import type { Party, RoleParty, Supplement8Entry } from '../party'
import type { PlaceCode } from '../place'
import type { DestinationClause } from '../rulebook'

/** Consignees that a rule exempts by name, and how long their status stands. */
export type ExemptConsignees = {
  readonly code: string
  /** Names as accounts of the supplement give them, in lower case; their legal names were not read. */
  readonly entries: readonly {
    readonly names: readonly string[]
    readonly kinds: readonly Supplement8Entry['kind'][]
    /** First day without the status. */
    readonly lapsesOn?: IsoDate
    readonly confidence: Confidence
  }[]
  /** Agencies of this government need no entry. */
  readonly government: PlaceCode
  readonly home: PlaceCode
}

/** A clause that names a place may exempt consignees there: then its license is not asked of them. */
export const exemptConsignee = (deal: Deal, { value }: Dated<DestinationClause>, finding: Finding): Finding => {
  const { exempt } = deal.law
  if (value.exempts === undefined || exempt === undefined || finding.outcome === 'unmet') return finding
  const receivers = receiversOf(deal)
  const answers = receivers.map((each) => exemption(each, exempt, deal.export.asOf))
  const outcome = every(answers.map((each) => each.outcome))
  if (outcome === 'unmet') {
    const stated = answers.find((each) => each.outcome === 'unmet' && each.because !== notStated)
    return stated ? { ...finding, because: `${finding.because}; ${stated.because}` } : finding
  }
  const decided = answers.find((each) => each.outcome === outcome)
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

const exemption = (each: RoleParty, entry: Dated<ExemptConsignees>, day: IsoDate): Exemption => {
  const { cite, confidence, value } = entry
  const { supplement8: stated } = each.party
  const answer = (outcome: Trilean, because: string, how: Confidence = confidence): Exemption => ({ outcome, because, confidence: how })
  if (stated === undefined) return answer('unmet', notStated)
  const said = `${roleName(each)} is given as ${stated.entry} (${stated.kind}) in ${cite.provision}`
  if (stated.lapsesOn !== undefined && stated.lapsesOn <= day) return answer('unmet', `${said}, whose status lapsed on ${stated.lapsesOn}`)
  if (stated.kind === 'government') return governmentOf(each.party, value, said, answer)
  const known = value.entries.find(({ names, kinds }) => names.includes(stated.entry.trim().toLowerCase()) && kinds.includes(stated.kind))
  if (known === undefined)
    return answer('unknown', `${said}: the exact names of the supplement were not read; compare the entry`, 'unconfirmed')
  if (known.lapsesOn !== undefined && known.lapsesOn <= day) {
    return stated.lapsesOn === undefined
      ? answer('unmet', `${said}, whose status lapses on ${known.lapsesOn} as reported`, known.confidence)
      : answer(
          'unknown',
          `${said}, whose status lapses on ${known.lapsesOn} as reported and on ${stated.lapsesOn} as stated`,
          'unconfirmed',
        )
  }
  return isFromHome(each.party, stated, value) === false
    ? answer('unknown', `${said}, yet it is not given as a company of ${value.home}`, 'unconfirmed')
    : answer('met', `${said}: no license is asked for; the name is as accounts give it, the legal names were not read`, known.confidence)
}

type Answer = (outcome: Trilean, because: string, how?: Confidence) => Exemption

const governmentOf = ({ country, stateControl }: Party, { government }: ExemptConsignees, said: string, answer: Answer): Exemption => {
  if (stateControl !== undefined && stateControl.government !== government) {
    return answer('unknown', `${said}, yet it is controlled by the state of ${stateControl.government}`, 'unconfirmed')
  }
  return country === government
    ? { ...answer('met', `${said}: an agency of the government`), isByGovernment: true }
    : answer('unknown', `${said}, yet it is located in ${country}`, 'unconfirmed')
}

/** Companies of the home country and their subsidiaries: false where the facts given say otherwise. */
const isFromHome = (
  { headquarters, ultimateParents }: Party,
  { kind }: Supplement8Entry,
  { home }: ExemptConsignees,
): boolean | undefined => {
  if (kind === 'us-company') return headquarters === undefined || headquarters === home
  if (kind === 'us-subsidiary') return ultimateParents === undefined || ultimateParents.some((parent) => parent.headquarters === home)
  return undefined
}
