import type { Export } from '../domain/export'
import type { Mark } from '../store/store'

/** Hashes what a consignee is known by under the deployment's secret. */
export const marker =
  (_secret: string | undefined) =>
  async (_given: Export): Promise<readonly Mark[]> => []
