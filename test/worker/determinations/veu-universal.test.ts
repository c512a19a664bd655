import { describe, expect, test } from 'vitest'
import { aFirm, aSubsidiary, chip, circuit, codesIn, codified, determined } from '../../support/builders'
import { touching } from '../../support/touching'
import { dataCenterB, gamingCard, hbm, serving, system } from './goods'
import { cameOut, certified, dataCenter, findingIn, leftOpen, ofUs, shares, statusOf, toUniversal, universal } from './veu'

touching('us/universal-validated-end-user', 'us/veu-request')

const met = { status: 'covers', by: {} }
const open = (...conditions: readonly string[]) => ({
  status: 'needs-review',
  by: Object.fromEntries(conditions.map((each) => [each, 'unknown'])),
})
const shut = (...conditions: readonly string[]) => ({
  status: 'does-not-cover',
  by: Object.fromEntries(conditions.map((each) => [each, 'unmet'])),
})

// 748.15(a)(2)(ii) (90 FR 4544): listed in Supplement No. 7, the owner of the circuits receives what its data centers need
// without single licenses. The listing is a fact that the caller states, as a license number is; no source names a holder.
describe('a universal validated end-user', () => {
  test('covers the order on the printed law, and says what to check', () => {
    const answer = codified(toUniversal())
    expect(answer).toMatchObject({ outcome: 'authorized', reviewPolicy: null, also: { track: 'enforced', outcome: 'no-license-required' } })
    expect(answer.authorizations).toMatchObject([{ kind: 'data-center-veu', status: 'covers' }])
    expect(findingIn(answer, 'veu-listed')).toMatchObject({ outcome: 'met', code: 'VEU_NO_HOLDER' })
    expect(codesIn(answer)).toEqual(expect.arrayContaining(['VEU_NO_HOLDER', 'R-13', 'VEU_NOT_ALLOCATED']))
    expect(answer.flags.filter(({ effect }) => effect === 'needs-review')).toEqual([])
  })

  test.each([
    {
      asOf: '2025-05-14',
      track: 'codified',
      outcome: 'no-license-required',
      because: 'the day before it binds nothing is asked in Malaysia',
    },
    { asOf: '2025-05-15', track: 'codified', outcome: 'authorized', because: 'the compliance day, not the press release of 13 May' },
    { asOf: '2026-03-02', track: 'enforced', outcome: 'no-license-required', because: 'not asked of Malaysia as enforced' },
  ])('$outcome on $asOf, $track: $because', ({ asOf, track, outcome }) => {
    const given = toUniversal({ asOf, authorizations: [universal({ listedFrom: '2025-02-03' })] })
    expect(determined(given, track).outcome).toBe(outcome)
  })

  test.each([
    { track: 'enforced', asOf: '2026-03-02', because: 'as enforced it stays an authority on paper' },
    { track: 'codified', asOf: '2025-05-14', because: 'as it does before the compliance day' },
  ])('nobody is known to hold it to $track on $asOf: $because', ({ track, asOf }) => {
    const to = aFirm('SA', { headquarters: 'US' })
    const answer = determined(toUniversal({ asOf, to, dataCenter: { ...dataCenter, country: 'SA' } }), track)
    expect(answer.outcome).toBe('needs-review')
    expect(leftOpen(answer)).toEqual({ 'veu-holder': 'unknown' })
    expect(answer.allocations).toEqual([])
  })

  test.each([
    { listedFrom: '2026-03-02', is: met, because: 'listed on the day' },
    { listedFrom: '2026-03-03', is: shut('veu-listed'), because: 'listed the day after' },
    { listedFrom: '2025-01-13', is: met, because: 'the first day of the class' },
    { listedFrom: '2025-01-12', is: open('veu-listed'), because: 'before the class was there' },
    { listedFrom: undefined, is: open('veu-listed'), because: 'from when is not said' },
  ])('listed from $listedFrom, $is.status: $because', ({ listedFrom, is }) => {
    expect(cameOut(toUniversal({ authorizations: [universal({ listedFrom })] }))).toEqual(is)
  })

  test('who is not listed yet hears what a request says', () => {
    const { flags } = codified(toUniversal({ authorizations: [universal({ listedFrom: '2026-09-01' })] }))
    expect(flags.map(({ code }) => code)).not.toContain('VEU_NO_HOLDER')
    expect(flags.find(({ code }) => code === 'VEU_REQUEST')).toMatchObject({ effect: 'note', because: expect.stringContaining('training') })
  })

  test('one whose class was not said is open', () => {
    const bare = codified(toUniversal({ authorizations: [{ kind: 'data-center-veu' }] }))
    expect([statusOf(bare), leftOpen(bare)]).toEqual(['needs-review', { 'veu-class': 'unknown' }])
  })
})

