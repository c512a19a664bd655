import type { z } from '@hono/zod-openapi'
import { describe, expect, test } from 'vitest'
import type { DeterminationView } from '../../../functions/http/views/determination'
import { aFirm, anExport, aSubsidiary, chip } from '../../support/builders'
import { answerOf, appAt, pointersIn, problemOf, send } from './service'

type Determination = z.infer<typeof DeterminationView>

const path = '/v1/determinations'
const determined = async (body: unknown): Promise<Determination> => answerOf(await send(path, body))
const codesOf = ({ flags }: Determination): readonly string[] => flags.map(({ code }) => code)

/** 64 H100 to a Malaysian firm whose parent sits in China. */
const headline = {
  activity: 'export',
  items: [{ kind: 'chip', chip: 'nvidia-h100-sxm', quantity: 64 }],
  parties: {
    ultimateConsignee: {
      name: 'Example Compute Sdn Bhd',
      country: 'MY',
      headquarters: 'MY',
      ultimateParents: [{ name: 'Example Holdings Ltd', kind: 'company', headquarters: 'CN' }],
    },
  },
}

describe('POST /v1/determinations', () => {
  test('asks a license for 64 H100 to a Malaysian firm whose parent sits in China, by headquarters', async () => {
    const answer = await determined(headline)
    expect(answer.outcome).toBe('license-required')
    expect(answer.licenseRequirements.map(({ code, items }) => [code, items])).toEqual([['headquarters', [0]]])
    expect(answer.licenseRequirements[0]?.cite.provision).toContain('742.6(a)(6)(iii)')
    expect(answer.items[0]).toMatchObject({ index: 0, eccn: '3A090.a', tppEach: 15_832, tppTotal: 1_013_248, outcome: 'license-required' })
    expect(answer.law).toMatchObject({ track: 'enforced', asOf: '2026-11-22', status: 'enforced', knownThrough: '2026-11-22' })
    expect(answer.reviewPolicy).not.toBeNull()
    expect(answer.duties.map(({ code }) => code)).toEqual(['license'])
    expect(codesOf(answer)).toContain('parties-not-screened')
    expect(answer.assumed.map(({ pointer }) => pointer)).toEqual(
      ['purchaser', 'endUser', 'owner', 'operator'].map((role) => `/parties/${role}`),
    )
  })

  test.each([
    ['a firm of Singapore', anExport(), 'no-license-required'],
    ['a firm of China', anExport({ to: 'CN' }), 'license-required'],
    ['a firm of Hong Kong', anExport({ to: 'HK' }), 'license-required'],
    ['a firm of Macau', anExport({ to: 'MO' }), 'license-required'],
    ['a subsidiary of Hong Kong in Singapore', anExport({ to: aSubsidiary('SG', 'HK') }), 'license-required'],
    ['a firm of Puerto Rico', anExport({ to: 'PR' }), 'no-license-required'],
    ['China before the Eastern day of the first rule', anExport({ to: 'SG', asOf: '2022-10-20' }), 'needs-review'],
    ['Singapore within a month of what is known', anExport({ asOf: '2026-12-22' }), 'no-license-required'],
    ['Singapore more than a month past what is known', anExport({ asOf: '2026-12-23' }), 'needs-review'],
  ])('to %s: %s is %s', async (_, body, outcome) => {
    expect((await determined(body)).outcome).toBe(outcome)
  })

  test('does not permit where the headquarters were not given', async () => {
    const { headquarters: _, ...firm } = aFirm('SG')
    const answer = await determined(anExport({ to: firm }))
    expect(answer.outcome).toBe('needs-review')
  })

  test('says that a territory counts as the United States', async () => {
    const { flags } = await determined(anExport({ to: 'PR' }))
    expect(flags.some(({ because }) => because.includes('counts as the United States'))).toBe(true)
  })

  test('lets the strictest item decide', async () => {
    const answer = await determined(anExport({ to: 'CN', items: [chip('nvidia-t4'), chip('nvidia-h100-sxm')] }))
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['no-license-required', 'license-required'])
    expect(answer.outcome).toBe('license-required')
    expect(answer.licenseRequirements.flatMap(({ items }) => items)).not.toContain(0)
  })

  test('answers every listed exception with every condition', async () => {
    const { licenseExceptions } = await determined(anExport({ to: 'CN' }))
    expect(licenseExceptions.map(({ symbol }) => symbol)).toEqual(['NAC', 'ACA', 'TMP', 'RPL', 'GOV', 'TSU', 'AIA', 'ACM', 'HBM'])
    const isUnclaimed = (findings: readonly { condition: string }[]) => findings.some(({ condition }) => condition === 'not-claimed')
    expect(licenseExceptions.every(({ findings }) => findings.length > 3 || isUnclaimed(findings))).toBe(true)
  })

  test('answers the same question alike', async () => {
    expect(await determined(headline)).toEqual(await determined(headline))
  })

  test('takes a bare word of evidence for its kind', async () => {
    const short = await determined(anExport({ to: 'CN' }))
    const given = { ...anExport({ to: 'CN' }), evidence: ['purchase-order'] }
    const answer = await determined(given)
    expect(answer).toEqual(await determined({ ...given, evidence: [{ kind: 'purchase-order' }] }))
    expect(answer).not.toEqual(short)
  })

  test.each([
    ['2026-11-22T04:59:59Z', '2026-11-21'],
    ['2026-11-22T05:00:00Z', '2026-11-22'],
    ['2026-07-10T03:59:59Z', '2026-07-09'],
    ['2026-07-10T04:00:00Z', '2026-07-10'],
  ])('at %s is judged on %s where no day is given', async (instant, day) => {
    const init = { method: 'POST', body: JSON.stringify(headline), headers: { 'content-type': 'application/json' } }
    const { law } = await answerOf<Determination>(await appAt(instant).request(path, init))
    expect(law.asOf).toBe(day)
  })

  test.each(['printed', 'Tier-Reform', 'no-such-track', '', { scenario: 'enforced' }, { scenario: 'codified', parameters: {} }])(
    'refuses the track %j',
    async (track) => {
      expect(pointersIn(await problemOf(await send(path, { ...headline, track }), 'track-not-available'))).toEqual(['/track'])
    },
  )

  test('takes the enforced track by name', async () => {
    expect(await determined({ ...headline, track: 'enforced' })).toEqual(await determined(headline))
  })
})

