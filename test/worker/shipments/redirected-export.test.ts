import { describe, expect, test } from 'vitest'
import type { Authorization, Export } from '../../../functions/domain/export'
import type { Registered } from '../../../functions/domain/screening/readings'
import { redirectedExport } from '../../../functions/domain/shipments/redirected-export'

const buyer = { name: 'Example Compute', country: 'IN', headquarters: 'IN' }
const given: Export = {
  asOf: '2026-11-01',
  activity: 'export',
  items: [],
  parties: { ultimateConsignee: buyer },
}
const treatedAs = (place: string): string => (place === 'HK' ? 'CN' : place)
const sent = (over: Partial<Export> = {}, country = 'VN', registered: readonly Registered[] = []) =>
  redirectedExport({ ...given, ...over }, { country, on: '2026-11-22', registered, treatedAs })
const license = (countries?: readonly string[]): Authorization => ({ kind: 'license', number: 'D1', ...(countries && { countries }) })
const aLine = (countries?: readonly string[]): Registered => ({
  allocation: 'license:D1:1',
  kind: 'license',
  holder: 'Example Exports Inc',
  from: '2026-01-01',
  to: '2027-12-31',
  covers: countries === undefined ? null : { countries },
})

describe('a deal for another place', () => {
  test('has the consignee there, run from where it was, and ends there', () => {
    expect(sent()).toMatchObject({
      parties: { ultimateConsignee: { country: 'VN', headquarters: 'IN' } },
      endUse: { finalDestination: 'VN' },
    })
  })

  test.each([
    { name: 'EXAMPLE compute ', country: 'VN', because: 'the end user is the consignee, however it is written' },
    { name: 'Example Hospital', country: 'SG', because: 'the end user is somebody else, who stays where it is' },
  ])('$because', ({ name, country }) => {
    const parties = { ultimateConsignee: buyer, endUser: { name, country: 'SG' } }
    expect(sent({ parties }).parties.endUser?.country).toBe(country)
  })

  test.each([
    { asOf: '2026-11-01', on: '2026-11-22' },
    { asOf: '2026-12-24', on: '2026-12-24' },
  ])('of $asOf is asked under the law of $on', ({ asOf, on }) => {
    expect(sent({ asOf }).asOf).toBe(on)
  })

  test.each([
    { stated: license(), registered: [], country: 'VN', reaches: false, because: 'it was for the country of before' },
    { stated: license(), registered: [aLine()], country: 'VN', reaches: false, because: 'the register names none either' },
    { stated: license(['IN', 'VN']), registered: [], country: 'VN', reaches: true, because: 'it names the new one' },
    { stated: license(), registered: [aLine(['IN', 'VN'])], country: 'VN', reaches: true, because: 'it is registered for the new one' },
    { stated: license(['IN']), registered: [aLine(['IN', 'VN'])], country: 'VN', reaches: false, because: 'it was said to name another' },
    { stated: license(['CN']), registered: [], country: 'HK', reaches: true, because: 'the rows of China govern Hong Kong' },
  ])('has its license: $reaches, since $because', ({ stated, registered, country, reaches }) => {
    expect(sent({ authorizations: [stated] }, country, registered).authorizations).toHaveLength(reaches ? 1 : 0)
  })

  test('leaves notices, voyages and what was licensed to the country of before behind', () => {
    const { notifications, transit, usage } = sent({
      notifications: [{ exception: 'NAC', submittedOn: '2026-01-01', state: 'confirmed', number: 'N1' }],
      transit: { orderedOn: '2026-01-01' },
      usage: { country: { licensedTpp: 5 }, aia: { cumulativeTpp: 7 } },
    })
    expect({ notifications, transit }).toEqual({ notifications: undefined, transit: undefined })
    expect(usage).toEqual({ aia: { cumulativeTpp: 7 }, country: undefined })
  })

  test.each([
    { activity: 'transfer', becomes: 'reexport', exportFrom: 'IN' },
    { activity: 'domestic', becomes: 'export', exportFrom: undefined },
    { activity: 'reexport', becomes: 'reexport', exportFrom: undefined },
  ] as const)('that was a $activity is a $becomes', ({ activity, becomes, exportFrom }) => {
    const asked = sent({ activity })
    expect([asked.activity, asked.exportFrom]).toEqual([becomes, exportFrom])
  })
})
