import { describe, expect, test } from 'vitest'
import type { Access, Customer, CustomerPayment } from '../../../functions/domain/customers/customer'
import { geographyFlags } from '../../../functions/domain/customers/geography-flags'
import { paymentFlags } from '../../../functions/domain/customers/payment-flags'
import { aFirmOf, aResidentOf, short, told } from '../../support/told-customers'

const access = (customer: Customer, ...accessIps: readonly Access[]) => geographyFlags(told({ customer: { ...customer, accessIps } }))
const codes = (customer: Customer, ...accessIps: readonly Access[]) =>
  short(access(customer, ...accessIps)).filter((code) => code.includes('IP'))
const from = (country: string, kind?: Access['kind']): Access => ({ country, ...(kind === undefined ? {} : { kind }) })

// An address of the network under embargo blocks the session; one of D:5 or Macau never blocks by itself, and calls for more
// where the customer says it is run from elsewhere.
describe('where it was reached from', () => {
  test.each([
    { ips: [from('DE')], flags: [], because: 'from home' },
    { ips: [from('FR')], flags: ['GEO_IP_MISMATCH'], because: 'from a place that was not told' },
    { ips: [from('FR')], told: { useLocations: ['FR'] }, flags: [], because: 'from a place of use' },
    { ips: [from('CN')], flags: ['GEO_IP_D5'], because: 'from China, with headquarters elsewhere' },
    { ips: [from('HK')], flags: ['GEO_IP_D5'], because: 'from Hong Kong' },
    { ips: [from('MO')], flags: ['GEO_IP_D5'], because: 'from Macau' },
    { ips: [from('CN')], told: { useLocations: ['CN'] }, flags: ['GEO_IP_D5'], because: 'from China, told as a place of use alone' },
    { ips: [from('PS')], flags: ['GEO_IP_D5'], because: 'from a place that the law leaves open' },
    { ips: [from('IR')], flags: ['GEO_EMBARGO_IP'], because: 'from Iran, which is in D:5 as well' },
    { ips: [from('UA-43')], flags: ['GEO_EMBARGO_IP'], because: 'from Crimea' },
    { ips: [from('SY')], flags: ['GEO_IP_D5'], because: 'from Syria today' },
    { ips: [from('DE'), from('CN'), from('FR'), from('JP')], flags: ['GEO_IP_D5', 'GEO_IP_MISMATCH'], because: 'each once' },
    { ips: [from('DE', 'vpn'), from('DE', 'tor')], flags: ['GEO_ANON_IP'], because: 'hidden, from home' },
    { ips: [from('DE', 'proxy')], flags: ['GEO_ANON_IP'], because: 'by a proxy' },
    { ips: [from('DE', 'hosting')], flags: ['GEO_ANON_IP'], because: 'from a hosting provider' },
    { ips: [from('DE', 'residential'), from('DE', 'mobile'), from('DE', 'business')], flags: [], because: 'as people do' },
  ])('$because: $flags', ({ ips, flags, told: change }) => expect(codes(aFirmOf('DE', change), ...ips)).toEqual(flags))

  test.each([
    { customer: aFirmOf('CN'), ip: 'HK', flags: [], because: 'Hong Kong is China' },
    { customer: aFirmOf('CN'), ip: 'RU', flags: ['GEO_IP_D5'], because: 'another place of D:5' },
    { customer: aFirmOf('US'), ip: 'PR', flags: [], because: 'Puerto Rico is the United States' },
    { customer: aResidentOf('CN'), ip: 'CN', flags: [], because: 'somebody at home in China' },
    {
      customer: aFirmOf('DE', { headquarters: undefined, jurisdiction: undefined, addresses: [], useLocations: [] }),
      ip: 'CN',
      flags: ['GEO_IP_D5'],
      because: 'nothing told of where it is run from',
    },
    {
      customer: aFirmOf('DE', { headquarters: undefined, jurisdiction: undefined, addresses: [], useLocations: [] }),
      ip: 'FR',
      flags: ['GEO_IP_MISMATCH'],
      because: 'no place told at all',
    },
  ])('$because: $flags', ({ customer, ip, flags }) => expect(codes(customer, from(ip))).toEqual(flags))

  test('a session from a place under embargo may be tried again from elsewhere', () => {
    const [flag] = access(aFirmOf('DE'), from('CU')).filter(({ code }) => code === 'GEO_EMBARGO_IP')
    expect(flag).toMatchObject({ because: expect.stringContaining('may be tried'), detail: { places: ['CU'] } })
  })
})

const paid = (payment: CustomerPayment, customer: Customer = aFirmOf('DE')) =>
  short(paymentFlags(told({ customer: { ...customer, payment } })))

describe('who pays, and from where', () => {
  test.each<{ payment: CustomerPayment; flags: readonly string[]; because: string }>([
    { payment: { method: 'card', country: 'DE' }, flags: [], because: 'a card of home' },
    { payment: { method: 'card' }, flags: [], because: 'no country told: what must be told is asked for elsewhere' },
    { payment: { method: 'card', country: 'FR' }, flags: ['PAY_MISMATCH'], because: 'a card of another country' },
    { payment: { method: 'bank-transfer', country: 'FR' }, flags: ['PAY_THIRD_PARTY'], because: 'a transfer from a third country' },
    { payment: { country: 'FR' }, flags: ['PAY_THIRD_PARTY'], because: 'a way of payment that was not told is no card' },
    { payment: { method: 'card', country: 'CN' }, flags: ['PAY_FROM_D5'], because: 'from China' },
    { payment: { method: 'card', country: 'MO' }, flags: ['PAY_FROM_D5'], because: 'from Macau' },
    { payment: { method: 'card', country: 'IR' }, flags: ['PAY_EMBARGO'], because: 'from Iran' },
    { payment: { method: 'card', country: 'UA-LNR' }, flags: ['PAY_EMBARGO'], because: 'from Luhansk, occupied' },
    { payment: { payer: 'Example Models Ltd', country: 'DE' }, flags: [], because: 'it pays itself' },
    { payment: { payer: ' example models LTD ', country: 'DE' }, flags: [], because: 'the same name, in other letters' },
    { payment: { payer: 'Example Trading', country: 'DE' }, flags: ['PAY_THIRD_PARTY'], because: 'somebody else' },
    {
      payment: { payer: 'Example Trading', country: 'CN' },
      flags: ['PAY_FROM_D5', 'PAY_THIRD_PARTY'],
      because: 'somebody else, from China',
    },
  ])('$because: $flags', ({ payment, flags }) => expect(paid(payment)).toEqual(flags))

  test.each<{ customer: Customer; payer: string; because: string }>([
    { customer: aFirmOf('DE', { people: [{ role: 'director', name: 'A. Example' }] }), payer: 'A. Example', because: 'a director' },
    {
      customer: aFirmOf('DE', { ultimateParents: [{ name: 'Example Group', kind: 'company', headquarters: 'DE' }] }),
      payer: 'Example Group',
      because: 'the parent',
    },
    { customer: aFirmOf('DE', { otherNames: ['Example Trade Name'] }), payer: 'Example Trade Name', because: 'its other name' },
  ])('is of it: $because', ({ customer, payer }) => expect(paid({ payer, country: 'DE' }, customer)).toEqual([]))

  test('a Chinese firm that pays from Hong Kong pays from home', () => {
    expect(paid({ method: 'card', country: 'HK' }, aFirmOf('CN'))).toEqual([])
  })
})
