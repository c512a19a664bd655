import {
  dayMs,
  type HoldLine,
  type HoldOperation,
  type HoldRefusal,
  type Measure,
  ownHoldDaysMax,
  type PlacementRefusal,
  sharedHoldDaysMax,
} from '../../../functions/domain/quota/hold'
import type { Moment } from '../../../functions/store/caller'
import {
  allocationOf,
  amountsOf,
  heldOn,
  isNothing,
  lapse,
  letGo,
  type Model,
  type ModelAllocation,
  type ModelHold,
  named,
  nothing,
  plus,
  reachStep,
  shareOf,
} from './model'

type Placement = HoldOperation & { readonly op: 'place' }

/** A hold that was placed now, one that stands on the same terms, or why there is none. */
export type Placed = { readonly placed: ModelHold } | { readonly standing: ModelHold } | { readonly refused: HoldRefusal }

export const place = (model: Model, tenant: string, now: Moment, asked: Placement): Placed => {
  const at = now.at.getTime()
  const replaced = asked.replaces === undefined ? undefined : model.holds.get(named(tenant, asked.replaces))
  const drawnOn = asked.lines.flatMap(({ allocation }) => allocationOf(model, tenant, allocation) ?? [])
  for (const allocation of drawnOn) reachStep(allocation, now)
  for (const allocation of [...drawnOn, ...lapsedWith(replaced, at)]) lapse(allocation, at)

  const before = model.holds.get(named(tenant, asked.hold))
  if (before !== undefined) return known(before, asked.lines)
  const latest = at + dayMs * (drawnOn.some(({ owner }) => owner === '*') ? sharedHoldDaysMax : ownHoldDaysMax)
  const expiresAt = asked.expiresAt.getTime()
  if (expiresAt <= at || expiresAt > latest)
    return { refused: { reason: 'expiry-out-of-range', hold: asked.hold, after: new Date(at), latest: new Date(latest) } }
  const refusal = firstRefusal(model, tenant, now, asked.lines, replaced)
  if (refusal === undefined) return { placed: keep(model, tenant, at, asked, replaced) }
  if (refusal.reason !== 'measure-missing') burn(model, tenant, at, asked, refusal)
  return { refused: refusal }
}

const lapsedWith = (hold: ModelHold | undefined, at: number): readonly ModelAllocation[] =>
  hold !== undefined && hold.expiresAt <= at
    ? hold.lines.filter((line) => line.allocation.open.has(line)).map(({ allocation }) => allocation)
    : []

export const known = (hold: ModelHold, lines: readonly HoldLine[]): Placed => {
  if (hold.refusal !== undefined) return { refused: { reason: 'hold-refused', hold: hold.id, refusal: hold.refusal } }
  if (JSON.stringify(hold.terms) === JSON.stringify(lines)) return { standing: hold }
  return { refused: { reason: 'hold-differs', hold: hold.id, placed: hold.terms } }
}

type NoRoom = PlacementRefusal | (HoldRefusal & { readonly reason: 'measure-missing' })

/** One pass for each kind of refusal, in the order in which they are heard. */
const firstRefusal = (
  model: Model,
  tenant: string,
  { day }: Moment,
  lines: readonly HoldLine[],
  replaced: ModelHold | undefined,
): NoRoom | undefined => {
  const drawn = lines.map(({ allocation }) => allocationOf(model, tenant, allocation))
  const first = (refuse: (line: HoldLine, on: ModelAllocation | undefined, at: number) => NoRoom | undefined) =>
    lines.map((line, at) => refuse(line, drawn[at], at)).find((refusal) => refusal !== undefined)
  return (
    first(({ allocation }, on, line) => (on === undefined ? { reason: 'allocation-not-found', line, allocation } : undefined)) ??
    first(({ allocation }, on, line) =>
      on !== undefined && (day < on.terms.period.from || day > on.terms.period.to)
        ? { reason: 'allocation-closed', line, allocation }
        : undefined,
    ) ??
    first((asked, on, line) => {
      const measure = on && missingMeasure(asked, on)
      return measure && { reason: 'measure-missing', line, allocation: asked.allocation, measure }
    }) ??
    first((asked, on, line) => on && noRoom(asked, on, line, replaced, day))
  )
}

