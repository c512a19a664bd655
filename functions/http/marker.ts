import type { CustomerFacts } from '../domain/customers/customer'
import type { Export } from '../domain/export'
import { hashConsignee, hashCustomer } from '../operations/hash-marks'
import type { Mark } from '../store/screening-store'

/** Hashes what a consignee is known by under the deployment's secret. Without one nobody could be compared, and nobody is let through. */
export const marker =
  (secret: string | undefined) =>
  async (given: Export): Promise<readonly Mark[]> =>
    hashConsignee(known(secret), given)

/** The same of a customer. */
export const customerMarker =
  (secret: string | undefined) =>
  async (facts: CustomerFacts): Promise<readonly Mark[]> =>
    hashCustomer(known(secret), facts)

const known = (secret: string | undefined): string => {
  if (secret === undefined || secret === '') throw new Error('MARK_SECRET is not set')
  return secret
}
