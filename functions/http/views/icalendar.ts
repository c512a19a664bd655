/** A whole day in a calendar (RFC 5545). */
export type CalendarEvent = {
  /** The same whenever the calendar is read. */
  readonly uid: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly summary: string
  readonly description: string
  readonly isCancelled: boolean
  readonly categories: readonly string[]
}

/** Octets of a line, before its end. */
const lineMax = 75

/**
 * A calendar that is published, as a text.
 *
 * @param at When it was made.
 */
export const icalendar = (name: string, at: Date, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tiergate//duties//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${textOf(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...(events.length === 0 ? noEvents : events.flatMap((event) => linesOf(event, at))),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')

/** A calendar has one component at least: where nothing is due it tells of the hours that its instants are in, and of no event. */
const noEvents = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const linesOf = ({ uid, day, summary, description, isCancelled, categories }: CalendarEvent, at: Date): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${textOf(uid)}`,
  `DTSTAMP:${instantOf(at)}`,
  `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
  `SUMMARY:${textOf(summary)}`,
  `DESCRIPTION:${textOf(description)}`,
  `CATEGORIES:${categories.map(textOf).join(',')}`,
  `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  // Nobody is busy because something is due.
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

const instantOf = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** What would end a value or a line is escaped; other control characters have no place in a text. */
const textOf = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/[\p{Cc}--\t]/gv, '')

/** A line goes on after a break and a blank. Counted in octets, and no character is taken apart. */
const folded = (line: string): string => {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > lineMax) {
      parts.push(part)
      // The blank that the next line begins with is one of its octets.
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}

const encoder = new TextEncoder()
const octetsOf = (character: string): number => encoder.encode(character).length
