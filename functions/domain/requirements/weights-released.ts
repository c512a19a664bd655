import type { Deal } from '../deal'
import { type Ask, asker, type Finding } from '../finding'
import { seatIn } from '../headquarters'
import type { ModelWeightsItem, Releasee } from '../item'
import type { Citation, Dated } from '../law'
import { employerOf, isForeign } from '../releases'
import type { ReleaseCarveOut, WeightsClause } from './weights-clause'

const condition = 'released-to'

/** One finding for each person: at home, carved out, or a deemed export. Nationality makes no difference to the carve-out. */
export const weightsReleased = (
  deal: Deal,
  { releasees = [] }: ModelWeightsItem,
  clause: Dated<WeightsClause>,
  carveOut: ReleaseCarveOut,
): readonly Finding[] => {
  const ask = asker(clause)
  return releasees.map((each, at) => releaseFinding(deal, each, `person ${at + 1}`, ask, carveOut, clause.cite))
}

const releaseFinding = (
  { law: { geography, home } }: Deal,
  releasee: Releasee,
  who: string,
  ask: Ask,
  { seats, barred, inDoubt, employed }: ReleaseCarveOut,
  cite: Citation,
): Finding => {
  const foreign = isForeign(releasee, home, geography)
  const places = releasee.citizenshipOrResidence.join(', ')
  if (foreign === 'unmet') return ask(condition, 'unmet', `${who} is of ${places}: no deemed export`)
  const employer = employerOf(releasee)
  const seated = seatIn(employer, seats, geography, cite)
  const said = `${who} of ${places}, employed by a firm ${seated.because}`
  if (releasee.permanentRegularEmployee && seated.outcome !== 'unmet') {
    if (seated.outcome === 'unknown') return ask(condition, 'unknown', said, seated.code)
    return seatIn(employer, barred, geography, cite).outcome === 'met'
      ? ask(condition, 'unknown', `${said}: ${inDoubt.because}`, inDoubt.code)
      : ask(condition, 'unmet', `${said}, as a permanent regular employee: not reached`)
  }
  if (foreign === 'unknown')
    return ask(condition, 'unknown', `${said}; a citizen or permanent resident of ${home} is no foreign person, and which was not said`)
  return seated.outcome !== 'unmet' && !releasee.permanentRegularEmployee
    ? ask(condition, 'met', `${said}: ${employed.because}`, employed.code)
    : ask(condition, 'met', `${said}: a deemed export`)
}
