import { dutyId } from '../domain/back-office/duty-id'
import { isByNotice } from '../domain/back-office/notification-wait'
import { owedDuties } from '../domain/back-office/owed-duties'
import type { DutyLaw, OwedDuty } from '../domain/back-office/owed-duty'
import { type BaseTrack, governing, type IsoDate } from '../domain/law'
import type { Screening } from '../domain/screening/screening'
import { dutyClocks } from '../regimes/us/duty-clocks'
import { advancedComputing } from '../regimes/us/exception-nac-aca'
import { veuReports } from '../regimes/us/veu-reports'
import type { Moment } from '../store/caller'
import type { CountedSource, DutySource, NewDuty } from '../store/duty-store'
import type { Store } from '../store/store'
import { askedOf } from './composed-answer'
import type { DeterminationAnswer } from './create-determination'
import { dutiesOfCheck } from './duties-of-check'

/** Tells the calendar day of an instant in US Eastern. */
export type DayOf = (at: Date) => IsoDate

/** Records taken up at a time, and how often one run or one question does so. */
const sourcesMax = 50
const roundsMax = 4

/**
 * Counts the days of what decided records leave to be done. It runs by the minute, and before a tenant's duties are told, so
 * that an order which was just allowed is among them. Tells how many records were taken up.
 *
 * @param tenant Absent: of all.
 */
export const countDuties = async (store: Store, now: Moment, dayOf: DayOf, tenant?: string): Promise<number> => {
  const faults: unknown[] = []
  let taken = 0
  for (let round = 0; round < roundsMax; round++) {
    const sources = await store.uncounted(tenant, sourcesMax)
    const counted = await Promise.all(sources.map((source) => countedOr(source, dayOf, faults)))
    const good = counted.filter((each) => each !== undefined)
    await store.keepCounted(now, good)
    taken += good.length
    // One that cannot be counted stays, and keeps none of the others back.
    if (sources.length < sourcesMax || good.length === 0) break
  }
  if (faults.length > 0) throw faults[0]
  return taken
}

const countedOr = async (source: DutySource, dayOf: DayOf, faults: unknown[]): Promise<CountedSource | undefined> => {
  try {
    const { tenant, kind, record, asked } = source
    return { tenant, kind, record, asked, duties: await dutiesFrom(source, dayOf) }
  } catch (fault) {
    faults.push(fault)
    return undefined
  }
}

const dutiesFrom = (source: DutySource, dayOf: DayOf): Promise<readonly NewDuty[]> => {
  if (source.kind === 'check') return dutiesOfCheck(source)
  const owed = owedBy(source, dayOf)
  return Promise.all(owed.map((duty) => newDuty(source.tenant, duty, source.record)))
}

/** What a screening leaves to be done. Of a blocked one only the wait that it may be for; of a question under a scenario nothing. */
const owedBy = ({ input, answer, decidedAt, leftAt }: Extract<DutySource, { kind: 'screening' }>, dayOf: DayOf): readonly OwedDuty[] => {
  if (input === null || answer === null) return []
  const { given } = askedOf(input).input
  const { decision, outstanding, determination } = JSON.parse(answer) as Screening<DeterminationAnswer>
  const { track, status } = determination.law
  if (status === 'hypothetical') return []
  const leftOn = leftAt === null ? undefined : dayOf(leftAt)
  const order = {
    given,
    outstanding: decision === 'block' ? [] : outstanding,
    isByNotice: isByNotice(determination),
    decidedOn: dayOf(decidedAt),
    leftOn,
  }
  return owedDuties(order, dutyLawOn(leftOn ?? given.asOf, track))
}

export const dutyLawOn = (day: IsoDate, track: string): DutyLaw => {
  const base: BaseTrack = track === 'codified' ? 'codified' : 'enforced'
  return {
    clocks: governing(dutyClocks, day)?.value ?? [],
    reports: governing(veuReports, day, base),
    notified: governing(advancedComputing, day, base),
  }
}

/** An order has each duty once, whatever its day becomes; what several share is of its day. */
const newDuty = async (tenant: string, duty: OwedDuty, screening: string): Promise<NewDuty> => {
  const { code, dueOn = null, isWait = false, shared, owner, when, what, channel, cite } = duty
  const named = shared === undefined ? [screening] : [shared, what, dueOn]
  return {
    id: await dutyId([tenant, 'order', code, ...named]),
    code,
    dueOn,
    isWait,
    customer: null,
    body: JSON.stringify({ owner, when, what, channel, cite }),
  }
}
