import { describe, expect, test } from 'vitest'
import { businessFlags } from '../../../functions/domain/customers/business-flags'
import type { Customer } from '../../../functions/domain/customers/customer'
import { paymentHabitFlags } from '../../../functions/domain/customers/payment-habit-flags'
import type { Signals } from '../../../functions/domain/customers/signals'
import { withFreeMailSignal } from '../../../functions/operations/free-mail-signal'
import { aChecked, aFirmOf, codesOf, machines } from '../../support/kyc-checked'

type Words = NonNullable<Parameters<typeof aChecked>[0]>
const raised = (words: Words) => codesOf(businessFlags(aChecked(words)))
const aPerson: Customer = { type: 'individual', addresses: [{ country: 'GB' }] }

test('an established firm raises nothing', () => {
  expect(raised({ signals: { webPresence: 'established', addressClass: 'office', headcount: 4 } })).toEqual([])
})

// Founded less than twelve months ago. Outside A:1 also: founded on or after 7 October 2022.
describe('when a firm was founded', () => {
  test.each([
    { of: 'GB', foundedOn: '2025-11-22', flags: [], because: 'twelve months ago today' },
    { of: 'GB', foundedOn: '2025-11-23', flags: ['BIZ_NEW'], because: 'a day less' },
    { of: 'IN', foundedOn: '2022-10-06', flags: [], because: 'the day before the controls' },
    { of: 'SG', foundedOn: '2022-10-06', flags: [], because: 'the day before the controls' },
    { of: 'SG', foundedOn: '2022-10-07', flags: ['BIZ_POST_CONTROL'], because: 'the first day of the controls' },
    { of: 'IN', foundedOn: '2022-10-07', flags: [], because: 'India is in A:1' },
    { of: 'AE', foundedOn: '2022-10-07', flags: ['BIZ_POST_CONTROL'], because: 'A:5 is not A:1' },
    { of: 'SG', foundedOn: '2026-11-22', flags: ['BIZ_NEW', 'BIZ_POST_CONTROL'], because: 'today' },
    { of: 'GB', foundedOn: undefined, flags: ['BIZ_NEW'], because: 'nobody told, so perhaps' },
    { of: 'SG', foundedOn: undefined, flags: ['BIZ_NEW', 'BIZ_POST_CONTROL'], because: 'nobody told, so perhaps' },
  ])('$of on $foundedOn: $flags, $because', ({ of, foundedOn, flags }) => {
    expect(raised({ customer: aFirmOf(of, { foundedOn }) })).toEqual(flags)
  })

  test('who asks for no advanced chip is not asked when it was founded', () => {
    expect(raised({ compute: [], customer: aFirmOf('SG', { foundedOn: undefined }) })).toEqual([])
    expect(raised({ compute: [], customer: aFirmOf('SG', { foundedOn: '2026-11-01' }) })).toEqual(['BIZ_NEW', 'BIZ_POST_CONTROL'])
  })

  test('run from elsewhere, or nobody knows from where, is outside as well', () => {
    const young = { foundedOn: '2023-01-01' }
    expect(raised({ customer: aFirmOf('GB', { ...young, headquarters: 'SG' }) })).toEqual(['BIZ_POST_CONTROL'])
    expect(raised({ customer: aFirmOf('GB', { ...young, headquarters: undefined }) })).toEqual(['BIZ_POST_CONTROL'])
    expect(raised({ customer: aFirmOf('GB', young) })).toEqual([])
  })

  test('an older firm that began to buy afterwards', () => {
    const bought = (of: string, firstAdvancedPurchaseOn: string) => raised({ customer: aFirmOf(of), signals: { firstAdvancedPurchaseOn } })
    expect(bought('SG', '2022-10-07')).toEqual(['BIZ_POST_CONTROL'])
    expect(bought('SG', '2022-10-06')).toEqual([])
    expect(bought('GB', '2024-01-01')).toEqual([])
  })

  test('a person is not founded', () => {
    expect(raised({ customer: aPerson })).toEqual([])
  })
})

