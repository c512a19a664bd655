import type { IsoDate } from '../domain/law'
import { rulebookHash } from '../regimes/rulebook-hash'
import { knownLaw } from '../regimes/us/known-law'

/** Which rulebook the service answers from, and up to which day the law was followed. */
export const getHealth = (): { readonly rulebook: string; readonly knownThrough: IsoDate } => ({
  rulebook: rulebookHash,
  knownThrough: knownLaw.through,
})
