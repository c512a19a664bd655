import type { Level } from './eccn'
import { embargoOn } from './embargo'
import type { Trilean } from './finding'
import type { Citation, Confidence } from './law'
import { type CountryGroup, countryGroups, type PlaceCode, type PlaceNote, type PlaceSet } from './place'
import { outcomeWithin, within } from './place-set'
import type { DestinationClause, Law } from './rulebook'
import { tierOfPlace } from './tier'
import type { Tier } from './tier-terms'

/** Whether a control asks for a license for a place, whoever the parties are. */
export type DestinationRequirement = {
  readonly control: string
  readonly needed: Trilean
  readonly basis: string
  readonly cite: Citation
  readonly confidence: Confidence
}

/** A place as the law of one day sees it. */
export type DestinationProfile = {
  readonly code: PlaceCode
  readonly answeredAs: PlaceCode
  readonly treatedAs?: PlaceCode
  /** Of the place itself. */
  readonly tier: Tier | null
  readonly groups: readonly CountryGroup[]
  readonly sets: readonly string[]
  readonly requirements: readonly DestinationRequirement[]
  readonly notes: readonly PlaceNote[]
}

export const groupsOf = ({ geography }: Law, place: PlaceCode): readonly CountryGroup[] =>
  countryGroups.filter((group) => geography.isIn(place, group) === 'met')

/** @param sets Named sets of destinations that rules of the day refer to. */
export const destinationProfile = (law: Law, place: PlaceCode, sets: Readonly<Record<string, PlaceSet>>): DestinationProfile => {
  const { geography } = law
  const treatedAs = geography.shownAs(place)
  const unknownGroups = countryGroups
    .map((group) => geography.memberOf(place, group))
    .filter(({ outcome, code }) => outcome === 'unknown' && code !== undefined)
    .map(({ code = '', because, cite, confidence }) => ({ code, because, cite, confidence }))
  return {
    code: place,
    answeredAs: geography.answeredAs(place),
    ...(treatedAs === undefined ? {} : { treatedAs }),
    tier: tierOfPlace(law, place),
    groups: groupsOf(law, place),
    sets: [
      ...(isRequired(law, place) ? ['advanced-computing-destinations'] : []),
      ...Object.entries(sets)
        .filter(([, set]) => outcomeWithin(geography, place, set) === 'met')
        .map(([name]) => name),
    ],
    requirements: [
      ...embargoRequirement(law, place),
      ...(['a', 'b', 'c'] as const).flatMap((level) => levelRequirement(law, place, level)),
    ],
    notes: distinctNotes([...geography.notesOn(place), ...unknownGroups]),
  }
}

/** Whether some clause of the day picks the place out and asks for a license for .a or .b items, whoever the parties are. */
const isRequired = ({ destinations, geography, home }: Law, place: PlaceCode): boolean =>
  geography.treatedAs(place) !== home &&
  [...destinations.a, ...destinations.b].some(
    ({ value: { places } }) => places.everywhere !== true && outcomeWithin(geography, place, places) === 'met',
  )

const controls: Readonly<Record<Level, string>> = {
  a: '3A090.a, 4A090.a and .z items of that level',
  b: '3A090.b, 4A090.b and .z items of that level',
  c: '3A090.c',
}

const levelRequirement = (law: Law, place: PlaceCode, level: Level): readonly DestinationRequirement[] => {
  const control = controls[level]
  if (law.geography.treatedAs(place) === law.home) {
    return [{ control, needed: 'unmet', basis: 'not an export', cite: law.known.cite, confidence: 'confirmed' }]
  }
  const answers = law.destinations[level].map((clause) => ({
    clause,
    membership: within(law.geography, place, clause.value.places, clause.cite),
  }))
  const decided =
    answers.find(({ membership }) => membership.outcome === 'met') ??
    answers.find(({ membership }) => membership.outcome === 'unknown') ??
    answers[0]
  if (decided === undefined) {
    return [
      {
        control,
        needed: law.asOf < law.known.from ? 'unknown' : 'unmet',
        basis: 'no such control on this day',
        cite: law.known.cite,
        confidence: 'confirmed',
      },
    ]
  }
  const { clause, membership } = decided
  const { spares, inDoubt } = clause.value
  const isFavored = spares !== undefined && outcomeWithin(law.geography, place, spares.places) === 'met'
  const asksWhose = isFavored && (spares.outsiders !== undefined || spares.barred !== undefined)
  const basis = inDoubt?.because ?? (isFavored ? `favored; ${asksWhose ? 'asked of firms from elsewhere' : 'nothing is asked'}` : undefined)
  return [
    {
      control,
      needed: inDoubt !== undefined || asksWhose ? 'unknown' : isFavored ? 'unmet' : membership.outcome,
      basis: basis ?? `${membership.because}${exemptionOf(clause.value)}`,
      cite: clause.cite,
      confidence: clause.confidence === 'confirmed' ? membership.confidence : clause.confidence,
    },
  ]
}

const exemptionOf = ({ exempts }: DestinationClause): string => {
  if (exempts === undefined) return ''
  return exempts === true ? ', save for consignees that are exempt by name' : `; ${exempts.because}`
}

const embargoRequirement = (law: Law, place: PlaceCode): readonly DestinationRequirement[] => {
  const terms = embargoOn(law, place)
  if (terms === undefined) return []
  if (terms.value.covers === 'unread') {
    const basis = `part 746: ${place}, and which items it asks about was not read`
    return [{ control: 'items under part 746', needed: 'unknown', basis, cite: terms.cite, confidence: terms.confidence }]
  }
  const control = terms.value.covers === 'all' ? 'every item subject to the EAR' : 'every item on the Commerce Control List'
  return [{ control, needed: 'met', basis: `part 746: ${place}`, cite: terms.cite, confidence: terms.confidence }]
}

const distinctNotes = (notes: readonly PlaceNote[]): readonly PlaceNote[] =>
  notes.filter((each, at) => notes.findIndex((other) => other.code === each.code && other.because === each.because) === at)
