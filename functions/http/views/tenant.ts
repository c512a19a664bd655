import { z } from '@hono/zod-openapi'
import { checkPolicyDefault, checkPolicyOf } from '../../domain/customers/check'
import { quotaSharesDefault } from '../../domain/notifications/notification-type'
import type { Tenant, TenantTerms } from '../../store/tenant-store'
import { Name } from './item'
import { Place } from './place'

/** Beside the ids that nobody may take, since they mean something else: `*` is no id at all. */
export const TenantId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'lower-case letters, digits, dots, underscores and hyphens, at most 63')
  .openapi({ example: 'example-exports' })

export const TenantPath = z.strictObject({ id: TenantId.openapi({ param: { name: 'id', in: 'path' } }) })

const codifiedCounts = 'Whether authorities of the codified track count for this tenant’s screenings; then the worse of both tracks decides'

const computeStatus = z.enum(['aia-holder', 'dc-veu', 'other']).openapi({ description: 'By which authority the provider has its chips' })
const customersFields = {
  d5: z.enum(['review', 'strict']).openapi({
    description: 'Ordinary commercial work for a customer of Country Group D:5 or Macau: for a person, or not at all',
  }),
  isEuropean: z.boolean().openapi({ description: 'Says where the rules of the European Union draw their line as well' }),
  isProgramExempt: z
    .boolean()
    .openapi({ description: 'Exempt from the proposed program by one of its own. Lists and the EAR bind as ever' }),
  affiliatesAfterStay: z
    .enum(['active', 'stayed'])
    .openapi({ description: 'What the affiliates rule is taken for while nobody knows whether it binds again' }),
}
const attemptsMax = z.int().min(1).max(20).openapi({ description: 'Failed verifications after which an account is not opened' })

const CustomersPolicyRequest = z
  .strictObject({
    d5: customersFields.d5.optional(),
    isEuropean: customersFields.isEuropean.optional(),
    isProgramExempt: customersFields.isProgramExempt.optional(),
    attemptsMax: attemptsMax.optional(),
    affiliatesAfterStay: customersFields.affiliatesAfterStay.optional(),
    provider: z
      .strictObject({ name: Name.optional(), country: Place.optional(), computeStatus: computeStatus.optional() })
      .optional()
      .openapi({ description: 'The provider of the computing, as the law asks of it. Left out: a provider in the United States' }),
  })
  .openapi('CustomersPolicy', {
    description: 'What the tenant decided for the checks of its customers. What is left out is ours to choose',
    example: {
      d5: checkPolicyDefault.d5,
      attemptsMax: checkPolicyDefault.attemptsMax,
      provider: { name: 'Example Cloud Inc', country: 'US' },
    },
  })

const quotaShares = z
  .array(z.number().min(0.01).max(0.99).multipleOf(0.01))
  .max(10)
  .openapi({
    description: `Shares of a ceiling, in hundredths, at which \`quota.threshold\` is sent. Left out: ${quotaSharesDefault.join(' and ')}. Empty: never`,
    example: [...quotaSharesDefault],
  })

const CustomersPolicyView = z
  .object({
    ...customersFields,
    attemptsMax: z.int(),
    provider: z.object({ name: z.string(), country: z.string(), computeStatus: computeStatus.optional() }),
  })
  .openapi('CustomersPolicyInForce')

export const TenantRequest = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    policy: z
      .strictObject({
        codifiedCounts: z
          .boolean()
          .optional()
          .openapi({ description: `${codifiedCounts}. Left out: no` }),
        customers: CustomersPolicyRequest.optional(),
        quotaShares: quotaShares.optional(),
      })
      .optional(),
    version: z.int().min(1).optional().openapi({ description: 'The version that is amended; left out for a new tenant' }),
  })
  .openapi('TenantRequest', { example: { name: 'Example Exports Inc' } })

export const TenantView = z
  .object({
    id: z.string(),
    name: z.string(),
    policy: z.object({ codifiedCounts: z.boolean().openapi({ description: codifiedCounts }), customers: CustomersPolicyView, quotaShares }),
    version: z.int(),
    createdAt: z.string(),
  })
  .openapi('Tenant')

export const tenantTermsOf = ({ name, policy }: z.output<typeof TenantRequest>): TenantTerms => ({
  name,
  policy: {
    codifiedCounts: policy?.codifiedCounts ?? false,
    ...(policy?.customers === undefined ? {} : { customers: policy.customers }),
    ...(policy?.quotaShares === undefined ? {} : { quotaShares: [...new Set(policy.quotaShares)].sort((one, other) => one - other) }),
  },
})

export const viewTenant = ({ id, name, policy, version, createdAt }: Tenant) => ({
  id,
  name,
  policy: {
    codifiedCounts: policy.codifiedCounts,
    customers: checkPolicyOf(policy.customers),
    quotaShares: [...(policy.quotaShares ?? quotaSharesDefault)],
  },
  version,
  createdAt: createdAt.toISOString(),
})
