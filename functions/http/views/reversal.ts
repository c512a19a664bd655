import { z } from '@hono/zod-openapi'
import type { ReversedLine } from '../../operations/reverse-hold'
import { HoldView } from './hold'

export const ReversalView = z
  .object({
    ...HoldView.shape,
    reversed: z.array(
      z.object({
        allocation: z.string(),
        restored: z.boolean(),
        code: z
          .literal('QUOTA_NOT_RESTORED')
          .optional()
          .openapi({ description: 'For a person: the reason was noted and gave nothing back' }),
      }),
    ),
  })
  .openapi('Reversal')

export const viewReversed = ({ allocation, restored }: ReversedLine) =>
  restored ? { allocation, restored } : { allocation, restored, code: 'QUOTA_NOT_RESTORED' as const }
