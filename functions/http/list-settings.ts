import type { ListPolicy } from '../domain/lists/list-state'
import type { Bindings } from './bindings'

/** Hours after which lists are too old, unless the deployment says otherwise. */
const staleHoursDefault = 48
/** The share of its entries that a list may lose from one snapshot to the next. */
const shrinkMaxDefault = 0.1

/** What a deployment asks of its lists. What is no number is as if it were not there. */
export const listPolicyOf = (env: Bindings | undefined): ListPolicy => ({
  staleHours: numberIn(env?.LISTS_STALE_HOURS) ?? staleHoursDefault,
  requireFull: env?.REQUIRE_FULL_LISTS === 'true',
})

export const shrinkMaxOf = (env: Bindings | undefined): number => {
  const given = numberIn(env?.LISTS_SHRINK_MAX)
  return given === undefined || given > 1 ? shrinkMaxDefault : given
}

const numberIn = (text: string | undefined): number | undefined => {
  const given = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(given) && given >= 0 ? given : undefined
}
