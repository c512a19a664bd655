// A Vendure order process: orderOptions.process of the configuration, beside defaultOrderProcess.
import { products } from './tiergate-products.mjs'
import { screenCart } from './screen-cart.mjs'

/** Before anything is paid, and once more when it was: the address may have changed in between. */
const asked = ['ArrangingPayment', 'PaymentAuthorized', 'PaymentSettled']

const partyOf = ({ company, fullName, streetLine1, postalCode, city, countryCode, phoneNumber }) => ({
  name: company || fullName,
  country: countryCode,
  address: [streetLine1, postalCode, city].filter(Boolean).join(' '),
  ...(phoneNumber ? { phone: phoneNumber } : {}),
})

export const tiergateOrderProcess = {
  onTransitionStart: async (_from, to, { order }) => {
    if (!asked.includes(to)) return undefined
    const email = order.customer?.emailAddress
    const { isIn, message } = await screenCart(
      {
        id: order.code,
        lines: order.lines.map(({ productVariant, quantity }) => ({ sku: productVariant.sku, quantity })),
        consignee: partyOf(order.shippingAddress ?? {}),
        ...(order.billingAddress?.countryCode ? { purchaser: { ...partyOf(order.billingAddress), ...(email ? { email } : {}) } } : {}),
      },
      { url: process.env.TIERGATE_URL, key: process.env.TIERGATE_KEY, products },
    )
    // A text keeps the order where it is, and is what the shopper reads.
    return isIn ? undefined : message
  },
}
