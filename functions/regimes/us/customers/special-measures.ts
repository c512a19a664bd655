import type { SpecialMeasure } from '../../../domain/customers/customer-law'
import type { Provision } from '../../../domain/law'

/** Measures against persons or places, as the proposed rule would allow them. None was ever taken. */
export const specialMeasures: readonly Provision<SpecialMeasure>[] = []
