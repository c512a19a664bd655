import { freeMail } from '../catalog/free-mail'
import type { CustomerFacts } from '../domain/customers/customer'

/** The facts with what their own mail address tells: that anyone has one like it. No statement to the contrary takes that away. */
export const withFreeMailSignal = (facts: CustomerFacts): CustomerFacts => {
  const domain = facts.customer.email?.split('@').at(-1)?.trim().toLowerCase()
  return domain !== undefined && freeMail.has(domain) ? { ...facts, signals: { ...facts.signals, isFreeMail: true } } : facts
}
