import { z } from '@hono/zod-openapi'
import type { CustomerFacts } from '../../domain/customers/customer'
import { CustomerRequest, factFields, oneOwnership, ownershipFields } from './customer'
import { IsoDay } from './law'

export const CheckRequest = z
  .strictObject({
    asOf: IsoDay.optional().openapi({ description: 'Day whose law decides, US Eastern; default today' }),
    customer: CustomerRequest,
    ...ownershipFields,
    ...factFields,
  })
  .refine(({ ownership, bods }) => ownership === undefined || bods === undefined, oneOwnership)
  .openapi('CheckRequest', {
    example: {
      customer: {
        id: 'account-1001',
        type: 'entity',
        name: 'Example Compute Sdn Bhd',
        email: 'cto@compute.example',
        addresses: [{ text: '1 Example Road, Kuala Lumpur', country: 'MY', kind: 'principal' }],
        useLocations: ['MY'],
        jurisdiction: 'MY',
        registration: { scheme: 'MY-SSM', id: '202401012345' },
        headquarters: 'MY',
        ultimateParents: [{ name: 'Example Person', kind: 'person', headquarters: 'MY' }],
        people: [
          { role: 'beneficial-owner', name: 'Example Person', country: 'MY', share: 100 },
          { role: 'controller', name: 'Example Person', country: 'MY' },
        ],
        payment: { method: 'card', payer: 'Example Compute Sdn Bhd', bank: 'Example Bank Berhad', country: 'MY' },
        accessIps: [{ country: 'MY', at: '2026-11-22T16:58:00Z', kind: 'business' }],
      },
      ownership: {
        subject: 'firm-a',
        nodes: [
          { id: 'firm-a', name: 'Example Compute Sdn Bhd', kind: 'entity', country: 'MY' },
          { id: 'person-a', name: 'Example Person', kind: 'person', country: 'MY' },
        ],
        edges: [{ from: 'person-a', to: 'firm-a', share: 100, kind: 'shares' }],
      },
      verifications: [{ subject: 'customer', method: 'documentary', result: 'verified', at: '2026-11-20T09:00:00Z' }],
      compute: [{ chip: 'nvidia-h100-sxm', count: 64, hours: 720, training: false }],
      intendedUse: { purpose: 'inference', description: 'Serving a translation model to our own users.' },
      signals: { addressClass: 'office', webPresence: 'established' },
    },
  })

/** The facts of a request. Statements of ownership were read as the graph that they tell. */
export const factsFrom = ({ asOf: _, bods, ownership = bods, ...facts }: z.output<typeof CheckRequest>): CustomerFacts => ({
  ...facts,
  ...(ownership === undefined ? {} : { ownership }),
})
