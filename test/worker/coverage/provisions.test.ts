import { describe, expect, test } from 'vitest'
import { places } from '../../../functions/catalog/places'
import { baseTracks, bindsFrom, governing, inForce, standsOn } from '../../../functions/domain/law'
import { countryGroups } from '../../../functions/domain/place'
import { hasTwoTracks, lawOfDay } from '../../../functions/regimes/us/law-of-day'
import { usProvisions } from '../../../functions/regimes/us/provisions'
import { days } from './quarters'

const confidences = ['confirmed', 'secondary', 'recalled', 'inferred', 'unconfirmed']
const provisions = usProvisions.map((provision) => [provision.id, provision] as const)

test('every provision has an id of its own and a title', () => {
  expect(new Set(usProvisions.map(({ id }) => id)).size).toBe(usProvisions.length)
  expect(usProvisions.filter(({ id, title }) => !/^us\/[a-z0-9-]+$/.test(id) || title === '')).toEqual([])
})

describe.each(provisions)('%s', (_, provision) => {
  const { history } = provision
  const onTrack = (track: (typeof baseTracks)[number]) => history.filter((entry) => standsOn(entry, track))

  test.each(baseTracks)('answers for the first and last day of every quarter from 2022-10-01 to 2029-03-31 (%s)', (track) => {
    const own = onTrack(track)
    for (const day of days) {
      const answer = inForce(provision, day, track)
      if (answer.state === 'not-yet') {
        // A provision without an entry on a track says nothing there on any day.
        expect(own.length === 0 || answer.first > day, day).toBe(true)
        expect(answer.cite.provision, day).not.toBe('')
      } else {
        expect(own, day).toContain(answer.entry)
        expect(bindsFrom(answer.entry) <= day, day).toBe(true)
        expect('ended' in answer.entry, day).toBe(answer.state === 'ended')
      }
    }
  })

  test.each(baseTracks)('never goes back to not-yet once it has begun (%s)', (track) => {
    const states = days.map((day) => inForce(provision, day, track).state)
    expect(states.lastIndexOf('not-yet')).toBe(states.filter((state) => state === 'not-yet').length - 1)
  })

  test('lists its entries in the order in which they bind, on each track and on both together', () => {
    for (const entries of [history, ...baseTracks.map(onTrack)]) {
      const binding = entries.map(bindsFrom)
      expect(binding).toEqual([...binding].sort())
    }
  })

  test('has an entry on some track, and lets one track end no entry of the other', () => {
    expect(baseTracks.some((track) => onTrack(track).length > 0)).toBe(true)
    for (const track of baseTracks) expect(onTrack(track)[0] ?? {}).not.toHaveProperty('ended')
  })

  test('dates every entry, and its compliance date after its effective date', () => {
    for (const { from, dueFrom } of history) {
      for (const day of [from, dueFrom ?? from]) expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
      if (dueFrom !== undefined) expect(dueFrom > from, from).toBe(true)
    }
  })

  test('cites every entry and says how well it is established', () => {
    for (const { from, cite, confidence } of history) {
      expect(cite.provision.trim(), from).not.toBe('')
      expect(cite.notice?.trim(), from).not.toBe('')
      expect(confidences).toContain(confidence)
    }
  })

  test('says something in every entry, or that it ended', () => {
    const silent = history.filter((entry) => ('ended' in entry ? entry.ended !== true : entry.value === undefined))
    expect(silent).toEqual([])
    expect('ended' in history[0]).toBe(false)
  })
})

/** Every value inside the law of a day. */
const entriesIn = (value: unknown, found = new Set<unknown>()): ReadonlySet<unknown> => {
  if (typeof value !== 'object' || value === null || found.has(value)) return found
  found.add(value)
  for (const each of value instanceof Map ? value.values() : Object.values(value)) entriesIn(each, found)
  return found
}

