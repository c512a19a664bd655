import { describe, expect, test } from 'vitest'
import { db } from '../database'
import { aShop, codesOf, lastOf, line, listedName, screeningsOf, to } from './service'

describe('what a product number stands for', () => {
  test('decides: a chip that needs no license to Germany goes', async () => {
    const shop = await aShop()
    expect(await shop.place()).toEqual({ status: 200 })
    const answer = await lastOf(shop)
    expect(answer).toMatchObject({ decision: 'allow', parties: [{ role: 'ultimateConsignee', name: 'Example Render GmbH' }] })
  })

  test('not told of, the order is for a person, by a reason that names it', async () => {
    const shop = await aShop()
    const heard = await shop.place({ lineItems: [line('T4'), line('MYSTERY')] })
    expect(heard).toMatchObject({ status: 400, verdict: 'review' })
    const answer = await lastOf(shop)
    expect(answer.id).toBe(heard.reference)
    expect(answer.because.find(({ code }) => code === 'sku-unmapped')?.text).toBe('what "MYSTERY" is, was not told to this service')
    expect(answer.determination.items).toHaveLength(1)
  })

  test('on no line at all is for a person as well', async () => {
    const shop = await aShop()
    expect(await shop.place({ lineItems: [line(undefined, 2)] })).toMatchObject({ status: 400, verdict: 'review' })
    expect(codesOf(await lastOf(shop))).toContain('sku-missing')
  })

  test('where everything is unknown, listed parties are still asked about', async () => {
    const shop = await aShop()
    expect(await shop.place({ lineItems: [line('MYSTERY')], ...to('CU') })).toMatchObject({ status: 400, verdict: 'block' })
  })

  test('that is marked not controlled passes, on whose word is said, and its parties are looked for', async () => {
    const shop = await aShop()
    expect(await shop.place({ lineItems: [line('CABLE', 5)] })).toEqual({ status: 200 })
    const answer = await lastOf(shop)
    expect(answer.because).toContainEqual({
      code: 'sku-not-controlled',
      text: '"CABLE" is not controlled, by the word of Example Officer: a cable without electronics',
    })
    expect(answer.parties[0]?.screened).toEqual(['EL'])
    const listed = await aShop()
    expect(await listed.place({ lineItems: [line('CABLE', 5)], ...to('CN', listedName) })).toMatchObject({ status: 400, verdict: 'block' })
    const embargoed = await aShop()
    expect(await embargoed.place({ lineItems: [line('CABLE', 5)], ...to('CU') })).toMatchObject({ status: 400, verdict: 'block' })
  })

  test('of several numbers of one thing makes one item of it', async () => {
    const shop = await aShop()
    await shop.place({ lineItems: [line('T4', 2), line('CABLE', 5), line('T4-TRAY', 3), line('T4')] })
    const kept = await db.prepare('SELECT input FROM screenings WHERE tenant = ?1').bind(shop.key.tenant).first<{ input: string }>()
    const { given, order } = JSON.parse(kept?.input ?? '{}')
    expect(given.items).toEqual([
      { kind: 'chip', chip: 'nvidia-t4', quantity: 6 },
      { kind: 'classified', eccn: 'EAR99', tpp: 0, quantity: 5 },
    ])
    expect(order.products).toEqual({ T4: 0, 'T4-TRAY': 0, CABLE: null })
  })

  test('is a system by the chips inside: eight H100 in a box to China are stopped, beside cables too', async () => {
    const shop = await aShop()
    const lineItems = [line('CABLE', 40), line('SRV-8X')]
    expect(await shop.place({ lineItems, ...to('CN', 'Example Render China') })).toMatchObject({ status: 400, verdict: 'block' })
    const { determination } = await lastOf(shop)
    expect(determination.items.map(({ eccn }) => eccn)).toEqual([null, '4A090.a'])
    expect(determination.items[1]?.tppTotal).toBe(8 * 15_832)
  })

  test('is read as it stood when the order came in', async () => {
    const shop = await aShop()
    expect(await shop.place({ lineItems: [line('MYSTERY')] })).toMatchObject({ verdict: 'review' })
    await shop.ask('PUT', `/v1/connections/${shop.id}/skus`, { skus: [{ sku: 'MYSTERY', chip: 'nvidia-t4' }] })
    // The very delivery again is what was decided of it; the order told anew is another question.
    expect(await shop.place({ lineItems: [line('MYSTERY')] })).toMatchObject({ verdict: 'review' })
    expect(await shop.place({ lineItems: [line('MYSTERY')], version: 2 })).toEqual({ status: 200 })
    expect(await screeningsOf(shop)).toHaveLength(2)
  })
})

describe('who is in an order', () => {
  test.each([
    { what: 'no address at all', over: { shippingAddress: undefined }, code: 'party-missing' },
    { what: 'an address without a country', over: to(undefined), code: 'country-missing' },
    { what: 'a country that could be two', over: to('Korea'), code: 'country-unreadable' },
    { what: 'a country that is none', over: to('Atlantis'), code: 'country-unreadable' },
    { what: 'nobody’s name', over: { shippingAddress: { country: 'DE', city: 'Berlin' } }, code: 'party-unnamed' },
    {
      what: 'two addresses that are not alike',
      over: { itemShippingAddresses: [{ country: 'PT', company: 'Example Render GmbH' }] },
      code: 'party-told-twice',
    },
  ])('$what: a person looks, and nothing is set aside', async ({ over, code }) => {
    const shop = await aShop()
    expect(await shop.place(over)).toMatchObject({ status: 400, verdict: 'review' })
    const answer = await lastOf(shop)
    expect(codesOf(answer)).toContain(code)
    expect(answer.hold).toBeUndefined()
  })

  test('the bill’s country never stands for where the goods go', async () => {
    const shop = await aShop()
    expect(
      await shop.place({ shippingAddress: undefined, billingAddress: { country: 'DE', company: 'Example Render GmbH' } }),
    ).toMatchObject({
      verdict: 'review',
    })
  })

  test('a firm goes before whoever signs for it, and both are looked for', async () => {
    const shop = await aShop()
    const shippingAddress = { country: 'CN', company: 'Example Harmless', lastName: listedName }
    expect(await shop.place({ shippingAddress })).toMatchObject({ status: 400 })
    const { parties, decision } = await lastOf(shop)
    expect(parties[0]?.name).toBe('Example Harmless')
    expect(decision).not.toBe('allow')
  })

  test('whoever pays is looked for too', async () => {
    const shop = await aShop()
    expect(await shop.place({ billingAddress: { country: 'CN', company: listedName } })).toMatchObject({ status: 400, verdict: 'block' })
  })

  test('a listed name is found whether or not its country is told', async () => {
    const shop = await aShop()
    expect(await shop.place(to(undefined, listedName))).toMatchObject({ status: 400 })
    expect(codesOf(await lastOf(shop))).toContain('possible-match')
  })
})
