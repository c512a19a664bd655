import { describe, expect, test } from 'vitest'
import type { NacNotification } from '../../../functions/domain/export'
import type { Designer, Foundry, Item } from '../../../functions/domain/item'
import { anExport, aSubsidiary, chip, codesIn, determined, exceptionIn } from '../../support/builders'
import { touching } from '../../support/touching'
import { approved, byOsat, foundry, logic } from './foundry-goods'

touching('us/foundry-presumption', 'us/destination-a', 'us/headquarters-a', 'us/exception-nac-aca')

type Words = Parameters<typeof anExport>[0]
type Answer = ReturnType<typeof determined>
const ofCatalog = (id: string, change?: Partial<Foundry>, designer?: Designer): Item => ({
  kind: 'chip',
  chip: id,
  quantity: 1,
  ...(change ? { foundry: { ...foundry, ...change } } : {}),
  designer,
})
const sent = (item: Item, change: Words = {}): Answer => determined(anExport({ asOf: '2026-03-02', to: 'VN', items: [item], ...change }))
const foundIn = (answer: Answer, condition: string) => answer.items[0]?.findings.find((each) => each.condition === condition)

// Note 1 to 3A090.a: whoever fabricates the front end, or assembles and tests, and moves an advanced logic circuit (on a
// non-planar process, or of the 16/14 nm node and below) is taken to move a data-center 3A090.a. Nobody else is.
describe('who is subject', () => {
  const bChip = { tpp: 2400, dieAreaMm2: 1000 }
  const consumer = { tpp: 4799, designedForDatacenter: false }

  test.each([
    { item: logic(), eccn: '3A090.a', outcome: 'license-required', presumed: 'met', because: 'a fabricator moves it' },
    { item: logic({ actor: 'osat' }), eccn: '3A090.a', outcome: 'license-required', presumed: 'met', because: 'an OSAT moves it' },
    { item: { ...logic(), foundry: undefined }, eccn: null, outcome: 'no-license-required', because: 'neither of them does' },
    {
      item: { ...logic({}, approved), foundry: undefined },
      eccn: null,
      outcome: 'no-license-required',
      because: 'a designer is named and no foundry',
    },
    {
      item: logic({}, undefined, { nonPlanar: false }),
      eccn: null,
      outcome: 'no-license-required',
      presumed: 'unmet',
      because: 'no die is non-planar',
    },
    {
      item: logic({}, undefined, { nonPlanar: true }),
      eccn: '3A090.a',
      outcome: 'license-required',
      presumed: 'met',
      because: 'a non-planar die',
    },
    { item: logic({}, undefined, bChip), eccn: '3A090.a', outcome: 'license-required', presumed: 'met', because: '.b by its figures' },
    {
      item: logic(byOsat, undefined, bChip),
      eccn: '3A090.b',
      outcome: 'license-exception',
      presumed: 'unmet',
      because: 'overcome, and .b by its figures: ACA reaches it',
    },
    {
      item: logic(byOsat, undefined, { tpp: 4800 }),
      eccn: '3A090.a',
      outcome: 'license-required',
      presumed: 'unmet',
      because: 'overcome, and .a by its figures',
    },
    { item: { ...logic({}, undefined, consumer), foundry: undefined }, eccn: null, outcome: 'no-license-required', because: 'Note 2' },
    {
      item: logic({}, undefined, consumer),
      eccn: '3A090.a',
      outcome: 'license-required',
      presumed: 'met',
      because: 'Note 2 is of no help against the presumption',
    },
  ])('$eccn, $outcome: $because', ({ item, eccn, outcome, presumed }) => {
    const answer = sent(item)
    expect([answer.items[0]?.eccn, answer.outcome]).toEqual([eccn, outcome])
    expect(foundIn(answer, 'foundry-presumption')?.outcome).toBe(presumed)
  })
})

