import { z } from '@hono/zod-openapi'
import type { DutyAnswer } from '../../operations/list-duties'
import type { CalendarToken } from '../../store/duty-store'
import { InstantView } from './disposition'
import { type CalendarEvent, icalendar } from './icalendar'

export const TokenPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'cal_a3f0e0a2-5d1c-4b53-9d5e-6a1b0f5a7c11' }),
})

export const TokenRequest = z
  .strictObject({ name: z.string().trim().min(1).max(200).openapi({ description: 'Whose calendar it is for' }) })
  .openapi('CalendarTokenRequest', { example: { name: 'Export desk' } })

const TokenView = z
  .object({ id: z.string(), name: z.string(), createdAt: InstantView, revokedAt: InstantView.nullable() })
  .openapi('CalendarToken')

export const NewTokenView = TokenView.extend({
  token: z.string().nullable().openapi({ description: 'Shown once: null where the same request was answered before' }),
  address: z.string().nullable().openapi({ description: 'Where a calendar program reads it' }),
}).openapi('NewCalendarToken')

export const TokenListView = z.object({ tokens: z.array(TokenView) }).openapi('CalendarTokenList')

export const viewToken = ({ id, name, createdAt, revokedAt }: CalendarToken): z.infer<typeof TokenView> => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
})

/** What a calendar program is told of duties that have a day. */
export const calendarOf = (duties: readonly DutyAnswer[]): string => icalendar('Export duties', duties.flatMap(eventOf))

const titles = { open: '', pending: 'In review: ', done: 'Done: ', void: 'Void: ' } as const

const eventOf = ({ id, code, dueOn, state, said, causes, changedAt, completions, voidBecause }: DutyAnswer): readonly CalendarEvent[] => {
  if (dueOn === null) return []
  const orders = causes.map((each) => (each.kind === 'screening' ? each.reference : each.customer))
  const [first = '', ...others] = [...new Set(orders)]
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const { provision, notice } = said.cite
  const done = completions.at(-1)
  const lines = [
    `By: ${said.owner}`,
    ...(said.channel === undefined ? [] : [`To: ${said.channel}`]),
    `Law: ${provision}${notice === undefined ? '' : `, ${notice}`}`,
    `For: ${[first, ...others].join(', ')}`,
    ...(state === 'done' && done !== undefined
      ? [`Done on ${done.completedOn}${done.body === undefined ? '' : ` by ${done.body.by}`}`]
      : []),
    ...(voidBecause === undefined ? [] : [`Void: ${voidBecause}`]),
    `Duty: ${id}`,
  ]
  return [
    {
      uid: `${id}@duties.tiergate`,
      changedAt,
      day: dueOn,
      summary: `${titles[state]}${said.what} (${first}${more})`,
      description: lines.join('\n'),
      isCancelled: state === 'void',
      categories: [code, state.toUpperCase()],
    },
  ]
}
