// src/workflows/hooks/tiergate.js of a Medusa server. In TypeScript it is the same text.
import { MedusaError } from '@medusajs/framework/utils'
import { completeCartWorkflow } from '@medusajs/medusa/core-flows'
import { products } from './tiergate-products.mjs'
import { screenCart } from './screen-cart.mjs'

const partyOf = ({ company, first_name: first, last_name: last, address_1: street, postal_code: code, city, country_code: country, phone }) => ({
  name: company || [first, last].filter(Boolean).join(' '),
  country: country?.toUpperCase(),
  address: [street, code, city].filter(Boolean).join(' '),
  ...(phone ? { phone } : {}),
})

completeCartWorkflow.hooks.validate(async ({ cart }) => {
  const { isIn, message } = await screenCart(
    {
      id: cart.id,
      // Never by the metadata of a line: whoever fills the cart writes it.
      lines: cart.items.map(({ variant_sku: sku, quantity }) => ({ sku, quantity: Number(quantity) })),
      consignee: partyOf(cart.shipping_address ?? {}),
      ...(cart.billing_address ? { purchaser: { ...partyOf(cart.billing_address), ...(cart.email ? { email: cart.email } : {}) } } : {}),
    },
    { url: process.env.TIERGATE_URL, key: process.env.TIERGATE_KEY, products },
  )
  if (!isIn) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
})