// 748.15(b)(2)(i): headquartered in a country of Supplement No. 5, paragraph (a), or with its ultimate parent there. R-16: any
// link to Macau or D:5 blocks; a link to another country is for review. "Only for US companies" is a wrong summary.
describe('who may hold it', () => {
  test.each([
    { to: ofUs(), is: met, because: 'of the United States' },
    { to: aFirm('DE'), is: met, because: 'of Germany: any partner will do' },
    { to: aFirm('FR'), is: met, because: 'France is a partner' },
    { to: aSubsidiary('MY', 'JP', { headquarters: 'JP' }), is: met, because: 'of Japan with its parent there' },
    { to: aSubsidiary('VN', 'JP'), is: met, because: 'headquartered in Vietnam, and the top of its chain is in Japan' },
    { to: aSubsidiary('DE', 'IN'), is: open('veu-applicant'), because: 'R-16: German headquarters under an Indian parent' },
    { to: aSubsidiary('MY', 'SG', { headquarters: 'US' }), is: open('veu-applicant'), because: 'R-16: the United States under Singapore' },
    { to: aFirm('IN'), is: shut('veu-applicant'), because: 'no link to a partner' },
    { to: aFirm('MY'), is: shut('veu-applicant'), because: 'Malaysia is no partner' },
    { to: aFirm('SG'), is: shut('veu-applicant'), because: 'neither is Singapore' },
    { to: aFirm('CH'), is: shut('veu-applicant'), because: 'nor Switzerland' },
    { to: aSubsidiary('MY', 'CN', { headquarters: 'US' }), is: shut('veu-applicant', 'veu-barred-party'), because: 'a parent in China' },
    { to: aSubsidiary('MY', 'US', { headquarters: 'CN' }), is: shut('veu-applicant', 'veu-barred-party'), because: 'run from China' },
    { to: aSubsidiary('MY', 'MO', { headquarters: 'US' }), is: shut('veu-applicant', 'veu-barred-party'), because: 'a parent in Macau' },
    {
      to: ofUs({ stateControl: { government: 'CN', extent: 'wholly-owned' } }),
      is: shut('veu-applicant', 'veu-barred-party'),
      because: 'owned by the state of China',
    },
    {
      to: ofUs({ headquarters: undefined }),
      is: open('veu-applicant', 'veu-barred-party'),
      because: 'no headquarters',
    },
    { to: ofUs({ ultimateParents: undefined }), is: open('veu-applicant', 'veu-barred-party'), because: 'no word of a parent' },
    { to: ofUs({ headquarters: ['US', 'SG'] }), is: open('veu-applicant'), because: 'R-02: two candidates, one of them no partner' },
    { to: ofUs({ headquarters: ['US', 'IE'] }), is: met, because: 'two candidates, both partners, and the share at home is met' },
  ])('$is.status: $because', ({ to, is }) => {
    const site = { ...dataCenter, country: to.country }
    const usage = shares({ byCountry: { [to.country]: 100_000_000 } })
    expect(cameOut(toUniversal({ to, dataCenter: site, usage }))).toEqual(is)
  })

  test.each([
    { to: aSubsidiary('DE', 'IN'), effect: 'needs-review' },
    { to: aSubsidiary('VN', 'JP'), effect: 'note' },
  ])('R-16 is named for $to.country, as a $effect', ({ to, effect }) => {
    const { flags } = codified(toUniversal({ to, dataCenter: { ...dataCenter, country: to.country } }))
    expect(flags.find(({ code }) => code === 'R-16')?.effect).toBe(effect)
  })
})

