import { z } from '@hono/zod-openapi'
import type { Tenant, TenantTerms } from '../../store/tenant-store'

/** Beside the ids that nobody may take, since they mean something else: `*` is no id at all. */
export const TenantId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'lower-case letters, digits, dots, underscores and hyphens, at most 63')
  .openapi({ example: 'example-exports' })

export const TenantPath = z.strictObject({ id: TenantId.openapi({ param: { name: 'id', in: 'path' } }) })

const codifiedCounts = 'Whether authorities of the codified track count for this tenant’s screenings; then the worse of both tracks decides'

export const TenantRequest = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    policy: z
      .strictObject({
        codifiedCounts: z
          .boolean()
          .optional()
          .openapi({ description: `${codifiedCounts}. Left out: no` }),
      })
      .optional(),
    version: z.int().min(1).optional().openapi({ description: 'The version that is amended; left out for a new tenant' }),
  })
  .openapi('TenantRequest', { example: { name: 'Example Exports Inc' } })

export const TenantView = z
  .object({
    id: z.string(),
    name: z.string(),
    policy: z.object({ codifiedCounts: z.boolean().openapi({ description: codifiedCounts }) }),
    version: z.int(),
    createdAt: z.string(),
  })
  .openapi('Tenant')

export const tenantTermsOf = ({ name, policy }: z.output<typeof TenantRequest>): TenantTerms => ({
  name,
  policy: { codifiedCounts: policy?.codifiedCounts ?? false },
})

export const viewTenant = ({ id, name, policy, version, createdAt }: Tenant) => ({
  id,
  name,
  policy: { ...policy },
  version,
  createdAt: createdAt.toISOString(),
})
