import { type GroupTable, type Span, spansOf } from '../country-table'
import { destinationsOf, type Export } from '../export'
import type { Citation, IsoDate } from '../law'
import { everyParty, headquartersOf } from '../party'
import type { PlaceCode } from '../place'

/** A place of the deal that is in other groups on one day than on another. */
export type Move = { readonly because: string; readonly cites: readonly Citation[] }

/** Every place that the deal names. */
export const placesOf = (given: Export): readonly PlaceCode[] => {
  const parties = everyParty(given.parties).flatMap(({ party }) => [
    party.country,
    ...headquartersOf(party),
    ...(party.ultimateParents ?? []).map(({ headquarters }) => headquarters),
  ])
  return [...new Set([...destinationsOf(given), ...parties])]
}

/** Which of these places stand in other groups, and the notices that moved them. */
export const movesBetween = (table: GroupTable, places: readonly PlaceCode[], before: IsoDate, after: IsoDate): readonly Move[] =>
  before === after
    ? []
    : places.flatMap((place) => {
        const spans = spansOf(table, place)
        const left = spans.filter((span) => stands(span, before) && !isIn(spans, span, after))
        const joined = spans.filter((span) => stands(span, after) && !isIn(spans, span, before))
        if (left.length + joined.length === 0) return []
        const said = [...inWords('left', left), ...inWords('joined', joined)].join(' and ')
        // Looked at backwards, what left is what a notice had put in.
        const [ended, begun] = before < after ? [left, joined] : [joined, left]
        return [
          { because: `${place} ${said}`, cites: [...ended.map(({ endCite, cite }) => endCite ?? cite), ...begun.map(({ cite }) => cite)] },
        ]
      })

const stands = ({ from, to }: Span, day: IsoDate): boolean => from <= day && (to === undefined || day <= to)

const isIn = (spans: readonly Span[], { group }: Span, day: IsoDate): boolean =>
  spans.some((each) => each.group === group && stands(each, day))

const inWords = (how: string, spans: readonly Span[]): readonly string[] =>
  spans.length === 0 ? [] : [`${how} ${[...new Set(spans.map(({ group }) => group))].join(', ')}`]
