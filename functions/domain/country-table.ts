import type { Citation, Confidence, Dated, History, IsoDate, Provision } from './law'
import { type CountryGroup, countryGroups, type Geography, type Membership, type PlaceCode, type PlaceNote } from './place'

/** One amendment of the group table. The first opens it; `reads` raises columns that stood unread until then. */
export type GroupChange =
  | { readonly opens: Readonly<Record<CountryGroup, string>>; readonly unread: readonly CountryGroup[] }
  | { readonly reads: readonly CountryGroup[] }
  | { readonly place: PlaceCode; readonly doubts: readonly CountryGroup[]; readonly code: string }
  | {
      readonly place: PlaceCode
      readonly joins?: readonly CountryGroup[]
      readonly leaves?: readonly CountryGroup[]
      /** The day on which the printed table caught up, where it followed later. */
      readonly conformed?: { readonly from: IsoDate; readonly notice: string }
    }

/** Blank-separated places that take the rows of the place they stand under, or of nobody. */
export type Treatment = { readonly code: string; readonly because: string } & (
  | {
      readonly as: Readonly<Record<PlaceCode, string>>
      /** Not a destination of its own: it is answered as that place. */
      readonly isThatPlace?: true
      /** A place of its own all the same; only its group letters are those of the other. */
      readonly isApart?: true
    }
  | { readonly nobody: string }
)

/** A stretch of days on which a place is in a group, or may be. */
export type Span = {
  readonly group: CountryGroup
  readonly from: IsoDate
  readonly to?: IsoDate
  readonly cite: Citation
  readonly endCite?: Citation
  readonly confidence: Confidence
  readonly code?: string
}

type Governed = {
  readonly as: PlaceCode | undefined
  readonly from: IsoDate
  readonly isThatPlace: boolean
  readonly isApart: boolean
  readonly note: PlaceNote
}

/** The group table and the treatment of places without rows, ready to be asked about any day. */
export type GroupTable = {
  readonly from: IsoDate
  readonly cite: Citation
  readonly spans: ReadonlyMap<PlaceCode, readonly Span[]>
  readonly governed: ReadonlyMap<PlaceCode, Governed>
  readonly unread: ReadonlyMap<CountryGroup, IsoDate>
  readonly lags: readonly { readonly place: PlaceCode; readonly left: IsoDate; readonly from: IsoDate; readonly note: PlaceNote }[]
}

/** Fold the history into spans, once. */
export const groupTable = (groups: Provision<GroupChange>, treatments: Provision<Treatment>): GroupTable => {
  const [opening] = groups.history
  if (!('opens' in opening.value)) throw new Error('the first entry of the group table must open it')
  const spans = new Map<PlaceCode, Span[]>()
  const unread = new Map<CountryGroup, IsoDate>(opening.value.unread.map((group) => [group, '9999-12-31']))
  const lags: GroupTable['lags'][number][] = []
  const add = (place: PlaceCode, span: Span): void => {
    spans.set(place, [...(spans.get(place) ?? []), span])
  }
  for (const entry of groups.history) {
    if ('ended' in entry) throw new Error('the group table does not end')
    const { from, cite, confidence, value } = entry
    if ('opens' in value) {
      for (const group of countryGroups) for (const place of value.opens[group].split(' ')) add(place, { group, from, cite, confidence })
    } else if ('reads' in value) {
      for (const group of value.reads) unread.set(group, from)
    } else if ('doubts' in value) {
      for (const group of value.doubts) add(value.place, { group, from, cite, confidence, code: value.code })
    } else {
      const leaves = new Set(value.leaves)
      const stay = (spans.get(value.place) ?? []).map((span) =>
        span.to === undefined && leaves.has(span.group) ? { ...span, to: dayBefore(from), endCite: cite } : span,
      )
      spans.set(value.place, [...stay, ...(value.joins ?? []).map((group) => ({ group, from, cite, confidence }))])
      if (value.conformed) lags.push(lagOf(entry, value.place, value.conformed))
    }
  }
  return { from: opening.from, cite: opening.cite, spans, governed: governedPlaces(treatments.history), unread, lags }
}

