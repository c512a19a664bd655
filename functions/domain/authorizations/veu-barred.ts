import { roleName, someSeat } from '../deal'
import { asker, type Finding, some } from '../finding'
import type { Dated } from '../law'
import { everyoneAbove } from '../ownership/party-ownership'
import { listed, outcomeWithin } from '../place-set'
import type { CertificationTerms, NationalTerms, UniversalTerms } from './data-center-veu-terms'
import type { VeuOrder } from './veu-order'

type Terms = Dated<UniversalTerms> | Dated<NationalTerms>

/** Nothing passes into the hands of anybody of Macau or D:5. */
export const barredPartyFinding = ({ deal }: VeuOrder, { value }: Terms, certifications: Dated<CertificationTerms>): Finding => {
  const { barred } = value
  const { transfers: cite } = certifications.value.cites
  const ask = asker({ cite, confidence: certifications.confidence })
  const located = deal.principals.map(({ party }) => outcomeWithin(deal.law.geography, party.country, barred))
  const seats = deal.seatsIn(barred, cite)
  const outcome = some([...located, someSeat(seats)])
  const at = outcome === 'unmet' ? -1 : seats.findIndex(({ seat }, index) => seat.outcome === outcome || located[index] === outcome)
  const found = seats[at]
  if (found === undefined) return ask('veu-barred-party', 'met', `no party is of ${listed(barred)}`)
  const because = located[at] === outcome ? `located in ${found.party.country}` : found.seat.because
  const answered = outcome === 'met' ? 'unmet' : 'unknown'
  return ask('veu-barred-party', answered, `${roleName(found)} is ${because}`, answered === 'unknown' ? found.seat.code : undefined)
}

/** An owner from there below the top of the chain may be a hold on the firm, whatever was certified. */
export const foreignOwners = (
  { deal, holder, operator }: VeuOrder,
  { value }: Terms,
  certifications: Dated<CertificationTerms>,
): readonly Finding[] => {
  const owners = [holder, operator].flatMap((party) => (party === undefined ? [] : everyoneAbove(party, deal.export.asOf)))
  const found = owners.find(({ country }) => country !== undefined && outcomeWithin(deal.law.geography, country, value.barred) !== 'unmet')
  if (found === undefined) return []
  const { confidence } = certifications
  const because = `${found.name} of ${found.country} owns a share: whether that is a hold on the firm is for a person`
  return [asker({ cite: certifications.value.cites.ownership, confidence })('veu-foreign-owner', 'unknown', because)]
}