const missingMeasure = ({ units, value }: HoldLine, { terms, step }: ModelAllocation): Measure | undefined => {
  const ceiling = terms.ceilings[step]
  if (ceiling?.units !== undefined && units === undefined) return 'units'
  return ceiling?.value !== undefined && value?.currency !== ceiling.value.currency ? 'value' : undefined
}

const noRoom = (
  asked: HoldLine,
  on: ModelAllocation,
  line: number,
  replaced: ModelHold | undefined,
  day: string,
): PlacementRefusal | undefined => {
  const ceiling = on.terms.ceilings[on.step]
  const share = on.terms.ratio === undefined ? Number.MAX_SAFE_INTEGER : shareOf(on.terms.ratio, on.base)
  const used = plus(
    on.captured,
    heldOn(on, ({ hold }) => hold !== replaced),
  )
  const room = {
    tpp: Math.min(ceiling?.tpp ?? Number.MAX_SAFE_INTEGER, share) - used.tpp,
    units: (ceiling?.units ?? Number.MAX_SAFE_INTEGER) - used.units,
    value: (ceiling?.value?.minor ?? Number.MAX_SAFE_INTEGER) - used.value,
  }
  const wanted = amountsOf(asked)
  const measure = (['tpp', 'units', 'value'] as const).find((each) => wanted[each] > room[each])
  if (measure === undefined) return undefined
  const [requested, remaining] = [wanted[measure], Math.max(0, room[measure])]
  const fits = fitsFrom(on, plus(used, wanted), share, day)
  const refusal = { reason: 'ceiling-exceeded', line, allocation: asked.allocation, measure, requested, remaining } as const
  return fits === undefined ? refusal : { ...refusal, fitsFrom: fits }
}

/** The day of a later step that has room for all of it, if there is one while the allocation is open. */
const fitsFrom = ({ terms }: ModelAllocation, total: { tpp: number; units: number; value: number }, share: number, day: string) =>
  terms.ceilings.find(
    ({ from, tpp = Number.MAX_SAFE_INTEGER, units = Number.MAX_SAFE_INTEGER, value }) =>
      from > day &&
      from <= terms.period.to &&
      total.tpp <= Math.min(tpp, share) &&
      total.units <= units &&
      total.value <= (value?.minor ?? Number.MAX_SAFE_INTEGER),
  )?.from

const keep = (model: Model, tenant: string, at: number, asked: Placement, replaced: ModelHold | undefined): ModelHold => {
  const isReplaced = replaced?.state === 'held' || replaced?.state === 'partly-captured'
  for (const line of replaced?.lines ?? []) letGo(line)
  if (replaced !== undefined && isReplaced)
    replaced.state = replaced.lines.some(({ captured }) => !isNothing(captured)) ? 'captured' : 'released'
  const { hold: id, lines: terms } = asked
  const hold: ModelHold = {
    tenant,
    id,
    terms,
    placedAt: at,
    expiresAt: asked.expiresAt.getTime(),
    state: 'held',
    isFrozen: false,
    lines: [],
  }
  hold.lines = terms.flatMap((line) => {
    const allocation = allocationOf(model, tenant, line.allocation)
    return allocation === undefined ? [] : { hold, allocation, asked: line, held: amountsOf(line), captured: nothing, undone: nothing }
  })
  for (const line of hold.lines) {
    line.allocation.open.add(line)
    line.allocation.tenants.add(tenant)
  }
  model.holds.set(named(tenant, id), hold)
  return hold
}

/** A refused placement uses its id up. */
const burn = (model: Model, tenant: string, at: number, asked: Placement, refusal: PlacementRefusal): void => {
  const { hold: id, lines: terms } = asked
  const expiresAt = asked.expiresAt.getTime()
  model.holds.set(named(tenant, id), { tenant, id, terms, placedAt: at, expiresAt, state: 'refused', isFrozen: false, refusal, lines: [] })
}