const lagOf = ({ from, cite }: Dated<GroupChange>, place: PlaceCode, conformed: { from: IsoDate; notice: string }) => ({
  place,
  left: from,
  from: conformed.from,
  note: {
    code: 'table-conformed-later',
    because: `out of the group from ${from}; the printed table was conformed on ${conformed.from} (${conformed.notice})`,
    cite,
    confidence: 'confirmed' as const,
  },
})

const governedPlaces = (history: History<Treatment>): Map<PlaceCode, Governed> => {
  const governed = new Map<PlaceCode, Governed>()
  for (const entry of history) {
    if ('ended' in entry) throw new Error('a treatment is amended by a later entry, not ended')
    const { from, cite, confidence, value } = entry
    const note = { code: value.code, because: value.because, cite, confidence }
    const treated = 'as' in value ? Object.entries(value.as) : [[undefined, value.nobody] as const]
    const isThatPlace = 'as' in value && value.isThatPlace === true
    const isApart = 'as' in value && value.isApart === true
    for (const [as, places] of treated) for (const place of places.split(' ')) governed.set(place, { as, from, isThatPlace, isApart, note })
  }
  return governed
}

const dayBefore = (day: IsoDate): IsoDate => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

const stands = (span: Span, day: IsoDate): boolean => span.from <= day && (span.to === undefined || day <= span.to)

/** The map of one day. */
export const geographyOn = (table: GroupTable, day: IsoDate): Geography => {
  const treatedAs = (place: PlaceCode): PlaceCode => {
    const rule = table.governed.get(place)
    return rule?.as !== undefined && rule.from <= day ? rule.as : place
  }
  const memberOf = (place: PlaceCode, group: CountryGroup): Membership => {
    const governed = treatedAs(place)
    const spans = table.spans.get(governed)
    if (spans === undefined) {
      const rule = table.governed.get(governed)
      return rule
        ? { outcome: 'unknown', ...rule.note }
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
    const confidence = confidenceOn(table, day, group, span)
    return span
      ? { outcome: 'met', because: `${place} is in ${group}`, cite: span.cite, confidence }
      : { outcome: 'unmet', because: `${place} is not in ${group}`, cite: table.cite, confidence }
  }
  const answeredAs = (place: PlaceCode): PlaceCode => (table.governed.get(place)?.isThatPlace === true ? treatedAs(place) : place)
  const shownAs = (place: PlaceCode): PlaceCode | undefined => {
    const governed = treatedAs(place)
    return governed === place || table.governed.get(place)?.isApart === true ? undefined : governed
  }
  const notesOn = (place: PlaceCode): readonly PlaceNote[] => {
    const rule = table.governed.get(place)
    const lag = table.lags.find((each) => each.place === treatedAs(place) && each.left <= day && day < each.from)
    return [...(rule && rule.from <= day ? [rule.note] : []), ...(lag ? [lag.note] : [])]
  }
  return { day, treatedAs, answeredAs, shownAs, memberOf, notesOn }
}

/** A column that was not read for the day is unconfirmed, except where a notice of its own put the place in. */
const confidenceOn = (table: GroupTable, day: IsoDate, group: CountryGroup, span: Span | undefined): Confidence => {
  const readFrom = table.unread.get(group)
  if (readFrom === undefined || (span !== undefined && span.cite.notice !== table.cite.notice)) return span?.confidence ?? 'confirmed'
  return day < readFrom ? 'unconfirmed' : 'secondary'
}

/** Spans of the place, or of the place whose rows govern it. */
export const spansOf = (table: GroupTable, place: PlaceCode): readonly Span[] =>
  table.spans.get(table.governed.get(place)?.as ?? place) ?? []
