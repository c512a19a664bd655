import { line } from './service'

const place = '/resource/obj/custom/fields'
/** Where a shop has what no platform asks for. */
export const indianMapping = {
  headquarters: `${place}/headquarters`,
  parent: `${place}/parent`,
  parentHeadquarters: `${place}/parentHeadquarters`,
  registration: `${place}/registration`,
}

/** H100 to a firm in India by the yearly limit of the printed text, of which the shop knows everything. */
export const toIndia = (quantity = 1, over: object = {}) => ({
  lineItems: [line('H100', quantity)],
  shippingAddress: { country: 'IN', company: 'Example Compute Pvt' },
  custom: {
    fields: {
      headquarters: 'IN',
      parent: 'Example Compute Pvt',
      parentHeadquarters: 'IN',
      registration: `lei:${crypto.randomUUID()}`,
    },
  },
  ...over,
})
