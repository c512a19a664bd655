import { describe, expect, test } from 'vitest'
import { places } from '../../../functions/catalog/places'
import { bindsFrom, governing, inForce } from '../../../functions/domain/law'
import { countryGroups } from '../../../functions/domain/place'
import { enforcedLaw } from '../../../functions/regimes/us/law-of-day'
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

  test('answers for the first and last day of every quarter from 2022-10-01 to 2029-03-31', () => {
    for (const day of days) {
      const answer = inForce(provision, day)
      if (answer.state === 'not-yet') {
        expect(answer.first > day, day).toBe(true)
        expect(answer.cite.provision, day).not.toBe('')
      } else {
        expect(bindsFrom(answer.entry) <= day, day).toBe(true)
        expect('ended' in answer.entry, day).toBe(answer.state === 'ended')
      }
    }
  })

  test('never goes back to not-yet once it has begun', () => {
    const states = days.map((day) => inForce(provision, day).state)
    expect(states.lastIndexOf('not-yet')).toBe(states.filter((state) => state === 'not-yet').length - 1)
  })

  test('lists its entries in the order in which they bind', () => {
    const binding = history.map(bindsFrom)
    expect(binding).toEqual([...binding].sort())
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

describe('the law of a day', () => {
  test('stands for the first and last day of every quarter', () => {
    for (const day of days) {
      expect(enforcedLaw(day)).toMatchObject({ asOf: day, track: 'enforced', home: 'US', status: 'enforced' })
    }
  })

  // The map of groups and places is worked out from its entries; everything else is held as it stands.
  test('holds every entry that governs, on every one of these days', () => {
    const workedOut = new Set(['us/country-groups', 'us/place-treatment'])
    for (const day of days) {
      const held = entriesIn(enforcedLaw(day))
      const left = usProvisions.filter((provision) => {
        const entry = governing(provision, day)
        return entry !== undefined && !workedOut.has(provision.id) && !held.has(entry.value)
      })
      expect(
        left.map(({ id }) => id),
        day,
      ).toEqual([])
    }
  })

  test('knows every place on every one of these days, for every group', () => {
    const outcomes = new Set<string>()
    const uncited: string[] = []
    for (const day of days) {
      const { geography } = enforcedLaw(day)
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
      const { treatedAs, answeredAs, notesOn } = enforcedLaw(day).geography
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
      const { processors } = enforcedLaw(day)
      const entry = provision && governing(provision, day)
      expect(processors.state === 'governs' ? processors.entry : undefined, day).toBe(entry)
    }
  })
})
