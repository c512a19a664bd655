import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../../functions/http/app'
import { tellingAtOnce } from '../../../functions/http/tell-at-once'
import { deliverRound } from '../../../functions/operations/deliver-notifications'
import { runUpkeep } from '../../../functions/operations/run-upkeep'
import { storeOn } from '../../../functions/store/d1'
import { holding, noLists } from '../../support/listed'
import { db } from '../database'
import { aShop, lastOf, line, to } from '../orders/service'
import { anEndpoint, aReceiver, deliveriesOf, env, hookUrl, noon, tell, termsAt, toldOf, verified } from './service'

describe('an order that a shop asks about', () => {
  test('is told with its decision, since not every shop can read an answer', async () => {
    const shop = await aShop()
    await shop.place()
    const { id } = await lastOf(shop)
    expect(await toldOf(shop.key, 'screening.decided')).toEqual([
      {
        screening: id,
        reference: '1001',
        decision: 'allow',
        previousDecision: null,
        because: [expect.objectContaining({ code: 'no-license-required', text: expect.any(String) })],
        hold: null,
        validUntil: expect.any(String),
      },
    ])
  })

  test('is told once however often it is sent, and anew when it was decided anew', async () => {
    const shop = await aShop()
    for (let n = 0; n < 3; n++) await shop.place()
    expect(await toldOf(shop.key, 'screening.decided')).toHaveLength(1)
    await shop.place({ ...to('CU'), version: 3 })
    expect((await toldOf(shop.key, 'screening.decided')).map(({ decision }) => decision)).toEqual(['allow', 'block'])
  })

  test('is not told while it is a cart', async () => {
    const shop = await aShop()
    await shop.cart({ lineItems: [line('MYSTERY')] })
    expect(await toldOf(shop.key, 'screening.decided')).toEqual([])
  })

  test('and one that asked with a key has its answer already', async () => {
    const shop = await aShop()
    const body = {
      reference: 'r',
      activity: 'export',
      items: [{ kind: 'chip', chip: 'nvidia-t4', quantity: 1 }],
      parties: { ultimateConsignee: { name: 'Example Render GmbH', country: 'DE' } },
    }
    expect((await shop.ask('POST', '/v1/screenings', body)).status).toBe(201)
    expect(await toldOf(shop.key, 'screening.decided')).toEqual([])
  })
})

describe('who sends', () => {
  test('the minute’s run, after whatever it brought about itself', async () => {
    const { key, secret } = await anEndpoint()
    const id = await tell(key)
    const { heard, post } = aReceiver()
    const lists = await noLists()
    const reports = await runUpkeep(
      () => storeOn(db),
      { at: noon, day: '2026-11-22' },
      async () => lists,
      {
        engine: 'test',
        asked: (given) => ({ lists: given, state: 'current', because: [] }) as never,
        salt: () => 'salt',
        settling: undefined as never, // No order is due.
        dayOf: () => '2026-11-22',
        notifications: termsAt(noon, post),
      },
    )
    expect(reports.at(-1)).toMatchObject({ job: 'deliverNotifications' })
    const sent = heard.find(({ headers }) => headers['webhook-id'] === id)
    expect(verified(secret, sent ?? { url: hookUrl, headers: {}, body: '' }).type).toBe('screening.decided')
  })

  test('the request that brought it about, once it is answered; and nothing is sent twice by both', async () => {
    const { key } = await anEndpoint()
    const id = await tell(key)
    const context = createExecutionContext()
    // Nobody is at that address, and that is written down.
    const app = createApp(() => noon, holding(await noLists()))
    const answer = await app.request('/v1/holds:batch', { method: 'POST', headers: key.headers }, env(), context)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    await waitOnExecutionContext(context)
    expect((await deliveriesOf(key, id))[0]?.attempts).toMatchObject([{ n: 1 }])
    const { heard, post } = aReceiver()
    await deliverRound(storeOn(db), termsAt(noon, post), key.tenant)
    expect(heard).toEqual([])
  })

  test('nobody asks the database again for a tenant that has no endpoint', async () => {
    let asked = 0
    const batch = (all: D1PreparedStatement[]) => {
      asked++
      return db.batch(all)
    }
    const counting = { prepare: (sql: string) => db.prepare(sql), batch }
    const { tell: tellAtOnce, listen } = tellingAtOnce(() => noon)
    const call = async () => {
      const context = createExecutionContext()
      tellAtOnce({ env: env({ DB: counting }), var: { requestId: 'r' }, executionCtx: context } as never, 'a tenant with none')
      await waitOnExecutionContext(context)
    }
    for (let n = 0; n < 3; n++) await call()
    expect(asked).toBe(1)
    listen('a tenant with none')
    await call()
    expect(asked).toBe(2)
  })
})
