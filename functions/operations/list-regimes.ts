import type { IsoDate, Provision } from '../domain/law'
import type { Scenario } from '../domain/scenarios/scenario-terms'
import type { TimelineRow } from '../domain/timeline'
import { scenarios } from '../regimes/scenarios/scenarios'
import { enforcedLaw } from '../regimes/us/law-of-day'
import { usProvisions } from '../regimes/us/provisions'
import { overlays, regimes } from '../regimes/us/timeline'
import { type LawStamp, stampOf } from './law-stamp'

export type RegimesAnswer = {
  readonly law: LawStamp
  readonly regimes: readonly TimelineRow[]
  readonly overlays: readonly TimelineRow[]
  readonly scenarios: readonly Scenario[]
  readonly provisions: readonly Provision<unknown>[]
}

/** The timeline, and every provision with all its entries. */
export const listRegimes = (today: IsoDate): RegimesAnswer => ({
  law: stampOf(enforcedLaw(today)),
  regimes,
  overlays,
  scenarios,
  provisions: usProvisions,
})
