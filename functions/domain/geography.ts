import type { GroupTable, Span } from './country-table'
import type { Trilean } from './finding'
import { type Confidence, type IsoDate, weaker } from './law'
import type { CountryGroup, Geography, Membership, PlaceCode, PlaceNote } from './place'

const stands = (span: Span, day: IsoDate): boolean => span.from <= day && (span.to === undefined || day <= span.to)

/** The map of one day. */
export const geographyOn = (table: GroupTable, day: IsoDate): Geography => {
  const treatedAs = (place: PlaceCode): PlaceCode => {
    const rule = table.governed.get(place)
    return rule?.as !== undefined && rule.from <= day ? rule.as : place
  }
  const memberOf = (place: PlaceCode, group: CountryGroup): Membership => {
    const governed = treatedAs(place)
    const rule = table.governed.get(place)
    const spans = table.spans.get(governed)
    if (spans === undefined) {
      return rule
        ? {
            outcome: 'unknown',
            ...rule.note,
            because: rule.from <= day ? rule.note.because : `its own rows before ${rule.from} are not held`,
          }
        : {
            outcome: 'unknown',
            because: `${place} has no row in the group table`,
            cite: table.cite,
            confidence: 'unconfirmed',
            code: 'R-17',
          }
    }
    if (day < table.from) {
      const because = `the group table is known from ${table.from} on`
      return { outcome: 'unknown', because, cite: table.cite, confidence: 'unconfirmed', code: 'before-known-law' }
    }
    const span = spans.find((each) => each.group === group && stands(each, day))
    if (span?.code !== undefined) {
      return {
        outcome: 'unknown',
        because: `whether ${place} is in ${group} is not confirmed`,
        cite: span.cite,
        confidence: 'unconfirmed',
        code: span.code,
      }
    }
    const left = spans.some((each) => each.group === group && each.endCite !== undefined && each.from <= day)
    const own = span || !left ? confidenceOn(table, day, group, span) : 'confirmed'
    const confidence = rule ? weaker(own, rule.note.confidence) : own
    return span
      ? { outcome: 'met', because: `${place} is in ${group}`, cite: span.cite, confidence }
      : { outcome: 'unmet', because: `${place} is not in ${group}`, cite: table.cite, confidence }
  }
  const isIn = (place: PlaceCode, group: CountryGroup): Trilean => {
    const spans = table.spans.get(treatedAs(place))
    if (spans === undefined || day < table.from) return 'unknown'
    const span = spans.find((each) => each.group === group && stands(each, day))
    return span === undefined ? 'unmet' : span.code === undefined ? 'met' : 'unknown'
  }
  const answeredAs = (place: PlaceCode): PlaceCode => (table.governed.get(place)?.isThatPlace === true ? treatedAs(place) : place)
  const shownAs = (place: PlaceCode): PlaceCode | undefined => {
    const governed = treatedAs(place)
    return governed === place || table.governed.get(place)?.isApart === true ? undefined : governed
  }
  const isUnread = (group: CountryGroup): boolean => day < (table.unread.get(group) ?? '')
  const isDependency = (place: PlaceCode): boolean => {
    const rule = table.governed.get(place)
    return rule !== undefined && rule.from <= day && !rule.isThatPlace && !rule.isApart
  }
  const notesOn = (place: PlaceCode): readonly PlaceNote[] => {
    const rule = table.governed.get(place)
    const lag = table.lags.find((each) => each.place === treatedAs(place) && each.left <= day && day < each.from)
    return [...(rule && rule.from <= day ? [rule.note] : []), ...(lag ? [lag.note] : [])]
  }
  return { day, treatedAs, answeredAs, shownAs, isDependency, isUnread, isIn, memberOf, notesOn }
}

/** A column that was not read for the day is unconfirmed, except where a notice of its own put the place in. */
const confidenceOn = (table: GroupTable, day: IsoDate, group: CountryGroup, span: Span | undefined): Confidence => {
  const readFrom = table.unread.get(group)
  if (readFrom === undefined || (span !== undefined && span.cite.notice !== table.cite.notice)) return span?.confidence ?? 'confirmed'
  return day < readFrom ? 'unconfirmed' : 'secondary'
}
