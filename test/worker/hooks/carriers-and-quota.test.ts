import { describe, expect, test } from 'vitest'
import { aBuyer, anLppOrder } from '../../support/orders'
import { type Answer, aTenant, screened } from '../screenings/service'
import { connected, service } from './calling'
import { type CarrierCaller, carriers, type Told } from './carriers'
import { now } from './delivery'

const on = service()
const each = 15_832

/** An order to India with its quota held, and a carrier that tells of it. */
const heldOrder = async (caller: CarrierCaller) => {
  on.moveTo(now)
  const tenant = await aTenant()
  // A consignee of its own each time: what the others received counts against it too.
  const registration = { scheme: 'lei', id: crypto.randomUUID() }
  const ultimateConsignee = aBuyer('IN', { name: `Example ${registration.id}`, registration })
  const answer = await screened(tenant, anLppOrder(4, 0, { parties: { ultimateConsignee } }))
  expect(answer).toMatchObject({ decision: 'allow', authority: { symbol: 'LPP', secured: true } })
  const mapping = caller.orderAt === undefined ? {} : { mapping: { order: caller.orderAt } }
  const { key, path } = await connected(on, caller.source, [caller.secret], mapping, tenant.tenant)
  const number = `EX${crypto.randomUUID()}`

  const tell = async (told: Partial<Told> & { readonly word: string }) => {
    const parcel = { number, order: answer.reference, seenIn: 'US', goesTo: 'IN', at: '2026-11-22T08:55:00Z', attempt: crypto.randomUUID() }
    const body = JSON.stringify(caller.body({ ...parcel, ...told }))
    const response = await on.call(path, body, await caller.sign(body, now, caller.secret))
    expect(response.status, await response.text()).toBe(200)
  }
  const hold = async () => {
    const response = await on.ask(key, 'GET', `/v1/holds/${answer.hold?.id}`)
    return response.json<{ state: string; lines: readonly { held: object; captured: object }[] }>()
  }
  return { tell, hold, answer: answer satisfies Answer }
}

describe.each(carriers)('what $source tells', ({ words, ...rest }) => {
  const caller = { words, ...rest }

  test('leaves quota held while nobody scanned the parcel, and captures it at the first scan, whatever comes after', async () => {
    const { tell, hold } = await heldOrder(caller)
    await tell({ word: words.labelled })
    expect(await hold()).toMatchObject({ state: 'held' })
    await tell({ word: words.onTheWay })
    const captured = { state: 'captured', lines: [{ held: { tpp: 0 }, captured: { tpp: 4 * each } }] }
    expect(await hold()).toMatchObject(captured)
    await tell({ word: words.delivered, seenIn: 'IN', at: '2026-11-22T12:00:00Z' })
    await tell({ word: words.labelled, at: '2026-11-22T07:00:00Z' })
    expect(await hold()).toMatchObject(captured)
  })

  test('freezes what is held where it goes to another country than was screened', async () => {
    const { tell, hold } = await heldOrder(caller)
    await tell({ word: words.labelled, goesTo: 'HK' })
    expect(await hold()).toMatchObject({ state: 'frozen' })
  })

  test('of a status that nobody knows moves nothing', async () => {
    const { tell, hold } = await heldOrder(caller)
    await tell({ word: 'TELEPORTED' })
    expect(await hold()).toMatchObject({ state: 'held', lines: [{ held: { tpp: 4 * each }, captured: { tpp: 0 } }] })
  })
})
