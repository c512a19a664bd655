import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import type { ClassificationView } from '../../../functions/http/views/classification'
import { circuit } from '../../support/builders'
import { answerOf, appAt, pointersIn, problemOf, send, sendText } from './service'

type Classification = z.infer<typeof ClassificationView>

const path = '/v1/classifications'
const classified = async (item: unknown, asOf?: string): Promise<Classification> =>
  answerOf(await send(path, { item, ...(asOf === undefined ? {} : { asOf }) }))
const l4 = { kind: 'chip', chip: 'nvidia-l4', quantity: 1 }

describe('POST /v1/classifications', () => {
  test.each([
    ['nvidia-h100-sxm', '2026-11-22', '3A090.a', 'a.1'],
    ['nvidia-h100-sxm', '2022-10-21', '3A090.a', 'a'],
    ['nvidia-t4', '2026-11-22', null, null],
  ])('%s on %s is %s, paragraph %s', async (chip, asOf, eccn, paragraph) => {
    const answer = await classified({ kind: 'chip', chip, quantity: 3 }, asOf)
    expect(answer).toMatchObject({ eccn, paragraph, law: { asOf } })
    expect(answer.residual).toEqual(eccn === null ? ['3A991'] : [])
    expect(answer.tppTotal).toBe((answer.tppEach ?? 0) * 3)
  })

  test.each([
    [15_831.2, 15_832],
    [4799.000001, 4799],
    [4799.1, 4800],
    [0, 0],
    [1e9, 1e9],
  ])('counts a TPP of %d as %d', async (given, counted) => {
    expect((await classified(circuit(given, { nonPlanar: false }))).tppEach).toBe(counted)
  })

  test('reads -0 as nothing at all', async () => {
    const body = '{"item":{"kind":"chip","quantity":1,"spec":{"tpp":-0,"designedForDatacenter":true,"nonPlanar":false}}}'
    const answer = await answerOf<Classification>(await sendText(path, body))
    expect(answer).toMatchObject({ eccn: null, tppEach: 0, tppTotal: 0 })
  })

  test('answers for the Eastern day where none is given', async () => {
    const init = { method: 'POST', body: JSON.stringify({ item: l4 }), headers: { 'content-type': 'application/json' } }
    const early = await answerOf<Classification>(await appAt('2026-11-22T04:59:59Z').request(path, init))
    const late = await answerOf<Classification>(await appAt('2026-11-22T05:00:00Z').request(path, init))
    expect([early.law.asOf, late.law.asOf]).toEqual(['2026-11-21', '2026-11-22'])
  })

  test.each([
    ['2022-10-20', 'before-known-law', 'needs-review'],
    ['2026-12-22', 'beyond-known-law', 'note'],
    ['2026-12-23', 'beyond-known-law', 'needs-review'],
  ])('flags %s as %s, effect %s', async (asOf, code, effect) => {
    const { flags } = await classified(l4, asOf)
    expect(flags.find((flag) => flag.code === code)?.effect).toBe(effect)
  })

  test.each([
    { operations: '1e26', asOf: '2025-05-15', eccn: '4E091', codes: ['R-12', 'OPS_OPEN'] },
    { operations: '9.99e25', asOf: '2025-05-15', eccn: null, codes: [] },
    { operations: '1e26', asOf: '2025-05-14', eccn: null, codes: ['not-yet-due'] },
    { operations: '1e26', asOf: '2025-01-12', eccn: null, codes: [] },
  ])('weights of $operations on $asOf are $eccn', async ({ operations, asOf, eccn, codes }) => {
    const answer = await classified({ kind: 'modelWeights', quantity: 1, operations, published: false }, asOf)
    expect(answer.eccn).toBe(eccn)
    expect(answer.flags.map(({ code }) => code)).toEqual(codes)
  })

  test('GPU time is no item of the list, and shows its figures', async () => {
    const answer = await classified({ kind: 'compute', chip: 'nvidia-h100-sxm', count: 8, hours: 1, workload: 'inference' })
    expect(answer).toMatchObject({ eccn: null, residual: [], tppTotal: (answer.tppEach ?? 0) * 8, countedTppTotal: 0 })
  })

  test.each([
    ['an unknown chip', { ...l4, chip: 'nvidia-h101' }, '/item/chip'],
    ['chip and spec together', { ...circuit(4800), chip: 'nvidia-l4' }, '/item'],
    ['neither chip nor spec', { kind: 'chip', quantity: 1 }, '/item'],
    ['tpp and rates together', circuit(4800, { rates: [{ format: 'FP8', tops: 1, bits: 8 }] }), '/item/spec'],
    ['an unknown paragraph', { kind: 'classified', quantity: 1, eccn: '3A090.q', tpp: 1 }, '/item/eccn'],
    ['what is no ECCN', { kind: 'classified', quantity: 1, eccn: '__proto__', tpp: 1 }, '/item/eccn'],
    ['an unknown family', { kind: 'system', quantity: 1, contains: [{ chip: 'nvidia-l4', quantity: 1 }], family: '9Z999' }, '/item/family'],
    ['an unknown chip inside', { kind: 'system', quantity: 1, contains: [{ chip: 'x', quantity: 1 }] }, '/item/contains/0/chip'],
    ['an unknown kind', { kind: 'constructor', quantity: 1 }, '/item/kind'],
    ['no kind', { quantity: 1 }, '/item/kind'],
    ['an unknown field', { ...l4, qty: 1 }, '/item/qty'],
    ['a field with a slash and a tilde', { ...l4, 'a/b~c': 1 }, '/item/a~1b~0c'],
    ['no quantity', { kind: 'chip', chip: 'nvidia-l4' }, '/item/quantity'],
    ['nothing of it', { ...l4, quantity: 0 }, '/item/quantity'],
    ['less than nothing', { ...l4, quantity: -1 }, '/item/quantity'],
    ['half a chip', { ...l4, quantity: 1.5 }, '/item/quantity'],
    ['an absurd quantity', { ...l4, quantity: 2 ** 53 }, '/item/quantity'],
    ['a quantity in words', { ...l4, quantity: '1' }, '/item/quantity'],
    ['a negative TPP', circuit(-1), '/item/spec/tpp'],
    ['no die area', circuit(4800, { dieAreaMm2: 0 }), '/item/spec/dieAreaMm2'],
    ['GPU time on no chip', { kind: 'compute', count: 8, hours: 1, workload: 'inference' }, '/item'],
    ['a number of operations in words', { kind: 'modelWeights', quantity: 1, operations: 'many', published: false }, '/item/operations'],
    ['a month that does not exist', circuit(100, { usCommercialSince: '2024-13' }), '/item/spec/usCommercialSince'],
    ['a day that does not exist', circuit(100, { usCommercialSince: '2023-02-29' }), '/item/spec/usCommercialSince'],
  ])('refuses %s', async (_, item, pointer) => {
    expect(pointersIn(await problemOf(await send(path, { item }), 'invalid-request'))).toEqual([pointer])
  })

  test('refuses a track, which it does not take', async () => {
    expect(pointersIn(await problemOf(await send(path, { item: l4, track: 'enforced' }), 'invalid-request'))).toEqual(['/track'])
  })

  test.each([
    ['a circuit of next to no area', circuit(4800, { dieAreaMm2: Number.MIN_VALUE })],
    ['a circuit of very little area', circuit(1e9, { dieAreaMm2: 1e-300 })],
    ['memory of next to no area', { kind: 'memory', quantity: 1, bandwidthGBs: 1e9, areaMm2: Number.MIN_VALUE, of: 'stack' }],
  ])('never fails on %s', async (_, item) => {
    const response = await send(path, { item })
    expect(response.status).toBeLessThan(500)
  })

  test.each([
    ['circuits', { ...circuit(0), quantity: 1e6, spec: { designedForDatacenter: true, rates: [{ format: 'x', tops: 1e9, bits: 128 }] } }],
    ['systems', { kind: 'system', quantity: 1e6, contains: [{ chip: 'nvidia-h100-sxm', quantity: 1e6 }] }],
  ])('refuses %s whose TPP would not add up to an exact integer', async (_, item) => {
    await problemOf(await send(path, { item }), 'invalid-request')
  })
})
