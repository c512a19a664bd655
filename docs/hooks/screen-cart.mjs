// Asks tiergate about a cart before it becomes an order. Node 20 or later, or anything with fetch and WebCrypto.
//
// `service`: `url` (https://…), `key` (with the scope `screen`), `products` (see below), and where whatever a person
// has to look at may become an order, `onReview: 'admit-limited'`: it must not leave before somebody decided.

const timeoutMs = 2000
const hourMs = 3_600_000
const texts = {
  unavailable: 'We cannot check this order right now. Please try again in a few minutes.',
  unreadable: 'We could not read your order. Please look at the address again.',
  review: 'We are looking at this order. We will write to you.',
  block: 'This order cannot be placed.',
}

/**
 * What a product number stands for: an item of a screening without its quantity, such as `{ kind: 'chip', chip: 'nvidia-h100-pcie' }`,
 * or `{ kind: 'classified', eccn: 'EAR99', tpp: 0 }` for what is not controlled. A number that is not there stops the order.
 *
 * @param cart `{ id, lines: [{ sku, quantity }], consignee, purchaser? }`, the parties as in a screening: `{ name, country, … }`.
 * @returns `{ isIn, message?, screening? }`. `isIn` and `isHeld` together: it may be made, and must not leave.
 */
export const screenCart = async (cart, service) => {
  try {
    const items = cart.lines.map(({ sku, quantity }) => ({ ...itemOf(service.products, sku), quantity }))
    const { status, answer } = await ask({ ...service, cart, items })
    if (status === 422) return { isIn: false, message: texts.unreadable }
    if (status !== 201) return { isIn: false, message: texts.unavailable }
    const { id: screening, decision } = answer
    if (decision === 'allow') return { isIn: true, screening }
    const isHeld = decision === 'review' && service.onReview === 'admit-limited'
    return { isIn: isHeld, ...(isHeld ? { isHeld } : {}), message: `${texts[decision]} Reference ${screening}.`, screening }
  } catch {
    // Too late, or not there, or of something that nobody mapped: no order is made unchecked.
    return { isIn: false, message: texts.unavailable }
  }
}

const itemOf = (products, sku) => {
  if (!Object.hasOwn(products, sku ?? '')) throw new Error(`what ${sku} is was not said`)
  return products[sku]
}

const ask = async ({ url, key, holdFor = 'PT48H', cart, items }) => {
  const { id, consignee, purchaser } = cart
  const parties = { ultimateConsignee: consignee, ...(purchaser ? { purchaser } : {}) }
  const body = JSON.stringify({ reference: id, activity: 'export', items, parties, hold: { for: holdFor } })
  const response = await fetch(`${url}/v1/screenings`, {
    method: 'POST',
    signal: AbortSignal.timeout(timeoutMs),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': `"${await keyOf(id, body)}"` },
    body,
  })
  return { status: response.status, answer: response.status === 201 ? await response.json() : undefined }
}

/** The cart and its version: what is asked of it, and the hour, after which the lists and the law may say something else. */
const keyOf = async (id, body) => {
  const version = new TextEncoder().encode(JSON.stringify([Math.floor(Date.now() / hourMs), body]))
  const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', version))].map((byte) => byte.toString(16).padStart(2, '0'))
  return `${id}-${hash.join('').slice(0, 32)}`
}