describe('what kind of firm it is', () => {
  test.each([
    { signals: { webPresence: 'none' }, flags: ['BIZ_NO_WEB'] },
    { signals: { webPresence: 'thin' }, flags: ['BIZ_NO_WEB'] },
    { signals: { isFreeMail: true }, flags: ['BIZ_NO_WEB'] },
    { signals: { addressClass: 'residence' }, flags: ['BIZ_RESIDENTIAL'] },
    { signals: { addressClass: 'vague' }, flags: ['BIZ_RESIDENTIAL'] },
    { signals: { addressClass: 'unverifiable' }, flags: ['BIZ_RESIDENTIAL'] },
    { signals: { addressClass: 'virtual-office' }, flags: ['BIZ_MASS_ADDR'] },
    { signals: { firmsAtAddress: 50 }, flags: ['BIZ_MASS_ADDR'] },
    { signals: { firmsAtAddress: 49 }, flags: [] },
    { signals: { businessMismatch: true }, flags: ['BIZ_LOB_MISMATCH'] },
    { signals: { isForwarder: true }, flags: ['BIZ_FORWARDER'] },
    { signals: { addressClass: 'forwarder' }, flags: ['BIZ_FORWARDER'] },
    { signals: { annualRevenueUsd: 1_000_000, annualSpendUsd: 10_000_000 }, flags: [] },
    { signals: { annualRevenueUsd: 1_000_000, annualSpendUsd: 10_000_001 }, flags: ['BIZ_HEADCOUNT'] },
    { signals: { annualSpendUsd: 10_000_001 }, flags: [] },
  ] as const)('$signals: $flags', ({ signals, flags }) => {
    expect(raised({ signals })).toEqual(flags)
  })

  test('fewer than five staff are few from the second tier on', () => {
    const large = [machines({ count: 1000, hours: 1000 })]
    expect(raised({ signals: { headcount: 4 }, compute: large })).toEqual(['BIZ_HEADCOUNT'])
    expect(raised({ signals: { headcount: 5 }, compute: large })).toEqual([])
    expect(raised({ signals: { headcount: 4 } })).toEqual([])
  })

  test('a person who lives at home and writes from free mail is as persons are', () => {
    const signals: Signals = { isFreeMail: true, webPresence: 'none', addressClass: 'residence', headcount: 1 }
    expect(raised({ customer: aPerson, signals, compute: [machines({ count: 1000, hours: 1000 })] })).toEqual([])
  })
})

describe('mail of a firm', () => {
  const told = (email: string, signals?: Signals) =>
    withFreeMailSignal({ customer: { ...aFirmOf('GB'), email }, ...(signals ? { signals } : {}) }).signals
  test.each([
    { email: 'someone@gmail.com', isFreeMail: true },
    { email: 'someone@GMail.com ', isFreeMail: true },
    { email: 'someone@163.com', isFreeMail: true },
    { email: 'someone@models.example', isFreeMail: undefined },
    { email: 'gmail.com@models.example', isFreeMail: undefined },
  ])('$email: $isFreeMail', ({ email, isFreeMail }) => {
    expect(told(email)?.isFreeMail).toBe(isFreeMail)
  })

  test('no statement takes it away, and none is lost', () => {
    expect(told('someone@gmail.com', { isFreeMail: false, evasive: true })).toEqual({ isFreeMail: true, evasive: true })
    expect(told('someone@models.example', { isFreeMail: true })).toEqual({ isFreeMail: true })
  })
})

describe('how a customer pays', () => {
  const paid = (payment: Customer['payment'], signals: Signals = {}, words: Words = {}) =>
    codesOf(paymentHabitFlags(aChecked({ customer: aFirmOf('GB', { payment }), signals, ...words })))
  test.each([
    { payment: { method: 'card' }, signals: {}, flags: [] },
    { payment: { method: 'cash' }, signals: {}, flags: ['PAY_UNUSUAL_PREPAY'] },
    { payment: undefined, signals: { unusualPrepayment: true }, flags: ['PAY_UNUSUAL_PREPAY'] },
    { payment: undefined, signals: { listPriceRatio: 1.5 }, flags: [] },
    { payment: undefined, signals: { listPriceRatio: 1.51 }, flags: ['PAY_OVERPAY'] },
    { payment: undefined, signals: { changedBeforeActivation: true }, flags: ['PAY_LAST_MINUTE'] },
    { payment: { method: 'virtual-currency' }, signals: {}, flags: ['PAY_CRYPTO'] },
    { payment: { wallet: 'bc1example' }, signals: {}, flags: ['PAY_CRYPTO'] },
  ] as const)('$payment, $signals: $flags', ({ payment, signals, flags }) => {
    expect(paid(payment, signals)).toEqual(flags)
  })

  test('cash for no advanced chip is no matter', () => {
    expect(paid({ method: 'cash' }, {}, { compute: [] })).toEqual([])
  })
})
