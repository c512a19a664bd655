import type { Determination } from '../domain/determination'
import type { Export } from '../domain/export'
import { type ListedAbove, listedAbove } from '../domain/listings/listed-above'
import { flagContext, rollUpUnder } from '../domain/listings/party-roll-up'
import type { OwnershipFlag } from '../domain/ownership/flag-terms'
import { ownershipFlags } from '../domain/ownership/ownership-flags'
import { ownershipOf } from '../domain/ownership/party-ownership'
import type { Party } from '../domain/party'
import type { RedFlag } from '../domain/screening/red-flags'
import { everyoneIn } from '../domain/screening/searched-parties'
import { enforcedLaw } from '../regimes/us/law-of-day'
import { ownershipFlagTerms } from '../regimes/us/ownership-flags'

/**
 * The red flags in what was told of owners, of everyone an order names. That a party is caught is judged by the determination,
 * item for item, and is no flag beside it.
 *
 * @param given With what lists said of the owners.
 */
export const ownerFlags = (given: Export, { items }: Pick<Determination, 'items'>): readonly RedFlag[] => {
  const told = everyoneIn(given).filter(({ party }) => ownershipOf(party) !== undefined)
  if (told.length === 0) return []
  const law = enforcedLaw(given.asOf)
  const context = flagContext(
    law,
    items.some(({ paragraph, possible = [] }) => [paragraph, ...possible].some((each) => each !== null)),
  )
  const flags = told.flatMap(({ role, party }) => {
    const graph = ownershipOf(party)
    if (graph === undefined) return []
    const names = new Map(graph.nodes.map(({ id, name }) => [id, name]))
    const flags = ownershipFlags(rollUpUnder(graph, law), ownershipFlagTerms, context)
      .filter((flag) => isForAPerson(flag, party))
      .map((flag) => asRedFlag(flag, flag.subject === graph.subject ? role : `${role}, through ${names.get(flag.subject) ?? ''}`))
    const beside = listedAbove(party, law.listings, ownershipFlagTerms.OWN_LISTED_MINORITY.bands, given.asOf)
    return [...flags, ...beside.map((each) => listedOwnerFlag(role, each))]
  })
  return [...new Map(flags.map((flag) => [`${flag.code} ${flag.because}`, flag])).values()]
}

/** Nothing passes down from it, and a person looks at whom it owns. */
const listedOwnerFlag = (role: string, { name, effect: { value, cite }, severity }: ListedAbove): RedFlag => ({
  code: value.effect.kind === 'red-flag' ? value.effect.code : 'PTY_LISTED_OTHER',
  severity,
  basis: 'POLICY',
  because: `${role}: ${name}, who is above it, is on ${value.list}, from which nothing passes down`,
  cite,
})

/** Whoever names its ultimate parents has told of them: where its owners say otherwise, the determination asks. */
const isForAPerson = ({ code, severity }: OwnershipFlag, { ultimateParents }: Party): boolean =>
  severity !== 'critical' && !(code === 'OWN_PARENT_UNKNOWN' && ultimateParents !== undefined)

const asRedFlag = ({ code, severity, basis, because, cite }: OwnershipFlag, who: string): RedFlag => ({
  code,
  severity: severity === 'critical' ? 'high' : severity,
  basis,
  because: `${who}: ${because}`,
  cite,
})
