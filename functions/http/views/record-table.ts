import { z } from '@hono/zod-openapi'
import type { Disposition } from '../../domain/records/screening'
import type { RecordRow } from '../../store/record-store'
import { IsoDay } from './law'

/** Days of one table. */
const daysMax = 400

export const RecordsQuery = z
  .strictObject({
    from: IsoDay.openapi({ example: '2026-11-01', description: 'First day, by `decidedAt`, which is UTC' }),
    to: IsoDay.openapi({ example: '2026-11-30', description: 'Last day, the whole of it' }),
  })
  .superRefine(({ from, to }, { addIssue }) => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
    if (days < 1) addIssue({ code: 'custom', path: ['to'], message: 'not before `from`' })
    if (days > daysMax) addIssue({ code: 'custom', path: ['to'], message: `at most ${daysMax} days at a time` })
  })

/** The columns of the table for an auditor, and what stands in each. */
const columns: Readonly<Record<string, (row: RecordRow) => string | number | null>> = {
  id: ({ id }) => id,
  reference: ({ reference }) => reference,
  decidedAt: ({ decidedAt }) => decidedAt.toISOString(),
  asOf: ({ asOf }) => asOf,
  track: ({ track }) => track,
  decision: ({ decision }) => decision,
  outcome: ({ outcome }) => outcome,
  authorityKind: ({ authority }) => authority.kind,
  authoritySymbol: ({ authority }) => authority.symbol,
  authorityNumber: ({ authority }) => authority.number,
  hold: ({ hold }) => hold,
  rulebook: ({ rulebook }) => rulebook,
  dispositions: ({ dispositions }) => dispositions.map(summaryOf).join('; '),
  chainSeq: ({ chainSeq }) => chainSeq,
  contentHash: ({ contentHash }) => contentHash,
  deletedAt: ({ deletedAt }) => deletedAt?.toISOString() ?? null,
}

const summaryOf = ({ at, ruling, body }: Disposition): string =>
  `${ruling} ${at.toISOString()}${body === undefined ? '' : ` by ${body.by}: ${body.reason}`}`

export const recordColumns = Object.keys(columns)
export const viewRow = (row: RecordRow) => Object.values(columns).map((cell) => cell(row))