// The applicant is the owner of the circuits; an operator that is another firm needs the class in its own name.
describe('owner and operator', () => {
  const operator = ofUs({ name: 'Example Operations Ltd' })
  const owner = ofUs({ name: 'Example Assets Inc' })
  const own = universal({ holder: 'operator' })

  test.each([
    { holder: 'ultimateConsignee', is: met, because: 'the consignee owns' },
    { holder: 'owner', is: met, because: 'so does it by its other name' },
    { holder: 'endUser', is: met, because: 'and by another' },
    { holder: 'exporter', is: open('veu-holder'), because: 'nobody is named as exporter' },
    { holder: 'landlord', is: open('veu-holder'), because: 'no role of a deal' },
    { holder: undefined, is: open('veu-holder'), because: 'no role' },
  ])('held by $holder, $is.status: $because', ({ holder, is }) => {
    expect(cameOut(toUniversal({ authorizations: [universal({ holder })] }))).toEqual(is)
  })

  test.each([
    { parties: { operator }, authorizations: [universal()], is: shut('veu-operator'), because: 'the operator has none' },
    { parties: { operator }, authorizations: [universal(), own], is: met, because: 'the operator has its own' },
    { parties: { operator: ofUs() }, authorizations: [universal()], is: met, because: 'the owner by the same name' },
    {
      parties: { operator: aSubsidiary('MY', 'SG', { headquarters: 'US' }) },
      authorizations: [universal()],
      is: open('veu-applicant'),
      because: 'the owner by the same name, otherwise described',
    },
    {
      parties: { operator },
      authorizations: [universal(), universal({ holder: 'operator', class: 'national', country: 'MY' })],
      is: shut('veu-operator'),
      because: 'a national one is of another class',
    },
    {
      parties: { operator },
      authorizations: [universal(), universal({ holder: 'operator', listedFrom: '2026-03-03' })],
      is: shut('veu-operator'),
      because: 'listed the day after',
    },
    {
      parties: { operator: aFirm('MY', { name: 'Example Operations Ltd' }) },
      authorizations: [universal(), own],
      is: shut('veu-operator'),
      because: 'a firm of Malaysia cannot hold it',
    },
    {
      parties: { operator: aSubsidiary('MY', 'SG', { name: 'Example Operations Ltd', headquarters: 'US' }) },
      authorizations: [universal(), own],
      is: open('veu-operator'),
      because: 'R-16 of the operator',
    },
    { parties: { operator }, authorizations: [own], is: shut('veu-holder'), because: 'held by the operator alone' },
    { parties: { owner }, authorizations: [universal()], is: shut('veu-operator'), because: 'the consignee operates what another owns' },
    {
      parties: { owner },
      authorizations: [universal(), universal({ holder: 'ultimateConsignee' })],
      is: met,
      because: 'and has its own',
    },
  ])('$is.status: $because', ({ parties, authorizations, is }) => {
    expect(cameOut(toUniversal({ parties, authorizations }))).toEqual(is)
  })

  // lease, colocation, hosting and mixed ownership are for a person.
  test.each([
    { change: { to: ofUs({ tenure: 'owned' as const }) }, is: met, because: 'owned' },
    { change: { to: ofUs({ tenure: 'leased' as const }) }, is: open('veu-tenure'), because: 'leased' },
    { change: { to: ofUs({ tenure: 'colocated' as const }) }, is: open('veu-tenure'), because: 'colocated' },
    { change: { to: ofUs({ tenure: 'hosted' as const }) }, is: open('veu-tenure'), because: 'hosted' },
    { change: { parties: { endUser: operator } }, is: open('veu-tenure'), because: 'somebody else uses what it owns and operates' },
    { change: { parties: { purchaser: owner } }, is: open('veu-tenure'), because: 'somebody else buys, and who owns was not said' },
    { change: { parties: { purchaser: owner, owner: ofUs() } }, is: met, because: 'somebody else buys, and who owns was said' },
    {
      change: { parties: { owner, operator }, authorizations: [universal(), own] },
      is: open('veu-tenure'),
      because: 'the consignee neither owns nor operates',
    },
    {
      change: { cluster: { operator: 'Another Firm Ltd', country: 'MY', totalTpp: 0 } },
      is: open('veu-tenure'),
      because: 'another firm runs the cluster',
    },
  ])('$is.status: $because', ({ change, is }) => {
    const answer = codified(toUniversal(change))
    expect({ status: statusOf(answer), by: leftOpen(answer) }).toEqual(is)
    expect(codesIn(answer).includes('R-20')).toBe(is !== met)
  })

  // Supplement No. 10, paragraph 4: nothing into the hands of anybody of Macau or D:5.
  test.each([
    { country: 'SG', headquarters: 'CN', status: 'does-not-cover', because: 'a forwarder from China that takes title' },
    { country: 'CN', headquarters: 'US', status: 'does-not-cover', because: 'one located in China' },
    { country: 'SG', headquarters: 'SG', status: 'covers', because: 'one from Singapore' },
    { country: 'SG', headquarters: undefined, status: 'needs-review', because: 'one from nobody knows where' },
  ])('$status: $because', ({ country, headquarters, status }) => {
    const freightForwarder = aFirm(country, { name: 'Example Forwarding', headquarters, takesTitle: true })
    expect(cameOut(toUniversal({ parties: { freightForwarder } })).status).toBe(status)
  })
})

