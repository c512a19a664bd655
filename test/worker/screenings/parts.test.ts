import { expect, test } from 'vitest'
import { aBuyer, anOrder } from '../../support/orders'
import { aTenant, screened } from './service'

const chips = [
  { spec: { tpp: 4799, nonPlanar: false, designedForDatacenter: true, interconnectGBs: 600 }, quantity: 4 },
  { spec: { tpp: 11_774, dieAreaMm2: 470, nonPlanar: true, designedForDatacenter: false, interconnectGBs: 100 }, quantity: 4 },
  { chip: 'nvidia-rubin-gpu', quantity: 4 },
]

test('items that go by different exceptions name each of them', async () => {
  const order = anOrder({
    asOf: '2026-11-17',
    track: 'codified',
    activity: 'reexport',
    items: [
      { kind: 'chip', chip: 'nvidia-rtx-4090', quantity: 1 },
      { kind: 'system', quantity: 1, contains: chips },
    ],
    parties: { ultimateConsignee: aBuyer('JP', { stateControl: { government: 'JP', extent: 'none' } }) },
    endUse: { purpose: 'storage', finalDestination: 'KY' },
    usage: { lpp: { year: 2025, receivedTpp: 0 } },
    evidence: [{ kind: 'aia-certification', elements: { noTransferToOutsiders: false } }, 'aia-certification'],
    hold: { for: 'PT1H' },
  })
  const answer = await screened(await aTenant(), order)
  expect(answer).toMatchObject({
    decision: 'allow',
    authority: { kind: 'license-exception', symbol: 'ACA, ACM', aesCode: null, secured: true },
  })
  expect(answer.hold).toBeUndefined()
})
