import {
  dayMs,
  type HoldLine,
  type HoldOperation,
  type HoldRefusal,
  ownHoldDaysMax,
  sharedHoldDaysMax,
} from '../../../functions/domain/quota/hold'
import { amountsOf, isNothing, lapse, letGo, type Model, type ModelHold, type ModelLine, named, nothing, plus } from './model'

/** What is asked of a hold that was placed. */
export type LaterOperation = Exclude<HoldOperation, { op: 'place' }>

/** The refusal, or undefined where it was done. */
export const apply = (model: Model, tenant: string, at: number, asked: LaterOperation): HoldRefusal | undefined => {
  const hold = model.holds.get(named(tenant, asked.hold))
  if (hold !== undefined && hold.expiresAt <= at) for (const { allocation } of hold.lines) lapse(allocation, at)
  if (hold === undefined) return { reason: 'hold-not-found', hold: asked.hold }
  if (asked.op === 'reverse') return reverse(hold, asked)
  if (hold.state !== 'held' && hold.state !== 'partly-captured') return { reason: 'hold-not-open', hold: hold.id, state: hold.state }
  switch (asked.op) {
    case 'capture':
      return capture(hold, asked)
    case 'release':
      return release(hold)
    case 'extend':
      return extend(hold, asked.expiresAt)
    case 'freeze':
      hold.isFrozen = asked.frozen
      return undefined
  }
}

const capture = (hold: ModelHold, asked: LaterOperation & { op: 'capture' }): HoldRefusal | undefined => {
  if (hold.isFrozen) return { reason: 'hold-frozen', hold: hold.id }
  const wanted = asked.lines ?? hold.lines.map(({ asked: line, held }) => ({ ...line, ...valued(line, held) }))
  const refusal = firstExcess(hold, wanted, (line) => line.held)
  if (refusal !== undefined) return refusal
  for (const each of wanted) {
    const line = lineOn(hold, each.allocation)
    if (line === undefined) continue
    line.held = plus(line.held, amountsOf(each), -1)
    line.captured = plus(line.captured, amountsOf(each))
    line.allocation.captured = plus(line.allocation.captured, amountsOf(each))
    if (isNothing(line.held)) letGo(line)
  }
  return settle(hold, asked.final)
}

/** Everything that a line still holds, in the measures in which it was asked for. */
const valued = ({ units, value }: HoldLine, held: { tpp: number; units: number; value: number }) => ({
  tpp: held.tpp,
  ...(units === undefined ? {} : { units: held.units }),
  ...(value === undefined ? {} : { value: { currency: value.currency, minor: held.value } }),
})

const release = (hold: ModelHold): undefined => settle(hold, true)

const settle = (hold: ModelHold, isFinal: boolean): undefined => {
  if (isFinal) for (const line of hold.lines) letGo(line)
  const hasCaptured = hold.lines.some(({ captured }) => !isNothing(captured))
  const isOpen = hold.lines.some((line) => line.allocation.open.has(line))
  hold.state = isOpen ? (hasCaptured ? 'partly-captured' : hold.state) : hasCaptured ? 'captured' : 'released'
}

const extend = (hold: ModelHold, expiresAt: Date): HoldRefusal | undefined => {
  const isShared = hold.lines.some(({ allocation }) => allocation.owner === '*')
  const latest = hold.placedAt + dayMs * (isShared ? sharedHoldDaysMax : ownHoldDaysMax)
  if (expiresAt.getTime() < hold.expiresAt) return { reason: 'not-later', hold: hold.id, expiresAt: new Date(hold.expiresAt) }
  if (expiresAt.getTime() > latest) return { reason: 'held-too-long', hold: hold.id, latest: new Date(latest) }
  hold.expiresAt = expiresAt.getTime()
  return undefined
}

const reverse = (hold: ModelHold, asked: LaterOperation & { op: 'reverse' }): HoldRefusal | undefined => {
  const refusal = firstExcess(hold, asked.lines, (line) => plus(line.captured, line.undone, -1))
  if (refusal !== undefined) return refusal
  for (const each of asked.lines) {
    const line = lineOn(hold, each.allocation)
    if (line === undefined) continue
    line.undone = plus(line.undone, amountsOf(each))
    if (asked.restores.includes(line.allocation.terms.kind)) line.allocation.captured = plus(line.allocation.captured, amountsOf(each), -1)
  }
  return undefined
}

const lineOn = (hold: ModelHold, allocation: string): ModelLine | undefined =>
  hold.lines.find((line) => line.asked.allocation === allocation)

/** A measure that is missing is heard before an amount that is too large. */
const firstExcess = (hold: ModelHold, wanted: readonly HoldLine[], left: (line: ModelLine) => typeof nothing): HoldRefusal | undefined => {
  const lines = wanted.map((each) => lineOn(hold, each.allocation))
  const missing = wanted.findIndex(({ units, value }, at) => {
    const asked = lines[at]?.asked
    return (
      asked !== undefined &&
      ((asked.units !== undefined && units === undefined) || (asked.value !== undefined && value?.currency !== asked.value.currency))
    )
  })
  const [lacking, asked] = [wanted[missing], lines[missing]?.asked]
  if (lacking !== undefined) {
    const measure = asked?.units !== undefined && lacking.units === undefined ? 'units' : 'value'
    return { reason: 'measure-missing', line: missing, allocation: lacking.allocation, measure }
  }
  for (const [line, each] of wanted.entries()) {
    const on = lines[line]
    const [want, has] = [amountsOf(each), on === undefined ? nothing : left(on)]
    const measure = on === undefined ? 'tpp' : (['tpp', 'units', 'value'] as const).find((name) => want[name] > has[name])
    if (measure !== undefined) {
      const [requested, remaining] = [want[measure], has[measure]]
      return { reason: 'capture-exceeds-hold', hold: hold.id, line, allocation: each.allocation, measure, requested, remaining }
    }
  }
  return undefined
}