// Data centers anywhere but in Macau and D:5; exports and reexports; what it receives stays there.
describe('where and how', () => {
  const at = (country: string, change = {}) => toUniversal({ to: ofUs({ country }), dataCenter: { ...dataCenter, country }, ...change })
  const inCountry = (country: string) => at(country, { usage: shares({ byCountry: { [country]: 0 } }) })

  test.each([
    { given: inCountry('SA'), is: met, because: 'D:4' },
    { given: inCountry('VN'), is: met, because: 'D:1' },
    { given: at('DE'), is: met, because: 'a partner country' },
    { given: toUniversal({ dataCenter: { ...dataCenter, country: 'CN' } }), is: 'does-not-cover', because: 'China' },
    { given: toUniversal({ dataCenter: { ...dataCenter, country: 'MO' } }), is: 'does-not-cover', because: 'Macau' },
    { given: { ...inCountry('KH'), asOf: '2025-11-06' }, is: 'does-not-cover', because: 'Cambodia in D:5' },
    { given: { ...inCountry('KH'), asOf: '2025-11-07' }, is: met, because: 'Cambodia out of it' },
    { given: toUniversal({ endUse: { finalDestination: 'CN' } }), is: 'does-not-cover', because: 'on to China' },
    { given: toUniversal({ endUse: { finalDestination: 'TH' } }), is: open('veu-stays'), because: 'on to Thailand' },
    { given: toUniversal({ endUse: { finalDestination: 'MY' } }), is: met, because: 'on to nowhere else' },
    { given: toUniversal({ endUse: { purpose: 'resale' } }), is: shut('veu-stays'), because: 'for resale' },
    { given: toUniversal({ endUse: { purpose: 'training' } }), is: met, because: 'for its own use' },
    { given: toUniversal({ activity: 'reexport', exportFrom: 'SG' }), is: met, because: 'a reexport' },
    { given: toUniversal({ activity: 'transfer', exportFrom: 'MY' }), is: open('veu-movement'), because: 'inside the country' },
    {
      given: toUniversal({ dataCenter: undefined, parties: { operator: ofUs({ country: 'TH' }) } }),
      is: open('veu-location', 'veu-new-site', 'uveu-single-country'),
      because: 'consignee and operator are in two countries, and the data center in which was not said',
    },
  ])('$because', ({ given, is }) => {
    if (typeof is === 'string') expect(cameOut(given).status).toBe(is)
    else expect(cameOut(given)).toEqual(is)
  })

  // Supplement No. 10, paragraph 7.
  test.each([
    { country: 'MY', customer: undefined, status: 'does-not-cover', because: 'outside the partner countries' },
    { country: 'DE', customer: undefined, status: 'covers', because: 'in Germany' },
    { country: 'DE', customer: aFirm('FR', { name: 'A Customer' }), status: 'covers', because: 'in Germany for a firm of France' },
    {
      country: 'DE',
      customer: aFirm('IN', { name: 'A Customer' }),
      status: 'does-not-cover',
      because: 'in Germany for a firm of India',
    },
  ])('training a model of 4E091, $status: $because', ({ country, customer, status }) => {
    expect(cameOut(at(country, { endUse: { trainsControlledWeights: true }, parties: { customer } })).status).toBe(status)
  })
})

