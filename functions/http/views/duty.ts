import { z } from '@hono/zod-openapi'
import { dutyStates } from '../../domain/back-office/duty-state'
import type { DutyAnswer } from '../../operations/list-duties'
import type { Completion, DutyCause, DutyCursor } from '../../store/duty-store'
import { undated } from '../../store/duty-store'
import { EvidenceView, evidenceFrom, InstantView } from './disposition'
import { CiteView } from './law'

const listMax = 200
const listDefault = 50

export const DutyPath = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(100)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'dut_0f1e2d3c4b5a69788796a5b4c3d2e1f0' }),
})

/** Where a list goes on. Callers send it back as it is. */
const cursorOf = ({ dueOn, seq }: DutyCursor): string => btoa(`${dueOn}.${seq}`).replaceAll('=', '')

const cursorFrom = (cursor: string): DutyCursor | undefined => {
  try {
    const [, dueOn, seq] = new RegExp(`^(\\d{4}-\\d{2}-\\d{2}|${undated})\\.(\\d{1,15})$`).exec(atob(cursor)) ?? []
    return dueOn === undefined ? undefined : { dueOn, seq: Number(seq) }
  } catch {
    return undefined
  }
}

export const DutyListQuery = z.strictObject({
  due_before: z.iso
    .date()
    .optional()
    .openapi({ example: '2026-12-31', description: 'Due before this day. Left out, also those of which no day is known' }),
  due_from: z.iso.date().optional().openapi({ example: '2026-11-22' }),
  state: z
    .enum([...dutyStates, 'all'])
    .default('open')
    .openapi({ description: '`pending`: owed once a person lets the order go. `void`: the order does not go' }),
  after: z
    .string()
    .max(100)
    .transform((cursor, context) => {
      const read = cursorFrom(cursor)
      if (read === undefined) context.addIssue({ code: 'custom', message: 'not a cursor of this list' })
      return read
    })
    .optional()
    .openapi({ type: 'string', description: '`next` of the page before it' }),
  limit: z.coerce.number().int().min(1).max(listMax).default(listDefault).openapi({ example: listDefault }),
})

export const dutyFilterFrom = ({ due_before, due_from, state, after, limit }: z.output<typeof DutyListQuery>) => ({
  dueBefore: due_before,
  dueFrom: due_from,
  state: state === 'all' ? undefined : state,
  after,
  limit,
})

export const CompletionRequest = z
  .strictObject({
    by: z.string().trim().min(1).max(200).openapi({ description: 'Who did it' }),
    completedOn: z.iso.date(),
    evidence: z
      .array(z.union([z.string().min(1).max(300), EvidenceView]))
      .min(1)
      .max(50),
    note: z.string().trim().min(1).max(4000).optional(),
  })
  .openapi('CompletionRequest', {
    example: { by: 'Example Officer', completedOn: '2026-11-20', evidence: [{ title: 'Mail to BIS', location: 'mail/4711' }] },
  })

export const completionFrom = ({ by, evidence, note }: z.output<typeof CompletionRequest>) => ({
  by,
  evidence: evidenceFrom(evidence),
  ...(note === undefined ? {} : { note }),
})

export const CompletionView = z
  .object({
    id: z.string(),
    duty: z.string(),
    at: InstantView,
    completedOn: z.string(),
    by: z.string().optional().openapi({ description: 'With evidence and note: absent once the record was deleted' }),
    evidence: z.array(EvidenceView).optional(),
    note: z.string().optional(),
  })
  .openapi('Completion')

export const viewCompletion = ({ id, duty, at, completedOn, body }: Completion): z.infer<typeof CompletionView> => ({
  id,
  duty,
  at: at.toISOString(),
  completedOn,
  ...(body === undefined
    ? {}
    : { by: body.by, evidence: evidenceFrom(body.evidence), ...(body.note === undefined ? {} : { note: body.note }) }),
})

const OwedView = z
  .object({
    id: z.string(),
    code: z.string().openapi({ example: 'lpp-certification-copy' }),
    owner: z.enum(['exporter', 'consignee', 'provider']),
    when: z.enum(['before-export', 'with-shipment', 'after-export', 'after-check']),
    dueOn: z
      .string()
      .nullable()
      .openapi({ description: 'The last day, US Eastern. Of `nac-wait` the first on which the goods may go. Null: no day is known' }),
    overdue: z.boolean(),
    state: z.enum(dutyStates),
    voidBecause: z
      .enum(['blocked', 'refused', 'superseded', 'released', 'reversed', 'settled'])
      .optional()
      .openapi({ description: 'Of `void`: what became of the order, or of the flag' }),
    what: z.string(),
    channel: z.string().optional(),
    cite: CiteView,
    orders: z.array(z.object({ screening: z.string(), reference: z.string() })).openapi({ description: 'Of many the last fifty' }),
    customers: z.array(z.object({ check: z.string(), customer: z.string() })),
    completions: z.array(CompletionView),
  })
  .openapi('OwedDuty')

export const DutyListView = z
  .object({
    duties: z.array(OwedView),
    next: z.string().nullable().openapi({ description: 'Send it as `after`. A page may be short and still have a next one' }),
  })
  .openapi('DutyList')

export const viewDuties = (duties: readonly DutyAnswer[], next: DutyCursor | undefined): z.infer<typeof DutyListView> => ({
  duties: duties.map(viewDuty),
  next: next === undefined ? null : cursorOf(next),
})

const viewDuty = ({ id, code, dueOn, state, voidBecause, isOverdue, said, causes, completions }: DutyAnswer): z.infer<typeof OwedView> => ({
  id,
  code,
  owner: said.owner,
  when: said.when,
  dueOn,
  overdue: isOverdue,
  state,
  ...(voidBecause === undefined ? {} : { voidBecause }),
  what: said.what,
  ...(said.channel === undefined ? {} : { channel: said.channel }),
  cite: said.cite,
  orders: causes.flatMap((each) => (each.kind === 'screening' ? [{ screening: each.screening, reference: each.reference }] : [])),
  customers: causes.flatMap((each: DutyCause) => (each.kind === 'check' ? [{ check: each.check, customer: each.customer }] : [])),
  completions: completions.map(viewCompletion),
})
