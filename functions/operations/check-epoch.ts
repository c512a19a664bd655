import type { History, IsoDate, Provision } from '../domain/law'
import { bindsFrom, dayAfter } from '../domain/law'
import { rulebookHash } from '../regimes/rulebook-hash'
import { computeLines } from '../regimes/us/customers/compute-lines'
import { customerPlaces } from '../regimes/us/customers/customer-places'
import { listedFlags } from '../regimes/us/customers/listed-flags'
import { ruleStates } from '../regimes/us/customers/rule-states'
import { specialMeasures } from '../regimes/us/customers/special-measures'
import { wariness } from '../regimes/us/customers/wariness'
import { usProvisions } from '../regimes/us/provisions'
import { kycPolicyVersion } from './compose-check'

const histories: readonly History<unknown>[] = [
  ...(usProvisions as readonly Provision<unknown>[]),
  ...(ruleStates as readonly Provision<unknown>[]),
  ...(specialMeasures as readonly Provision<unknown>[]),
  customerPlaces,
  computeLines,
  wariness,
  listedFlags,
].map(({ history }) => history)

/** Every day on which an entry of the law begins to bind, oldest first. */
const changeDays: readonly IsoDate[] = [...new Set(histories.flatMap((history) => history.map(bindsFrom)))].sort()

/**
 * Under what a check was made: lists, law and policy. Of two checks of the same facts with the same epoch the second says the same,
 * but for what only its day brings. The law of a day is named by the last day before it on which anything of it changed.
 *
 * @param snapshot Hash of the lists.
 */
export const checkEpoch = (snapshot: string, asOf: IsoDate): string =>
  [snapshot, rulebookHash, changeDays.findLast((day) => day <= asOf) ?? 'before', kycPolicyVersion].join(' ')

/** The first day after one on which something of the law changes. Undefined: none that is known. */
export const nextChangeDay = (day: IsoDate): IsoDate | undefined => changeDays.find((each) => each >= dayAfter(day))
