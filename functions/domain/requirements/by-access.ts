import { type Deal, roleName } from '../deal'
import { readEmbargoOn } from '../embargo'
import { type Ask, asker, type Finding } from '../finding'
import { sitesOf } from './compute-facts'
import { type Part, part, type Subject } from './part'

const code = 'other-controls'

/** What other rules may ask of access to machines, though nothing is moved: nobody here can say that they do not. */
export const byAccess = (deal: Deal, { item }: Subject): readonly Part[] => {
  if (item.kind !== 'compute') return []
  const ask = asker({ cite: deal.law.known.cite, confidence: 'confirmed' })
  const findings = [...listedParties(deal), ...embargoedPlaces(deal), ...knownEndUses(deal, ask)]
  const [first] = findings
  return first ? [part('access', findings, first, { survivors: [] })] : []
}

const listedParties = ({ listed }: Deal): readonly Finding[] =>
  listed.flatMap((each) =>
    each.effect?.value.effect.kind === 'licenses'
      ? [asker(each)('access-listed', 'unknown', `${roleName(each)} ${each.because}: whether that reaches access was not read`, code)]
      : [],
  )

const embargoedPlaces = (deal: Deal): readonly Finding[] =>
  [...new Set([...deal.parties.map(({ party }) => party.country), ...sitesOf(deal), ...deal.abroad])].flatMap((place) => {
    const terms = readEmbargoOn(deal.law, place)
    return terms ? [asker(terms)('access-embargo', 'unknown', `${place} is under part 746: what it asks of access was not read`, code)] : []
  })

const knownEndUses = ({ export: { endUse } }: Deal, ask: Ask): readonly Finding[] =>
  (endUse?.concerns ?? [])
    .filter(({ knowledge }) => knowledge)
    .map(({ kind }) =>
      ask('access-end-use', 'unknown', `a known ${kind.replace('-', ' ')} end use: what is asked of access was not read`, code),
    )
