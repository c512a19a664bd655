import { expect, test } from 'vitest'
import { aTenant, request } from '../screenings/service'
import { aCheck, checked, post, read } from './service'

const report = (key: Parameters<typeof read>[0], from = '2026-01-01', to = '2026-12-31') =>
  read(key, `/v1/reports/kyc?from=${from}&to=${to}`)

test('accounts, unverified identities by what became of them, foreign owners by country, resellers and decisions', async () => {
  const key = await aTenant()
  const usPerson = { role: 'controller', name: 'Example Inhaberin', country: 'US', share: 100, isUsPerson: true }
  await checked(key, aCheck({ id: 'foreign' }), { at: '2026-03-01T12:00:00Z' })
  await checked(key, aCheck({ id: 'at-home', isUsPerson: true, people: [usPerson] }, { ownership: undefined }), {
    at: '2026-03-01T12:00:00Z',
  })
  await checked(key, aCheck({ id: 'reseller', isReseller: true }), { at: '2026-03-02T12:00:00Z' })
  const asking = { verifications: [], compute: [{ chip: 'nvidia-h100-sxm', count: 1, hours: 10 }] }
  await checked(key, aCheck({ id: 'open' }, asking), { at: '2026-03-03T12:00:00Z' })
  await checked(key, aCheck({ id: 'later verified' }, asking), { at: '2026-03-03T12:00:00Z' })
  await checked(key, aCheck({ id: 'later verified' }), { at: '2026-03-04T12:00:00Z' })
  const { id } = await checked(key, aCheck({ id: 'refused' }, asking), { at: '2026-03-05T12:00:00Z' })
  await post(key, `/v1/customers/checks/${id}/dispositions`, { ruling: 'refuse', reason: 'Not who it says.', by: 'Example Officer' })
  expect(await report(key)).toEqual({
    from: '2026-01-01',
    to: '2026-12-31',
    accounts: 6,
    foreignAccounts: 5,
    unverified: { open: 1, resolved: 1, refused: 1 },
    foreignOwners: [{ country: 'DE', count: 5 }],
    resellers: [{ customer: 'reseller', country: 'DE' }],
    decisions: { allow: expect.any(Number), review: expect.any(Number), block: 0 },
  })
  // The last day counts, and what comes after it does not.
  expect(await report(key, '2026-03-01', '2026-03-01')).toMatchObject({ accounts: 2, resellers: [], decisions: { allow: 2 } })
  expect(await report(await aTenant())).toMatchObject({ accounts: 0, foreignOwners: [] })
})

test.each([
  ['from=2026-01-02&to=2026-01-01', '/to'],
  ['from=2025-01-01&to=2026-12-31', '/to'],
  ['from=2026-01-01', '/to'],
])('a period that does not fit is pointed at: %s', async (query, pointer) => {
  const response = await request(await aTenant(), `/v1/reports/kyc?${query}`)
  expect(response.status).toBe(422)
  expect((await response.json<{ errors: { pointer: string }[] }>()).errors.map((each) => each.pointer)).toContain(pointer)
})
