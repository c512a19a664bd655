import { kindOfId, ownerOf, stepOn } from '../../../functions/domain/quota/allocation'
import type { Hold, HoldLine, HoldOperation, HoldRefusal } from '../../../functions/domain/quota/hold'
import { type Caller, deployment, type Moment } from '../../../functions/store/caller'
import {
  allocationOf,
  amountsOf,
  heldOn,
  isOver,
  lapse,
  type Model,
  type ModelHold,
  named,
  nothing,
  plus,
  reachStep,
  shareOf,
} from './model'
import { apply } from './model-after'
import { known, type Placed, place } from './model-place'
import type { Request } from './requests'

type Answer = { readonly ok: boolean; readonly [part: string]: unknown }

/** What the store must answer; the model moves on as the ledger must. */
export const answerTo = (model: Model, request: Request): unknown => {
  const { caller, now } = request
  switch (request.call) {
    case 'place': {
      const { operation, attempt } = request
      const standing = model.holds.get(named(caller.tenant, operation.hold))
      const id = `place ${operation.hold} ${attempt}`
      const before = model.operations.get(named(caller.tenant, id))
      if (before !== undefined && before.outcome !== 'placed') return before.answer
      const placed = standing === undefined ? place(model, caller.tenant, now, operation) : known(standing, operation.lines)
      const answer = placementAnswer(placed, now)
      if (standing === undefined)
        model.operations.set(named(caller.tenant, id), { asked: '', outcome: outcomeOf(operation, answer, placed), answer })
      return answer
    }
    case 'apply':
      return applied(model, caller, now, request.id, request.operation)
    case 'many':
      return request.operations.map(({ id, operation }) => applied(model, caller, now, `batch ${id}`, operation))
    case 'base':
      return moved(model, request)
    case 'declare':
      return declared(model, request)
    case 'hold': {
      const hold = model.holds.get(named(caller.tenant, request.id))
      return hold && viewOf(hold, now)
    }
    case 'balance':
      return balanceOf(model, caller, now, request.id)
    case 'sweep':
      return swept(model, now)
  }
}

const applied = (model: Model, { tenant }: Caller, now: Moment, id: string, operation: HoldOperation): unknown => {
  const asked = JSON.stringify(operation)
  const before = model.operations.get(named(tenant, id))
  if (before !== undefined) return before.asked === asked ? late(before.answer) : refusal({ reason: 'idempotency-mismatch', id })
  const placed = operation.op === 'place' ? place(model, tenant, now, operation) : undefined
  const answer = placed === undefined ? laterAnswer(model, tenant, now, operation) : placementAnswer(placed, now)
  model.operations.set(named(tenant, id), { asked, outcome: outcomeOf(operation, answer, placed), answer })
  return answer
}

const refusal = (error: HoldRefusal | { readonly reason: string; readonly [fact: string]: unknown }): Answer => ({ ok: false, error })

/** The same answer, said to be of long ago. */
const late = (answer: unknown): unknown => {
  const { ok, value } = answer as { ok: boolean; value?: { value: unknown } }
  return ok ? { ok, value: { isFirst: false, value: value?.value } } : answer
}

const placementAnswer = (placed: Placed, now: Moment): Answer => {
  if ('refused' in placed) return refusal(placed.refused)
  const isFirst = 'placed' in placed
  return { ok: true, value: { isFirst, value: viewOf('placed' in placed ? placed.placed : placed.standing, now) } }
}

const laterAnswer = (model: Model, tenant: string, now: Moment, operation: HoldOperation): Answer => {
  if (operation.op === 'place') throw new Error('a placement is answered apart')
  const refused = apply(model, tenant, now.at.getTime(), operation)
  const hold = model.holds.get(named(tenant, operation.hold))
  if (refused !== undefined || hold === undefined) return { ok: false, error: refused }
  return { ok: true, value: { isFirst: true, value: viewOf(hold, now) } }
}

const done = {
  place: 'placed',
  capture: 'captured',
  release: 'released',
  extend: 'extended',
  freeze: 'frozen',
  reverse: 'reversed',
} as const

const outcomeOf = ({ op }: HoldOperation, answer: Answer, placed: Placed | undefined): string => {
  if (placed !== undefined && 'standing' in placed) return 'standing'
  return answer.ok ? done[op] : (answer['error'] as HoldRefusal).reason
}

/** A hold as callers see it at an instant: what lapsed counts for nothing, whoever has noticed. */
export const viewOf = (hold: ModelHold, now: Moment): Hold => {
  const isOpen = hold.state === 'held' || hold.state === 'partly-captured'
  const hasLapsed = isOpen && hold.expiresAt <= now.at.getTime()
  return {
    id: hold.id,
    state: hasLapsed ? 'expired' : isOpen && hold.isFrozen ? 'frozen' : hold.state,
    placedAt: new Date(hold.placedAt),
    expiresAt: new Date(hold.expiresAt),
    terms: hold.terms,
    ...(hold.refusal === undefined ? {} : { refusal: hold.refusal }),
    lines: hold.lines.map(({ asked, ...line }) => {
      const held = hasLapsed ? nothing : line.held
      const released = plus(plus(amountsOf(asked), held, -1), line.captured, -1)
      return {
        ...(asked as HoldLine),
        kind: kindOfId(asked.allocation) ?? '',
        held,
        captured: line.captured,
        released,
        undone: line.undone,
      }
    }),
  }
}

