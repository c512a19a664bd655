import { describe, expect, test } from 'vitest'
import type { Party } from '../../../functions/domain/party'
import { aFirm, aSubsidiary } from '../../support/builders'
import { touching } from '../../support/touching'
import { h100, manufactured, printed, received, statusOf } from './diffusion-goods'

touching('us/exception-aia', 'us/exception-acm', 'us/exception-lpp')

const yes = 'eligible'
const no = 'ineligible'
const open = 'needs-review'
/** No government owns or controls it. */
const privately = (party: Party): Party => ({ ...party, stateControl: { government: party.country, extent: 'none' } })

// Section 16: a data-center chip at the .a level to a private firm, by where it is located, headquartered and owned. ACM is
// asked for production.
describe('who may use what', () => {
  test.each([
    { to: aFirm('DE'), at: 'DE, DE, DE', tier: 'T1', aia: yes, acm: yes, lpp: yes },
    { to: aSubsidiary('DE', 'IN'), at: 'DE, DE, IN', tier: 'T2', aia: no, acm: yes, lpp: yes },
    { to: aSubsidiary('IN', 'US', { headquarters: 'US' }), at: 'IN, US, US', tier: 'T2', aia: no, acm: yes, lpp: yes },
    { to: aFirm('IN'), at: 'IN, IN, IN', tier: 'T2', aia: no, acm: yes, lpp: yes },
    { to: aFirm('SA'), at: 'SA, SA, SA', tier: 'T2', aia: no, acm: yes, lpp: open },
    { to: aSubsidiary('VN', 'JP'), at: 'VN, VN, JP', tier: 'T2', aia: no, acm: yes, lpp: open },
    { to: aSubsidiary('SG', 'CN'), at: 'SG, SG, CN', tier: 'T3', aia: no, acm: no, lpp: no },
    { to: aSubsidiary('CN', 'US', { headquarters: 'US' }), at: 'CN, US, US', tier: 'T3', aia: no, acm: no, lpp: no },
    { to: aFirm('KH'), at: 'KH, KH, KH', tier: 'T3', aia: no, acm: no, lpp: no },
    { to: aFirm('KH'), asOf: '2026-01-15', at: 'KH, KH, KH', tier: 'T2', aia: no, acm: yes, lpp: open },
  ])('$at on $asOf, $tier: AIA $aia, ACM $acm, LPP $lpp', ({ to, asOf = '2025-06-20', tier, aia, acm, lpp }) => {
    const year = Number(asOf.slice(0, 4))
    const answer = printed({ asOf, to, items: [h100()], ...received(0, { year }) })
    // The final customers are told to be where the firm is, so that no other destination comes into it.
    const making = manufactured({ asOf, to: privately(to), endUse: { purpose: 'production', finalDestination: to.country } })
    expect([answer.tier, statusOf(answer, 'AIA'), statusOf(making, 'ACM'), statusOf(answer, 'LPP')]).toEqual([tier, aia, acm, lpp])
  })
})
