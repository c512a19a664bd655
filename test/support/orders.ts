/** An order on the enforced track that needs nothing: three L4 to Germany, everybody screened. */
export const anOrder = (over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  reference: `order-${crypto.randomUUID()}`,
  activity: 'export',
  items: [{ kind: 'chip', chip: 'nvidia-t4', quantity: 3 }],
  parties: { ultimateConsignee: aBuyer('DE') },
  partiesScreened: true,
  ...over,
})

/** A firm run from its own country with nobody above it. */
export const aBuyer = (country: string, over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name: `Example Compute ${country}`,
  country,
  headquarters: country,
  ultimateParents: [],
  ...over,
})

/** H100 to an Indian firm in 2025 under the printed text, by LPP: certified to have received so much before. */
export const anLppOrder = (quantity: number, receivedTpp: number | undefined, over: Readonly<Record<string, unknown>> = {}) =>
  anOrder({
    asOf: '2025-06-20',
    track: 'codified',
    items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity }],
    parties: { ultimateConsignee: aBuyer('IN', { name: 'Example Compute Pvt', registration: { scheme: 'lei', id: crypto.randomUUID() } }) },
    ...(receivedTpp === undefined ? {} : { usage: { lpp: { year: 2025, receivedTpp } } }),
    evidence: ['lpp-certification', 'lpp-large-shipment-notice'],
    hold: { for: 'PT48H' },
    ...over,
  })

/** H20 by another than its maker to China, under a license that names everything. */
export const aLicense = (number: string, consignee: string, over: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'license',
  number,
  issuedOn: '2026-01-01',
  expiresOn: '2027-12-31',
  consignee,
  countries: ['CN'],
  eccns: ['3A090.a', '3A090.b'],
  ...over,
})
