import type { FindChip } from './classification/circuit'
import type { InvalidFact } from './classification/classification'
import { classifyAll } from './classify-all'
import { conclude } from './conclude'
import type { Determination } from './determination'
import type { Export } from './export'
import { present } from './present'
import { ok, type Result } from './result'
import type { Law } from './rulebook'

/**
 * May these items go to these parties on this day, under which authority, with which duties? Pure: the law of the day
 * and the catalog are arguments. Forbid beats permit; unknown never permits.
 */
export const determine = (given: Export, law: Law, findChip: FindChip): Result<Determination, InvalidFact> => {
  const classified = classifyAll(given, law, findChip)
  return classified.ok ? ok(present(conclude(given, law, classified.value))) : classified
}
