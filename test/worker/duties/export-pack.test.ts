import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../functions/domain/canonical-json'
import { sha256 } from '../../../functions/domain/digest'
import { registerLicense } from '../../support/licenses'
import { aBuyer, aLicense, anLppOrder, anOrder } from '../../support/orders'
import type { TestKey } from '../../support/tenants'
import { db } from '../database'
import { aTenant, request, screened } from '../screenings/service'
import { dutiesOf, packOf, told } from './service'

const consumerCard = { kind: 'chip', chip: 'nvidia-rtx-4090', quantity: 2 }
const toChina = { parties: { ultimateConsignee: aBuyer('CN') } }
const confirmed = { exception: 'NAC', submittedOn: '2026-10-01', state: 'confirmed', number: 'A123456' }
/** Consumer cards to China, notified in good time. */
const notified = (over: Readonly<Record<string, unknown>> = {}) =>
  anOrder({ items: [consumerCard], ...toChina, notifications: [confirmed], evidence: ['purchase-order'], ...over })
const pack = async (key: TestKey, order: object) => packOf(key, (await screened(key, order)).id)

describe('the papers of an order', () => {
  test('that was notified: C67 with the number of BIS, its entry on the invoice, and filed whatever it is worth', async () => {
    const papers = await pack(await aTenant(), notified())
    expect(papers.lines).toMatchObject([
      {
        item: consumerCard,
        eccn: '3A090',
        paragraph: expect.stringMatching(/^3A090\.a/),
        onControlList: true,
        printEccn: true,
        exceptionSymbol: 'NAC',
        licenseCode: 'C67',
        licenseCodeStatus: 'known',
        licenseCodeValid: { from: '2023-11-17', to: null },
        licenseCodeConfidence: 'secondary',
        licenseNumber: 'A123456',
        licenseNumberIs: 'confirmation-number',
      },
    ])
    expect(papers.eei).toMatchObject({
      required: true,
      cite: { provision: '15 CFR part 758' },
      confidence: 'inferred',
      ultimateConsigneeType: null,
    })
    expect(papers.invoice).toMatchObject({
      destinationControlStatement: { required: true, textId: '15-cfr-758.6(a)(1)' },
      printEccn: true,
      cite: { provision: '15 CFR 758.6(a)' },
    })
  })

  test('that was notified twice name no number: nobody said which is of this order', async () => {
    const papers = await pack(await aTenant(), notified({ notifications: [confirmed, { ...confirmed, number: 'A654321' }] }))
    expect(papers.lines).toMatchObject([{ licenseCode: 'C67', licenseNumber: null }])
  })

  test('that needs no notice: C68, and filed by its value, which nobody told', async () => {
    const papers = await pack(await aTenant(), anOrder({ items: [consumerCard], parties: { ultimateConsignee: aBuyer('VN') } }))
    expect(papers.lines).toMatchObject([{ exceptionSymbol: 'ACA', licenseCode: 'C68', licenseNumber: null }])
    expect(papers.eei).toMatchObject({ required: null, because: expect.stringContaining('value') })
  })

  test('that goes under a license: C30 with its number, and filed', async () => {
    const key = await aTenant()
    const buyer = aBuyer('CN', { name: 'Example Compute Beijing' })
    await registerLicense(db, key, 'license:D7000001:1', 'Example Compute Beijing')
    const order = anOrder({
      items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 }],
      parties: { ultimateConsignee: buyer },
      authorizations: [aLicense('D7000001', 'Example Compute Beijing')],
      hold: { for: 'PT48H' },
    })
    const papers = await pack(key, order)
    expect(papers.lines).toMatchObject([
      { licenseCode: 'C30', licenseNumber: 'D7000001', licenseNumberIs: 'license-number', exceptionSymbol: null },
    ])
    expect(papers.eei.required).toBe(true)
    expect(papers.quota).toMatchObject({
      secured: true,
      lines: [{ allocation: 'license:D7000001:1', remainingTpp: 1_000_000_000 - 15_832 }],
    })
  })

  test('that goes under a license elsewhere: whether it is filed for that alone is for a person to say', async () => {
    const key = await aTenant()
    const buyer = aBuyer('VN', { name: 'Example Compute Hanoi' })
    await registerLicense(db, key, 'license:D7000002:1', 'Example Compute Hanoi', {
      covers: { consignees: ['Example Compute Hanoi'], countries: ['VN'], eccns: ['3A090.a'] },
    })
    const order = anOrder({
      items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 1 }],
      parties: { ultimateConsignee: buyer },
      authorizations: [aLicense('D7000002', 'Example Compute Hanoi', { countries: ['VN'] })],
      hold: { for: 'PT48H' },
    })
    expect((await pack(key, order)).eei).toMatchObject({ required: null, because: expect.stringContaining('license'), cite: null })
  })

  test('whose code nobody knows say so, and guess none', async () => {
    const papers = await pack(await aTenant(), anLppOrder(2, 0))
    expect(papers.lines).toMatchObject([
      {
        exceptionSymbol: 'LPP',
        licenseCode: null,
        licenseCodeStatus: 'unresolved',
        licenseNumber: null,
        licenseCodeConfidence: 'unconfirmed',
      },
    ])
    expect(papers.duties).toMatchObject([{ code: 'lpp-certification-copy', dueOn: '2025-07-20' }])
    expect(papers.quota.lines).toHaveLength(1)
  })

  // 15 CFR 758.6(a): not for items designated EAR99.
  test.each([
    { eccn: 'EAR99', listed: false, required: false, filed: null },
    { eccn: '3A991', listed: true, required: true, filed: true },
  ])(
    'of $eccn to China: on the list $listed, statement $required, filed whatever it is worth $filed',
    async ({ eccn, listed, required, filed }) => {
      const papers = await pack(await aTenant(), anOrder({ items: [{ kind: 'classified', eccn, tpp: 10, quantity: 1 }], ...toChina }))
      expect(papers.lines).toMatchObject([{ eccn, onControlList: listed, printEccn: false, licenseCode: 'C33', exceptionSymbol: null }])
      expect(papers.invoice.destinationControlStatement.required).toBe(required)
      expect(papers.eei.required).toBe(filed)
    },
  )

  test('of what is in no entry that is evaluated leave the entry open, and what turns on it', async () => {
    const papers = await pack(await aTenant(), anOrder({ ...toChina }))
    expect(papers.lines).toMatchObject([{ eccn: null, paragraph: null, onControlList: null, printEccn: null }])
    expect(papers.invoice.destinationControlStatement.required).toBeNull()
    expect(papers.eei).toMatchObject({ required: null, because: expect.stringContaining('entries') })
  })

  test('of a reexport say nothing of a filing', async () => {
    expect((await pack(await aTenant(), anOrder({ activity: 'reexport', exportFrom: 'SG' }))).eei.required).toBeNull()
  })
})

