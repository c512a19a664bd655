import type { Export } from '../domain/export'
import { hashConsignee } from '../operations/hash-marks'
import type { Mark } from '../store/screening-store'

/** Hashes what a consignee is known by under the deployment's secret. Without one nobody could be compared, and nobody is let through. */
export const marker =
  (secret: string | undefined) =>
  async (given: Export): Promise<readonly Mark[]> => {
    if (secret === undefined || secret === '') throw new Error('MARK_SECRET is not set')
    return hashConsignee(secret, given)
  }
