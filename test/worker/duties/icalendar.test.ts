import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarEvent, icalendar } from '../../../functions/http/views/icalendar'
import { componentsOf } from './calendar-reader'

const at = new Date('2026-11-22T17:00:00Z')
const anEvent = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'dut_1@duties.tiergate',
  day: '2026-12-05',
  summary: 'send BIS a copy',
  description: 'By: exporter',
  isCancelled: false,
  categories: ['lpp-certification-copy', 'OPEN'],
  ...over,
})
const octets = (text: string): number => new TextEncoder().encode(text).length

describe('a calendar', () => {
  test('is that of RFC 5545: a whole day, published, with lines ended by CRLF', () => {
    const text = icalendar('Export duties', at, [anEvent()])
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const [calendar] = componentsOf(text)
    expect(calendar?.properties['METHOD']?.value).toBe('PUBLISH')
    expect(calendar?.components).toHaveLength(1)
    expect(calendar?.components[0]?.properties).toMatchObject({
      UID: { value: 'dut_1@duties.tiergate' },
      DTSTAMP: { value: '20261122T170000Z' },
      DTSTART: { value: '20261205', parameters: { VALUE: 'DATE' } },
      STATUS: { value: 'CONFIRMED' },
      CATEGORIES: { value: 'lpp-certification-copy,OPEN' },
    })
  })

  test('with nothing in it has a component all the same, and no event', () => {
    const [calendar] = componentsOf(icalendar('Export duties', at, []))
    expect(calendar?.components.map(({ name }) => name)).toEqual(['VTIMEZONE'])
  })

  test('says of what is void that it is cancelled', () => {
    const [calendar] = componentsOf(icalendar('Export duties', at, [anEvent({ isCancelled: true })]))
    expect(calendar?.components[0]?.properties['STATUS']?.value).toBe('CANCELLED')
  })

  test.each([
    { text: 'a, b; c\\d', because: 'what would end a value' },
    { text: 'one\ntwo\nthree', because: 'lines' },
    { text: '注文 第一号 — größer, 出口管理 '.repeat(8), because: 'characters of several octets, over many lines' },
    { text: '🚚'.repeat(60), because: 'characters of two halves' },
    { text: `${'x'.repeat(200)}\nEND:VEVENT\nBEGIN:VEVENT`, because: 'what looks like the end of the event' },
  ])('gives back $because', ({ text }) => {
    const written = icalendar('Export duties', at, [anEvent({ summary: text })])
    expect(componentsOf(written)[0]?.components.map(({ properties }) => properties['SUMMARY']?.text)).toEqual([text])
  })

  test('holds no line of more than 75 octets, and no half character, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (summary, description) => {
          const text = icalendar('Export duties', at, [anEvent({ summary, description })])
          for (const line of text.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
          expect(text.isWellFormed()).toBe(true)
          const [event, ...others] = componentsOf(text)[0]?.components ?? []
          expect(others).toEqual([])
          // Control characters have no place in it, and lines end in one way.
          const plain = (given: string) => given.replaceAll(/\r\n|\r/g, '\n').replaceAll(/[\p{Cc}--[\n\t]]/gv, '')
          expect(event?.properties['SUMMARY']?.text).toBe(plain(summary))
          expect(event?.properties['DESCRIPTION']?.text).toBe(plain(description))
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    )
  })
})