describe('what a pack is bound to', () => {
  test('are the reference, the place, the consignee, and hashes that another quantity or address changes', async () => {
    const key = await aTenant()
    const order = (quantity: number, name: string) =>
      anOrder({ reference: 'order-1', items: [{ ...consumerCard, quantity }], parties: { ultimateConsignee: aBuyer('DE', { name }) } })
    const one = (await pack(key, order(2, 'Example Compute'))).boundTo
    const more = (await pack(key, order(3, 'Example Compute'))).boundTo
    const other = (await pack(key, order(2, 'Example Other'))).boundTo
    expect(one).toMatchObject({ reference: 'order-1', destination: 'DE', ultimateConsignee: 'Example Compute', asOf: '2026-11-22' })
    expect(one.linesHash).toBe(`sha256:${await sha256(canonicalJson([{ ...consumerCard, quantity: 2 }]))}`)
    expect([more.linesHash === one.linesHash, more.partiesHash === one.partiesHash]).toEqual([false, true])
    expect([other.linesHash === one.linesHash, other.partiesHash === one.partiesHash]).toEqual([true, false])
  })

  test('lasts until the answer does, or the order is screened again', async () => {
    const key = await aTenant()
    const { id, reference, validUntil } = await screened(key, anOrder())
    expect((await packOf(key, id, validUntil)).status).toBe('valid')
    expect((await packOf(key, id, new Date(Date.parse(validUntil) + 1).toISOString())).status).toBe('expired')
    await screened(key, anOrder({ reference }))
    expect((await packOf(key, id)).status).toBe('superseded')
  })
})

describe('a pack', () => {
  test('is pointed at by the answer of an allowed order, and by no other', async () => {
    const key = await aTenant()
    const linkOf = async (order: object) => (await request(key, '/v1/screenings', { body: order })).headers.get('link')
    expect(await linkOf(anOrder())).toMatch(/^<\/v1\/screenings\/scr_[\w-]+\/export-pack>; rel="related"/)
    expect(await linkOf(notified({ notifications: [] }))).toBeNull()
  })

  test('is refused while the order is not allowed, and to whom it is not', async () => {
    const key = await aTenant()
    const { id, decision } = await screened(key, notified({ notifications: [] }))
    expect(decision).toBe('block')
    const refused = await request(key, `/v1/screenings/${id}/export-pack`)
    expect([refused.status, (await refused.json<{ type: string }>()).type]).toEqual([409, '/problems/screening-not-allowed'])
    const allowed = await screened(key, anOrder())
    expect((await request(await aTenant(), `/v1/screenings/${allowed.id}/export-pack`)).status).toBe(404)
    await request(key, `/v1/screenings/${allowed.id}/dispositions`, {
      body: { ruling: 'refuse', reason: 'because', evidence: [], by: 'Example Officer' },
    })
    expect((await request(key, `/v1/screenings/${allowed.id}/export-pack`)).status).toBe(409)
  })

  test('leaves the record as it is: it replays byte for byte', async () => {
    const key = await aTenant()
    const order = notified()
    const response = await request(key, '/v1/screenings', { body: order })
    const text = await response.text()
    const { id } = JSON.parse(text) as { id: string }
    await packOf(key, id)
    await dutiesOf(key)
    const { answer } = (await db.prepare('SELECT answer FROM screenings WHERE id = ?1').bind(id).first()) as { answer: string }
    expect(answer).toBe(text)
    expect((await request(key, `/v1/screenings/${id}/replay`)).status).toBe(200)
  })
})

describe('the wait of an order that was notified', () => {
  test('stands in the list of what is due though the order is blocked for it, and ends with the next answer', async () => {
    const key = await aTenant()
    const waiting = notified({ notifications: [{ exception: 'NAC', submittedOn: '2026-11-10', state: 'pending' }] })
    expect((await screened(key, waiting)).decision).toBe('block')
    expect(await told(key)).toEqual([['nac-wait', '2026-12-05', 'open']])
    const later = { ...waiting, asOf: '2026-12-05', notifications: [{ ...confirmed, submittedOn: '2026-11-10' }] }
    expect((await screened(key, later)).decision).toBe('allow')
    expect((await told(key)).filter(([code]) => code === 'nac-wait')).toEqual([
      ['nac-wait', '2026-12-05', 'superseded'],
      ['nac-wait', '2026-12-05', 'open'],
    ])
  })
})
