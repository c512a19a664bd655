import { z } from '@hono/zod-openapi'
import { type HoldOperation, reversalReasons } from '../../domain/quota/hold'
import { reversalOf } from '../../operations/reverse-hold'
import type { Answered, NamedOperation } from '../../store/ledger-store'
import { ProblemView, problemBody, toldOf } from '../answers'
import { CaptureRequest, ExtensionRequest, FreezeRequest, HoldId, HoldLines, HoldRequest, HoldView, viewHold } from './hold'

const operationsMax = 1000

const named = {
  id: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[ -~]+$/, 'printable ASCII')
    .openapi({ example: 'op-1', description: 'The caller’s own name for this operation: sent again it answers as the first time' }),
  hold: HoldId,
}

const OperationRequest = z.discriminatedUnion('op', [
  z.strictObject({ ...named, op: z.literal('place'), ...HoldRequest.shape }),
  z.strictObject({ ...named, op: z.literal('capture'), ...CaptureRequest.shape }),
  z.strictObject({ ...named, op: z.literal('release') }),
  z.strictObject({ ...named, op: z.literal('extend'), ...ExtensionRequest.shape }),
  z.strictObject({ ...named, op: z.literal('freeze'), ...FreezeRequest.shape }),
  z.strictObject({ ...named, op: z.literal('reverse'), lines: HoldLines, reason: z.enum(reversalReasons) }),
])

export const BatchRequest = z
  .strictObject({
    operations: z
      .array(OperationRequest)
      .min(1)
      .max(operationsMax)
      .superRefine((operations, context) => {
        const seen = new Set<string>()
        for (const [at, { id }] of operations.entries()) {
          if (seen.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message: 'an id names one operation' })
          seen.add(id)
        }
      }),
  })
  .openapi({
    example: {
      operations: [
        {
          id: 'op-1',
          op: 'place',
          hold: 'order-1002',
          lines: [{ allocation: 'license:D1234567:1', tpp: 15_832, units: 1 }],
          expiresAt: '2027-06-30T00:00:00Z',
        },
        { id: 'op-2', op: 'capture', hold: 'order-1002', final: true },
      ],
    },
  })

const PartProblemView = ProblemView.omit({ requestId: true }).openapi('PartProblem', {
  description: 'A problem document about one of many; the request’s id stands in the header X-Request-Id',
})

export const BatchView = z
  .object({
    results: z.array(
      z.object({
        id: z.string(),
        status: z.int().openapi({ description: 'What the operation would have been answered with alone', example: 201 }),
        hold: HoldView.optional().openapi({ description: 'As it stood after this operation' }),
        problem: PartProblemView.optional(),
      }),
    ),
  })
  .openapi('BatchResults')

type OperationRequest = z.infer<typeof OperationRequest>

export const operationFrom = ({ id, ...asked }: OperationRequest): NamedOperation => ({
  id,
  operation: asked.op === 'reverse' ? reversalOf(asked.hold, asked.lines, asked.reason) : (asked satisfies HoldOperation),
})

/** Each answer as it would have been alone, pointing into the body that all came in. */
export const viewResult = (operations: readonly NamedOperation[]) => (answer: Answered, at: number) => {
  const id = operations[at]?.id ?? ''
  if (answer.ok) return { id, status: answer.hasPlaced ? 201 : 200, hold: viewHold(answer.value.value) }
  const told = toldOf(answer.error)
  const errors = told.errors?.map(({ pointer, detail }) => ({ pointer: `/operations/${at}${pointer}`, detail }))
  const problem = problemBody({ ...told, ...(errors ? { errors } : {}) })
  return { id, status: problem.status, problem }
}
