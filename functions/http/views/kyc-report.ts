import { z } from '@hono/zod-openapi'
import type { KycReport } from '../../store/customer-store'
import { IsoDay } from './law'

const daysMax = 400

export const KycReportQuery = z
  .strictObject({ from: IsoDay, to: IsoDay.openapi({ description: 'The last day that is counted' }) })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'before from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < daysMax * 86_400_000, { path: ['to'], message: `at most ${daysMax} days` })

const Count = z.int()

export const KycReportView = z
  .object({
    from: z.string(),
    to: z.string(),
    accounts: Count.openapi({ description: 'Customers at the end of the period' }),
    foreignAccounts: Count.openapi({ description: 'Not known to be of US persons alone' }),
    unverified: z
      .object({ open: Count, resolved: Count, refused: Count })
      .openapi({ description: 'Foreign accounts that a check of the period found unverified, by what became of them' }),
    foreignOwners: z
      .array(z.object({ country: z.string(), count: Count }))
      .openapi({ description: 'Foreign beneficial owners by country' }),
    resellers: z.array(z.object({ customer: z.string(), country: z.string().nullable() })),
    decisions: z.object({ allow: Count, review: Count, block: Count }).openapi({ description: 'Checks of the period' }),
  })
  .openapi('KycReport', { description: 'What the proposed rule on customers of computing services would have counted' })

export const viewKycReport = (
  { from, to }: { readonly from: string; readonly to: string },
  { accounts, foreignAccounts, unverified, foreignOwners, resellers, decisions }: KycReport,
): z.infer<typeof KycReportView> => ({
  ...{ from, to, accounts, foreignAccounts, unverified: { ...unverified } },
  foreignOwners: foreignOwners.map((each) => ({ ...each })),
  resellers: resellers.map((each) => ({ ...each })),
  decisions: { ...decisions },
})
