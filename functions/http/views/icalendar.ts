/** A whole day in a calendar (RFC 5545). */
export type CalendarEvent = {
  /** The same whenever the calendar is read. */
  readonly uid: string
  readonly changedAt: Date
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly summary: string
  readonly description: string
  readonly isCancelled: boolean
  readonly categories: readonly string[]
}

/** Octets of a line, before its end. */
const lineMax = 75

/** @param events In any order. */
export const icalendar = (name: string, events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tiergate//duties//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${textOf(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')

const linesOf = ({ uid, changedAt, day, summary, description, isCancelled, categories }: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${textOf(uid)}`,
  `DTSTAMP:${instantOf(changedAt)}`,
  `LAST-MODIFIED:${instantOf(changedAt)}`,
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
