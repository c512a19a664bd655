import type { Provision } from '../domain/law'
import type { TimelineRow } from '../domain/timeline'
import { usProvisions } from '../regimes/us/provisions'
import { overlays, regimes } from '../regimes/us/timeline'

export type RegimesAnswer = {
  readonly regimes: readonly TimelineRow[]
  readonly overlays: readonly TimelineRow[]
  readonly scenarios: readonly never[]
  readonly provisions: readonly Provision<unknown>[]
}

/** The timeline, and every provision with all its entries. */
export const listRegimes = (): RegimesAnswer => ({ regimes, overlays, scenarios: [], provisions: usProvisions })
