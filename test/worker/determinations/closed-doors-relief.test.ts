import { describe, test } from 'vitest'
import type { Party } from '../../../functions/domain/party'
import { aFirm, aSubsidiary } from '../../support/builders'
import { touching } from '../../support/touching'
import { promise, type Row, stands } from './doors'
import { hbm, serving } from './goods'

touching('us/existing-stock', 'us/supplement-8')

// Guidance of 2026-05-31: use of stock already held goes on; a new delivery is licensed.
describe('existing stock is no delivery', () => {
  const stock = { existingStock: true } as const
  test.each<Row>([
    { words: { ...stock, to: 'CN', exportFrom: undefined }, outcome: 'no-license-required', code: 'existing-stock', because: 'as stated' },
    { words: { ...stock, to: 'CN', activity: 'transfer', exportFrom: 'CN' }, outcome: 'no-license-required', because: 'where it stands' },
    {
      words: { ...stock, to: 'CN' },
      outcome: 'no-license-required',
      code: 'existing-stock',
      because: 'the origin named is the one that is taken',
    },
    {
      words: { ...stock, to: 'CN', activity: 'reexport', exportFrom: 'SG' },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_DELIVERY',
      because: 'said to leave Singapore',
    },
    {
      words: { ...stock, to: aSubsidiary('SG', 'CN'), exportFrom: undefined, endUse: { finalDestination: 'CN' } },
      outcome: 'needs-review',
      because: 'on to another country',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, endUse: { purpose: 'resale' } },
      outcome: 'needs-review',
      because: 'to be sold on',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, activity: 'reexport' },
      outcome: 'needs-review',
      because: 'a reexport is no use',
    },
    ...(['purchaser', 'distributor', 'freightForwarder'] as const).map((role) => ({
      words: { ...stock, to: 'CN', exportFrom: undefined, parties: { [role]: aFirm('SG') } },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_DELIVERY',
      because: `a ${role} elsewhere`,
    })),
    {
      words: { ...stock, to: 'SA', exportFrom: undefined, dataCenter: { id: 'site', country: 'SA', newSite: true } },
      outcome: 'needs-review',
      because: 'a new site',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, items: [hbm] },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_SCOPE',
      because: 'memory, of which the guidance does not speak',
    },
    {
      words: { ...stock, to: 'CN', exportFrom: undefined, items: [serving('3E001', '3A090.a')] },
      outcome: 'needs-review',
      code: 'EXISTING_STOCK_SCOPE',
      because: 'technology is no stock',
    },
  ])(promise, stands)
})

// 91 FR 43034: consignees in the UAE, as agencies of its government or by an entry. Facts that do not go with the entry
// leave it open.
describe('an entry of Supplement No. 8 against other facts', () => {
  const agency = (change: Partial<Party>) => aFirm('AE', { supplement8: { entry: 'Example Agency', kind: 'government' }, ...change })
  const company = (country: string, change: Partial<Party> = {}) =>
    aFirm(country, { headquarters: 'US', supplement8: { entry: 'Microsoft', kind: 'us-company' }, ...change })
  const parent = (headquarters: string) => ({ name: 'Example Holdings Ltd', kind: 'company', headquarters }) as const
  test.each<Row>([
    { words: { to: agency({}) }, outcome: 'no-license-required', because: 'an agency' },
    { words: { to: agency({ stateControl: { government: 'AE', extent: 'none' } }) }, outcome: 'needs-review', because: 'not of the state' },
    { words: { to: agency({ headquarters: 'SA' }) }, outcome: 'needs-review', because: 'headquartered elsewhere' },
    { words: { to: agency({ ultimateParents: [parent('SA')] }) }, outcome: 'needs-review', because: 'a parent elsewhere' },
    { words: { to: company('AE') }, outcome: 'no-license-required', because: 'a company of the US in the UAE' },
    { words: { to: company('AE', { headquarters: ['US'] }) }, outcome: 'no-license-required', because: 'the same, as a list of one' },
    { words: { to: company('AE', { ultimateParents: [parent('SA')] }) }, outcome: 'needs-review', because: 'a parent elsewhere' },
    {
      words: { to: company('US'), endUse: { finalDestination: 'AE' } },
      outcome: 'needs-review',
      because: 'who receives it in the UAE was not said',
    },
    {
      words: { to: aFirm('SG', { supplement8: { entry: 'G42', kind: 'approved' } }), dataCenter: { id: 'site', country: 'AE' } },
      outcome: 'needs-review',
      because: 'an entry of a firm in Singapore',
    },
  ])(promise, stands)
})