// 748.15(a)(2)(ii)(A): BIS is notified 180 days before anything is shipped to a new data center.
// Supplement No. 10, paragraph 5: and 60 days before circuits cross a border or are installed in a new country.
describe('notice', () => {
  test.each([
    { newSite: true, noticeOn: '2025-09-03', is: met, because: '180 days' },
    { newSite: true, noticeOn: '2025-09-04', is: shut('veu-new-site'), because: '179 days' },
    { newSite: true, noticeOn: undefined, is: open('veu-new-site'), because: 'the day was not given' },
    { newSite: false, noticeOn: undefined, is: met, because: 'not new' },
    { newSite: undefined, noticeOn: undefined, is: open('veu-new-site'), because: 'whether it is new was not given' },
    { newSite: undefined, noticeOn: '2025-09-03', is: met, because: '180 days, new or not' },
    { newSite: undefined, noticeOn: '2025-09-04', is: open('veu-new-site'), because: '179 days, and whether it is new was not given' },
  ])('of a new data center, $is.status: $because', ({ newSite, noticeOn, is }) => {
    expect(cameOut(toUniversal({ dataCenter: { ...dataCenter, newSite, noticeOn } }))).toEqual(is)
  })

  test.each([
    { activity: 'reexport' as const, noticeOn: '2026-01-01', tpp: 1000, is: met, because: '60 days' },
    { activity: 'reexport' as const, noticeOn: '2026-01-02', tpp: 1000, is: shut('veu-cross-border'), because: '59 days' },
    { activity: 'export' as const, noticeOn: '2026-01-02', tpp: 1000, is: met, because: 'from the United States to where it already is' },
    { activity: 'export' as const, noticeOn: '2026-01-02', tpp: 0, is: shut('veu-cross-border'), because: 'the first in the country' },
    { activity: 'export' as const, noticeOn: '2026-01-01', tpp: 0, is: met, because: 'the first, with 60 days' },
  ])('of a border crossed, $is.status: $because', ({ activity, noticeOn, tpp, is }) => {
    const given = toUniversal({ activity, exportFrom: activity === 'reexport' ? 'SG' : 'US', dataCenter: { ...dataCenter, noticeOn } })
    expect(cameOut({ ...given, usage: shares({ byCountry: { MY: tpp } }) })).toEqual(is)
  })
})

// The section is for what a data center needs: circuits and machines at the .a level. What was not read of it is unknown.
describe('what it receives', () => {
  test.each([
    { item: chip('nvidia-h100-sxm'), is: met, because: '3A090.a' },
    { item: system([circuit(15_824)]), is: met, because: 'a server with such circuits' },
    { item: gamingCard, is: met, because: 'a card at the .a level' },
    { item: hbm, to: 'MY', is: 'no-license-required', because: 'memory is free there' },
    { item: serving('3E001', '3A090.a'), is: open('veu-item'), because: 'technology: the text says nothing' },
    {
      item: { kind: 'classified' as const, eccn: '4A003.z.1.a', tpp: 20_000, quantity: 1 },
      is: open('veu-item'),
      because: 'an entry that is controlled for crime too',
    },
  ])('$because', ({ item, is }) => {
    const answer = codified(toUniversal({ items: [item] }))
    if (typeof is === 'string') expect(answer.outcome).toBe(is)
    else expect({ status: statusOf(answer), by: leftOpen(answer) }).toEqual(is)
  })

  test('what is asked for under part 744 is not lifted', () => {
    const concern = { kind: 'military' as const, knowledge: true, place: 'MY' }
    const listings = [{ list: 'EL', licenseScope: 'All items subject to the EAR', confirmed: true }]
    expect(codified(toUniversal({ to: ofUs({ listings }) })).outcome).not.toBe('authorized')
    expect(codified(toUniversal({ endUse: { concerns: [{ ...concern, kind: 'wmd' as const }] } })).outcome).not.toBe('authorized')
  })

  test('an authorization comes before an exception that would serve as well', () => {
    const answer = codified(toUniversal({ items: [gamingCard] }))
    expect(answer.outcome).toBe('authorized')
    const without = codified(toUniversal({ items: [gamingCard], authorizations: undefined }))
    expect(without.outcome).toBe('license-exception')
  })

  test('an exception serves the item that it does not cover', () => {
    const answer = codified(
      toUniversal({
        to: ofUs({ country: 'SA' }),
        dataCenter: { ...dataCenter, country: 'SA' },
        items: [circuit(15_824), dataCenterB],
        usage: shares({ byCountry: { SA: 0 } }),
      }),
    )
    expect(answer.items.map(({ outcome }) => outcome)).toEqual(['authorized', 'license-exception'])
    expect(answer.duties.map(({ code }) => code)).toContain('veu-chip-accounting')
  })
})

// Whatever is left out of a good order, nothing of it permits on less than all that is asked.
describe('left out of a good order', () => {
  test.each(['evidence', 'usage', 'dataCenter', 'authorizations'] as const)('%s', (key) => {
    expect(codified({ ...toUniversal(), [key]: undefined }).outcome).not.toBe('authorized')
  })

  test.each(['class', 'holder', 'listedFrom'] as const)('%s of the authorization', (key) => {
    expect(cameOut(toUniversal({ authorizations: [universal({ [key]: undefined })] })).status).toBe('needs-review')
  })
})

test('certifications alone authorize nobody', () => {
  expect(codified(toUniversal({ authorizations: undefined, evidence: [certified()] })).outcome).not.toBe('authorized')
})
