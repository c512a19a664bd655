import type { CheckInput } from '../domain/customers/check'
import type { CustomerFacts } from '../domain/customers/customer'
import type { CustomerCheck } from './compose-check'

/** What a check was decided from, as its record has it. */
export const inputFromText = (text: string): CheckInput => {
  const input = JSON.parse(text) as CheckInput
  return { ...input, facts: withInstants(input.facts) }
}

export const factsFromText = (text: string): CustomerFacts => withInstants(JSON.parse(text) as CustomerFacts)

export const answerFromText = (text: string): CustomerCheck => JSON.parse(text) as CustomerCheck

/** JSON has no instants: those of accesses and verifications are read again, in the places where they stood. */
const withInstants = (facts: CustomerFacts): CustomerFacts => {
  const { customer, verifications } = facts
  return {
    ...facts,
    customer: customer.accessIps === undefined ? customer : { ...customer, accessIps: customer.accessIps.map(withInstant) },
    ...(verifications === undefined ? {} : { verifications: verifications.map(withInstant) }),
  }
}

const withInstant = <T extends { readonly at?: Date | undefined }>(each: T): T =>
  each.at === undefined ? each : { ...each, at: new Date(each.at) }