const balanceOf = (model: Model, { tenant }: Caller, now: Moment, id: string): unknown => {
  const found = model.allocations.get(named(tenant, id)) ?? model.allocations.get(named('*', id))
  if (found === undefined || (found.owner === '*' && tenant !== deployment && !found.tenants.has(tenant))) return undefined
  const step = stepOn(found.terms.ceilings, now.day)
  const { ratio } = found.terms
  const amounts = [step?.tpp, ratio && shareOf(ratio, found.base)].filter((amount) => amount !== undefined)
  const ceilingTpp = amounts.length === 0 ? null : Math.min(...amounts)
  const held = heldOn(found, ({ hold }) => hold.expiresAt > now.at.getTime())
  const captured = found.captured
  const left = (ceiling: number, measure: 'tpp' | 'units' | 'value') => Math.max(0, ceiling - held[measure] - captured[measure])
  const measured = (ceiling: number, measure: 'units' | 'value') => ({
    ceiling,
    held: held[measure],
    captured: captured[measure],
    remaining: left(ceiling, measure),
  })
  return {
    ceilingTpp,
    heldTpp: held.tpp,
    capturedTpp: captured.tpp,
    declaredTpp: found.declared,
    remainingTpp: ceilingTpp === null ? null : left(ceilingTpp, 'tpp'),
    isOver: isOver(found),
    ...(step?.units === undefined ? {} : { units: measured(step.units, 'units') }),
    ...(step?.value === undefined ? {} : { value: { currency: step.value.currency, ...measured(step.value.minor, 'value') } }),
    ...(ratio === undefined ? {} : { baseTpp: found.base }),
  }
}

/** The base of a share moves in every allocation of its holder at once. */
const moved = (model: Model, { caller, id, move, now }: Request & { call: 'base' }): unknown => {
  const key = named(caller.tenant, id)
  const asked = JSON.stringify(move)
  const before = model.operations.get(key)
  if (before !== undefined && before.asked !== asked) return refusal({ reason: 'idempotency-mismatch', id })
  const on = allocationOf(model, caller.tenant, move.allocation)
  const siblings = [...model.allocations.values()].filter(
    ({ owner, terms }) =>
      owner === on?.owner && terms.kind === on.terms.kind && terms.holder === on.terms.holder && terms.ratio !== undefined,
  )
  for (const each of before === undefined ? siblings : []) lapse(each, now.at.getTime())
  const outcome = before?.outcome ?? baseOutcome(on, move.deltaTpp)
  if (before === undefined) model.operations.set(key, { asked, outcome, answer: undefined })
  if (on === undefined) return refusal({ reason: 'allocation-not-found', allocation: move.allocation })
  if (outcome !== 'moved') return { ok: false }
  for (const each of before === undefined ? siblings : []) {
    each.base += move.deltaTpp
    each.tenants.add(caller.tenant)
  }
  return { ok: true, value: { isFirst: before === undefined, value: balanceOf(model, { ...caller, tenant: on.owner }, now, on.id) } }
}

const baseOutcome = (on: ReturnType<typeof allocationOf>, delta: number): string => {
  if (on === undefined) return 'allocation-not-found'
  if (on.terms.ratio === undefined) return 'no-base'
  return on.base + delta < 0 ? 'base-below-zero' : 'moved'
}

/** What a consignee certified beyond what is explained, up to the ceiling. */
const declared = (model: Model, { caller, id, now, allocation, total, elsewhere }: Request & { call: 'declare' }): undefined => {
  const key = named(caller.tenant, id)
  if (model.operations.has(key)) return
  model.operations.set(key, { asked: '', outcome: 'declared', answer: undefined })
  const on = model.allocations.get(named(ownerOf(allocation, caller.tenant), allocation))
  if (on === undefined) return
  reachStep(on, now)
  lapse(on, now.at.getTime())
  const unexplained = Math.max((total ?? 0) - on.captured.tpp, (elsewhere ?? 0) - on.declared)
  const ratio = on.terms.ratio
  const ceiling = Math.min(
    on.terms.ceilings[on.step]?.tpp ?? Number.MAX_SAFE_INTEGER,
    ratio ? shareOf(ratio, on.base) : Number.MAX_SAFE_INTEGER,
  )
  const booked = Math.min(unexplained, ceiling - heldOn(on).tpp - on.captured.tpp)
  if (booked <= 0) return
  on.declared += booked
  on.captured = plus(on.captured, { ...nothing, tpp: booked })
  on.tenants.add(caller.tenant)
}

const swept = (model: Model, { at }: Moment): number => {
  const due = [...model.allocations.values()].filter(({ open }) => [...open].some(({ hold }) => hold.expiresAt <= at.getTime()))
  for (const allocation of due) lapse(allocation, at.getTime())
  return due.length
}
