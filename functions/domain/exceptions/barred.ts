import { type Deal, roleName, someDestination } from '../deal'
import { type Ask, every, type Finding, not } from '../finding'
import type { Citation } from '../law'
import type { PlaceSet } from '../place'
import { listed } from '../place-set'

/** No destination may be of the set, and nobody may be located, headquartered or parented there. */
export const barredFindings = (deal: Deal, set: PlaceSet, cite: Citation, ask: Ask): readonly Finding[] => {
  const recipients = deal.standingsIn(set, cite)
  const outcome = every(recipients.map(({ seat }) => not(seat.outcome)))
  const decisive = recipients.filter(({ seat }) => not(seat.outcome) === outcome)
  return [
    destinationOutside(deal, set, cite, ask),
    ...(outcome === 'met' ? decisive.slice(0, 1) : decisive).map((each) =>
      ask('recipient', outcome, `${roleName(each)}: ${each.seat.because}`, each.seat.code),
    ),
  ]
}

const destinationOutside = (deal: Deal, set: PlaceSet, cite: Citation, ask: Ask): Finding => {
  const places = deal.destinationsIn(set, cite)
  const outcome = someDestination(places)
  const decided = outcome === 'unmet' ? undefined : places.find((each) => each.outcome === outcome)
  const because = decided === undefined ? '' : `${decided.because}; `
  return ask('destination', not(outcome), `${because}no destination may be of ${listed(set)}`, decided?.code)
}
