import { productOf } from '../operations-count'
import type { Checked } from './checked'
import type { Raised } from './kyc-flag'

/** How it pays, whoever pays from wherever. */
export const paymentHabitFlags = ({ facts: { customer, signals = {} }, law, tier }: Checked): readonly Raised[] => {
  const { method, wallet } = customer.payment ?? {}
  const { unusualPrepayment, listPriceRatio, changedBeforeActivation } = signals
  const { listPriceRatio: ratioMax } = law.wariness.value
  const isCash = method === 'cash' && tier !== 'T0'
  const isOver = listPriceRatio !== undefined && productOf([listPriceRatio]) > productOf([ratioMax])
  return [
    ...(unusualPrepayment === true || isCash
      ? [{ code: 'PAY_UNUSUAL_PREPAY' as const, because: 'pays up front, or in cash, where credit is usual' }]
      : []),
    ...(isOver
      ? [{ code: 'PAY_OVERPAY' as const, because: `pays ${listPriceRatio} times the list price, more than ${ratioMax} times` }]
      : []),
    ...(changedBeforeActivation === true
      ? [{ code: 'PAY_LAST_MINUTE' as const, because: 'payer, user or place was changed just before activation' }]
      : []),
    ...(method === 'virtual-currency' || wallet !== undefined
      ? [{ code: 'PAY_CRYPTO' as const, because: 'pays in a virtual currency: look the wallet up' }]
      : []),
  ]
}