describe('a determination is refused', () => {
  const consignee = headline.parties.ultimateConsignee
  const to = (change: Record<string, unknown>) => ({ ...headline, parties: { ultimateConsignee: { ...consignee, ...change } } })

  test.each([
    ['an ambiguous country', to({ country: 'Korea' }), ['/parties/ultimateConsignee/country']],
    ['an unknown headquarters', to({ headquarters: 'XX' }), ['/parties/ultimateConsignee/headquarters']],
    ['one unknown of several headquarters', to({ headquarters: ['MY', 'XX'] }), ['/parties/ultimateConsignee/headquarters/1']],
    [
      'an ambiguous parent',
      to({ ultimateParents: [{ name: 'X', kind: 'company', headquarters: 'Congo' }] }),
      ['/parties/ultimateConsignee/ultimateParents/0/headquarters'],
    ],
    ['an unknown origin', { ...headline, exportFrom: 'Yugoslavia' }, ['/exportFrom']],
    ['an unknown field of a party', to({ hq: 'MY' }), ['/parties/ultimateConsignee/hq']],
    ['an unknown field', { ...headline, activty: 'export' }, ['/activty']],
    ['no items', { ...headline, items: [] }, ['/items']],
    ['too many items', { ...headline, items: Array(51).fill(headline.items[0]) }, ['/items']],
    ['an unknown second chip', { ...headline, items: [headline.items[0], chip('x')] }, ['/items/1/chip']],
    ['an empty name', to({ name: '' }), ['/parties/ultimateConsignee/name']],
    ['no parties', { activity: 'export', items: headline.items }, ['/parties']],
    ['a share of more than everything', to({ owners: [{ name: 'X', share: 101 }] }), ['/parties/ultimateConsignee/owners/0/share']],
    ['a day that does not exist', { ...headline, asOf: '2025-02-29' }, ['/asOf']],
    ['evidence signed on no day', { ...headline, evidence: [{ kind: 'x', signedOn: 'y' }] }, ['/evidence/0/signedOn']],
    ['a negative usage', { ...headline, usage: { country: { licensedTpp: -1 } } }, ['/usage/country/licensedTpp']],
    ['an unknown place of a data center', { ...headline, dataCenter: { id: 'x', country: 'XX' } }, ['/dataCenter/country']],
    [
      'two mistakes at once',
      { ...to({ country: 'Korea', hq: 1 }), asOf: 'now' },
      ['/asOf', '/parties/ultimateConsignee/country', '/parties/ultimateConsignee/hq'],
    ],
    ['a domestic sale abroad', { ...headline, activity: 'domestic' }, ['/activity']],
    [
      'TPP beyond exact integers',
      { ...headline, items: Array(10).fill({ kind: 'classified', eccn: '3A090.a', tpp: 1e9, quantity: 1e6 }) },
      ['/items'],
    ],
  ])('for %s', async (_, body, pointers) => {
    const problem = await problemOf(await send(path, body), 'invalid-request')
    expect([...pointersIn(problem)].sort()).toEqual(pointers)
  })
})