// Presumed .a, it needs what every .a item needs: a license to D:1, D:4 and D:5 without A:5 and A:6, to Macau, to the UAE
// by name from 2026-07-10, and for firms of D:5 or Macau wherever they are. It is reviewed as a data-center item.
describe('where a presumed circuit needs a license', () => {
  test.each([
    { to: 'VN', codes: ['destination'], posture: 'presumption-of-approval', because: 'D:1' },
    { to: 'SA', codes: ['destination'], posture: 'presumption-of-approval', because: 'D:4' },
    { to: 'AF', codes: ['destination', 'headquarters'], posture: 'presumption-of-denial', because: 'D:5' },
    { to: 'MO', codes: ['destination', 'headquarters'], posture: 'presumption-of-denial', because: 'Macau' },
    { to: aSubsidiary('DE', 'CN'), codes: ['headquarters'], posture: 'presumption-of-denial', because: 'a Chinese parent' },
    { to: 'DE', codes: [], posture: undefined, because: 'A:5' },
    { to: 'IL', codes: [], posture: undefined, because: 'D:4 but also A:6' },
    { to: 'AE', asOf: '2026-07-10', codes: ['destination'], posture: 'unstated', because: 'the UAE by name' },
  ])('$codes: $because', ({ to, asOf = '2026-03-02', codes, posture }) => {
    const answer = sent(logic(), { to, asOf })
    expect(answer.items[0]?.eccn).toBe('3A090.a')
    expect([...new Set(answer.licenseRequirements.map(({ code }) => code))]).toEqual(codes)
    expect(answer.outcome).toBe(codes.length > 0 ? 'license-required' : 'no-license-required')
    expect(answer.reviewPolicy?.posture).toBe(posture)
  })
})

// 90 FR 5298: effective 2025-01-16, binding 2025-01-31; the entry as corrected by 90 FR 9604 from 2025-02-11; the later
// cut-over of 91 FR 17851 from 2026-04-07. Before it binds the earlier law stands, and the answer says what is coming.
describe('from which day', () => {
  test.each([
    { asOf: '2025-01-15', outcome: 'no-license-required', notice: undefined, flagged: false, because: 'the rule is not out' },
    { asOf: '2025-01-16', outcome: 'no-license-required', notice: undefined, flagged: true, because: 'effective, not binding' },
    { asOf: '2025-01-30', outcome: 'no-license-required', notice: undefined, flagged: true, because: 'the last day before it binds' },
    { asOf: '2025-01-31', outcome: 'license-required', notice: '90 FR 5298', flagged: false, because: 'it binds' },
    { asOf: '2025-02-10', outcome: 'license-required', notice: '90 FR 5298', flagged: false, because: 'before the correction' },
    { asOf: '2025-02-11', outcome: 'license-required', notice: '90 FR 9604', flagged: false, because: 'the correction' },
    { asOf: '2026-04-06', outcome: 'license-required', notice: '90 FR 9604', flagged: false, because: 'before the cut-over moved' },
    { asOf: '2026-04-07', outcome: 'license-required', notice: '91 FR 17851', flagged: false, because: 'the cut-over moved' },
  ])('$asOf: $outcome under $notice, $because', ({ asOf, outcome, notice, flagged }) => {
    const answer = sent(logic(), { asOf })
    expect(answer.outcome).toBe(outcome)
    expect(foundIn(answer, 'foundry-presumption')?.cite.notice).toBe(notice)
    expect(codesIn(answer).includes('not-yet-due')).toBe(flagged)
  })

  test('what no foundry moves is not told of a rule to come', () => {
    expect(codesIn(sent({ ...logic(), foundry: undefined }, { asOf: '2025-01-16' }))).not.toContain('not-yet-due')
  })
})

// The presumption is of a data-center item: 740.8 leaves such .a items out, whatever the card was sold for.
describe('a consumer card that is presumed', () => {
  const notifications: NacNotification[] = [{ exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'A123456' }]

  test.each([
    { item: chip('nvidia-rtx-4090'), status: 'eligible', outcome: 'license-exception', because: 'no foundry moves it' },
    { item: ofCatalog('nvidia-rtx-4090', {}), status: 'ineligible', outcome: 'license-required', because: 'presumed for data centers' },
    {
      item: ofCatalog('nvidia-rtx-4090', byOsat),
      status: 'eligible',
      outcome: 'license-exception',
      because: 'the presumption is overcome',
    },
  ])('ACA and NAC are $status: $because', ({ item, status, outcome }) => {
    const [aca, nac] = [sent(item), sent(item, { to: 'CN', notifications })]
    expect([exceptionIn(aca, 'ACA').status, aca.outcome]).toEqual([status, outcome])
    expect([exceptionIn(nac, 'NAC').status, nac.outcome]).toEqual([status, outcome])
  })

  test.each([{ to: 'VN' }, { to: 'CN' }])('is for review to $to while a way out may be open', ({ to }) => {
    const answer = sent(ofCatalog('nvidia-rtx-4090', { attestation: 'designer' }), { to, notifications })
    expect([answer.outcome, foundIn(answer, 'foundry-presumption')?.outcome]).toEqual(['needs-review', 'unknown'])
  })
})
