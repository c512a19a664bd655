import { describe, expect, test } from 'vitest'
import type { Foundry, Item } from '../../../functions/domain/item'
import { anExport, codesIn, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { approved, byOsat, logic } from './foundry-goods'

touching('us/foundry-presumption', 'us/destination-a')

type Words = Parameters<typeof anExport>[0]
type Answer = ReturnType<typeof determined>
const sent = (item: Item, change: Words = {}): Answer => determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [item], ...change }))
const foundIn = (answer: Answer, condition: string) => answer.items[0]?.findings.find((each) => each.condition === condition)

// A: a designer that is approved, or authorized, says by data sheet or attestation that it is below the paragraph. B: the
// fabricator packages it outside Macau and D:5 and attests to the count. C: an OSAT of Supplement No. 7 to part 740
// packages it and attests to the count. Nothing else overcomes the presumption, least of all what a customer declares.
describe('the ways out', () => {
  const ways = ['way-out-a', 'way-out-b', 'way-out-c']
  const byFabricator: Partial<Foundry> = { packager: 'fabricator', attestation: 'fabricator', approximatedTransistorsBn: 20 }
  const designed: Partial<Foundry> = { attestation: 'designer' }
  const outcomes = { open: 'no-license-required', shut: 'license-required', unknown: 'needs-review' }

  test.each([
    { item: logic(designed, approved), found: ['met', 'unmet', 'unmet'], is: 'open', because: 'A: an approved designer attests' },
    { item: logic({}, approved), found: ['unmet', 'unmet', 'unmet'], is: 'shut', because: 'A: the approved designer says nothing' },
    { item: logic(designed), found: ['unknown', 'unmet', 'unmet'], is: 'unknown', because: 'A: the designer was not told' },
    {
      item: logic({ ...byFabricator, packager: 'other' }, approved),
      found: ['unmet', 'unmet', 'unmet'],
      is: 'shut',
      because: 'A: another than the designer attests',
    },
    { item: logic(byFabricator), found: ['unmet', 'met', 'unmet'], is: 'open', because: 'B: packaged in Taiwan' },
    { item: logic({ ...byFabricator, packagedIn: 'VN' }), found: ['unmet', 'met', 'unmet'], is: 'open', because: 'B: in D:1, not D:5' },
    { item: logic({ ...byFabricator, packagedIn: 'CN' }), found: ['unmet', 'unmet', 'unmet'], is: 'shut', because: 'B: in China' },
    {
      item: logic({ ...byFabricator, packagedIn: 'HK' }),
      found: ['unmet', 'unmet', 'unmet'],
      is: 'shut',
      because: 'B: Hong Kong is China',
    },
    { item: logic({ ...byFabricator, packagedIn: 'MO' }), found: ['unmet', 'unmet', 'unmet'], is: 'shut', because: 'B: in Macau' },
    { item: logic({ ...byFabricator, packagedIn: 'NI' }), found: ['unmet', 'unmet', 'unmet'], is: 'shut', because: 'B: elsewhere in D:5' },
    {
      item: logic({ ...byFabricator, packagedIn: 'ET' }),
      found: ['unmet', 'unknown', 'unmet'],
      is: 'unknown',
      because: 'B: whether Ethiopia is in D:5 is not confirmed',
    },
    { item: logic({ ...byFabricator, attestation: 'none' }), found: ['unmet', 'unmet', 'unmet'], is: 'shut', because: 'B: no attestation' },
    {
      item: logic({ ...byFabricator, attestation: 'osat' }),
      found: ['unmet', 'unmet', 'unmet'],
      is: 'shut',
      because: 'B: another than the fabricator attests',
    },
    {
      item: logic({ ...byFabricator, approximatedTransistorsBn: 30 }),
      found: ['unmet', 'unmet', 'unmet'],
      is: 'shut',
      because: 'B: 30 billion is not less',
    },
    { item: logic({ ...byFabricator, actor: 'osat' }), found: ['unmet', 'met', 'unmet'], is: 'open', because: 'B: whoever moves it then' },
    { item: logic(byOsat), found: ['unmet', 'unmet', 'met'], is: 'open', because: 'C: an approved OSAT packages and attests' },
    { item: logic({ ...byOsat, packagedIn: 'CN' }), found: ['unmet', 'unmet', 'met'], is: 'open', because: 'C: asks for no place' },
    {
      item: logic({ ...byOsat, packager: 'other' }),
      found: ['unmet', 'unmet', 'unmet'],
      is: 'shut',
      because: 'C: an OSAT not on the list',
    },
    { item: logic({ ...byOsat, attestation: 'none' }), found: ['unmet', 'unmet', 'unmet'], is: 'shut', because: 'C: no attestation' },
    {
      item: logic({ ...byOsat, attestation: 'fabricator' }),
      found: ['unmet', 'unmet', 'unmet'],
      is: 'shut',
      because: 'C: another than the OSAT attests',
    },
    {
      item: logic({ ...byOsat, approximatedTransistorsBn: 30 }),
      found: ['unmet', 'unmet', 'unmet'],
      is: 'shut',
      because: 'C: 30 billion is not less',
    },
  ])('$is: $because', ({ item, found, is }) => {
    const answer = sent(item)
    expect(ways.map((way) => foundIn(answer, way)?.outcome)).toEqual(found)
    expect(foundIn(answer, 'foundry-presumption')?.outcome).toBe({ open: 'unmet', shut: 'met', unknown: 'unknown' }[is])
    expect(answer.outcome).toBe(outcomes[is as keyof typeof outcomes])
    expect(codesIn(answer).includes('FOUNDRY_OPEN')).toBe(is === 'unknown')
  })

  test.each([
    { item: logic(), because: 'beside silence' },
    { item: logic({ ...byOsat, packager: 'other' }), because: 'beside an OSAT that is not approved' },
    { item: logic(designed, { status: 'other', headquarters: 'SG', location: 'SG' }), because: 'as its own designer' },
  ])("a customer's own declaration overcomes nothing: $because", ({ item }) => {
    const evidence = [{ kind: 'customer-declaration', signedOn: '2026-02-02', elements: { below3A090a: true } }]
    expect(sent(item, { evidence })).toMatchObject({ outcome: 'license-required', items: [{ eccn: '3A090.a' }] })
  })

  test('an open way changes nothing where both readings are free', () => {
    const answer = sent(logic(designed), { to: 'DE' })
    expect([answer.outcome, answer.items[0]?.possible]).toEqual(['no-license-required', [null, '3A090.a']])
    expect(answer.flags.find(({ code }) => code === 'FOUNDRY_OPEN')?.effect).toBe('note')
  })
})
