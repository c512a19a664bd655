import { type Citation, type Confidence, type Dated, dayBefore, type History, type IsoDate, type Provision } from './law'
import { type CountryGroup, countryGroups, type PlaceCode, type PlaceNote } from './place'

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

/** Spans of the place, or those of the place whose rows govern it from the day on which they do. */
export const spansOf = ({ governed, spans }: GroupTable, place: PlaceCode): readonly Span[] => {
  const rule = governed.get(place)
  if (rule?.as === undefined) return spans.get(place) ?? []
  const { from } = rule
  return (spans.get(rule.as) ?? [])
    .filter(({ to }) => to === undefined || from <= to)
    .map((span) => (span.from < from ? { ...span, from } : span))
}