describe.each(baseTracks)('the law of a day on the track %s', (track) => {
  test('stands for the first and last day of every quarter', () => {
    for (const day of days) {
      expect(lawOfDay(track, day)).toMatchObject({ asOf: day, track, home: 'US' })
    }
  })

  // The map of groups and places is worked out from its entries; everything else is held as it stands.
  test('holds every entry that governs, and none of the other track, on every one of these days', () => {
    const workedOut = new Set(['us/country-groups', 'us/place-treatment'])
    for (const day of days) {
      const held = entriesIn(lawOfDay(track, day))
      const left = usProvisions.filter((provision) => {
        const entry = governing(provision, day, track)
        return entry !== undefined && !workedOut.has(provision.id) && !held.has(entry.value)
      })
      const strays = usProvisions.filter(({ history }) => history.some((entry) => !standsOn(entry, track) && held.has(entry)))
      expect(
        left.map(({ id }) => id),
        day,
      ).toEqual([])
      expect(
        strays.map(({ id }) => id),
        day,
      ).toEqual([])
    }
  })

  test('knows every place on every one of these days, for every group', () => {
    const outcomes = new Set<string>()
    const uncited: string[] = []
    for (const day of days) {
      const { geography } = lawOfDay(track, day)
      expect(geography.day).toBe(day)
      for (const { code } of places) {
        for (const group of countryGroups) {
          const { outcome, because, cite } = geography.memberOf(code, group)
          outcomes.add(outcome)
          if (because === '' || cite.provision === '') uncited.push(`${code} ${group} ${day}`)
        }
      }
    }
    expect([...outcomes].sort()).toEqual(['met', 'unknown', 'unmet'])
    expect(uncited).toEqual([])
  })

  test('treats every place as itself or as another place that is treated as itself', () => {
    const known = new Set(places.map(({ code }) => code))
    for (const day of days) {
      const { treatedAs, answeredAs, notesOn } = lawOfDay(track, day).geography
      for (const { code } of places) {
        const as = treatedAs(code)
        expect(known.has(as) && treatedAs(as) === as, `${code} ${day}`).toBe(true)
        expect([code, as]).toContain(answeredAs(code))
        if (as !== code) expect(notesOn(code).length, `${code} ${day}`).toBeGreaterThan(0)
      }
    }
  })

  test('is the law of the entries: each day’s figures are those that govern it', () => {
    const provision = usProvisions.find(({ id }) => id === 'us/eccn-3a090')
    for (const day of days) {
      const { processors } = lawOfDay(track, day)
      const entry = provision && governing(provision, day, track)
      expect(processors.state === 'governs' ? processors.entry : undefined, day).toBe(entry)
    }
  })
})

describe('the status of the law', () => {
  test.each(days)('on %s is enforced on the enforced track', (day) => {
    expect(lawOfDay('enforced', day).status).toBe('enforced')
  })

  // Effective 2025-01-13, complied with from 2025-05-15 (90 FR 4544, DATES); printed ever since.
  test.each([
    { day: '2022-10-01', status: 'enforced', two: false, because: 'before any advanced-computing rule' },
    { day: '2025-01-12', status: 'enforced', two: false, because: 'the day before the Diffusion Rule' },
    { day: '2025-01-13', status: 'effective-not-due', two: true, because: 'its first day' },
    { day: '2025-05-14', status: 'effective-not-due', two: true, because: 'the last day on which nobody had to comply' },
    { day: '2025-05-15', status: 'codified-not-enforced', two: true, because: 'its compliance day, two days after the announcement' },
    { day: '2026-11-22', status: 'codified-not-enforced', two: true, because: 'it was never taken out of the code' },
    { day: '2029-03-31', status: 'codified-not-enforced', two: true, because: 'no later notice is known' },
  ])('on $day is $status on the codified track: $because', ({ day, status, two }) => {
    expect(lawOfDay('codified', day).status).toBe(status)
    expect(hasTwoTracks(day)).toBe(two)
  })
})
