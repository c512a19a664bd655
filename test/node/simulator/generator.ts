import { allocationKinds, isShared, kindOfId } from '../../../functions/domain/quota/allocation'
import { type Amounts, dayMs, type HoldLine, type HoldOperation, reversalReasons } from '../../../functions/domain/quota/hold'
import { kindsRestoredBy } from '../../../functions/regimes/us/reversals'
import type { Caller } from '../../../functions/store/caller'
import type { NamedOperation } from '../../../functions/store/ledger-store'
import { type Model, type ModelHold, type ModelLine, plus } from './model'
import type { Random } from './random'
import type { Asked } from './requests'
import { currency, hourMs, type Setting } from './setting'

/** What a client may ask next, from what it may know of the world. */
export type Next = {
  readonly random: Random
  readonly model: Model
  readonly setting: Setting
  readonly caller: Caller
  readonly at: number
  name(): string
}

export const nextAsked = (next: Next): Asked => {
  const { random, setting } = next
  const roll = random.next()
  if (roll < 0.04) return { call: 'sweep' }
  if (roll < 0.08) return { call: 'balance', id: random.pick(setting.allocations) }
  if (roll < 0.11) return { call: 'hold', id: aHold(next)?.id ?? 'none' }
  if (roll < 0.16) return { call: 'base', id: `base ${next.name()}`, move: baseMove(next) }
  if (roll < 0.19) return declaration(next)
  if (roll < 0.24) return { call: 'many', operations: several(next) }
  if (roll < 0.5) return { call: 'place', operation: placement(next), attempt: next.name() }
  return { call: 'apply', id: `apply ${next.name()}`, operation: random.chance(0.15) ? placement(next) : later(next) }
}

const baseMove = ({ random, setting }: Next) => ({
  allocation: random.chance(0.9)
    ? random.pick(setting.allocations.filter((id) => /^(uveu|volume)/.test(id)))
    : random.pick(setting.allocations),
  deltaTpp: random.int(-160, 110),
  reason: 'certified',
  asOf: '2026-11-22',
})

const declaration = ({ random, setting, name }: Next): Asked => {
  const allocation = random.pick(setting.allocations.filter((id) => isShared(kindOfId(id) ?? 'license')))
  const amount = random.int(0, 90)
  return { call: 'declare', id: `declare ${name()}`, allocation, ...(random.chance(0.5) ? { total: amount } : { elsewhere: amount }) }
}

/** Some of them under one id, some of those on other terms. */
const several = (next: Next): readonly NamedOperation[] => {
  const { random, name } = next
  const operations: NamedOperation[] = []
  for (let left = random.int(1, 8); left > 0; left -= 1) {
    const before = random.chance(0.2) ? operations.at(-1) : undefined
    const operation = before !== undefined && random.chance(0.7) ? before.operation : random.chance(0.4) ? placement(next) : later(next)
    operations.push({ id: before?.id ?? name(), operation })
  }
  return operations
}

const placement = (next: Next): HoldOperation & { op: 'place' } => {
  const { random, setting, at, name } = next
  const isSmall = random.chance(0.7)
  const ids = random.some(setting.allocations, isSmall ? random.int(1, 2) : random.int(3, 9))
  const lines = ids.map((allocation) => lineOn(random, allocation))
  if (random.chance(0.02)) lines.splice(random.int(0, lines.length), 0, { allocation: 'nveu:none:MY', tpp: 1 })
  const replaces = random.chance(0.15) ? aHold(next)?.id : undefined
  const again = random.chance(0.1) ? anyHold(next) : undefined
  const hold = again?.id ?? `order-${name()}`
  const isSame = again !== undefined && random.chance(0.7)
  const expiresAt = new Date(at + random.pick([hourMs, random.int(1, 30) * hourMs, 5 * dayMs]))
  return { op: 'place', hold, lines: isSame ? again.terms : lines, expiresAt, ...(replaces === undefined ? {} : { replaces }) }
}

const lineOn = (random: Random, allocation: string): HoldLine => {
  const tpp = random.int(1, 45)
  const isMeasured = /^license|closing$/.test(allocation) ? random.chance(0.95) : random.chance(0.2)
  if (!isMeasured) return { allocation, tpp }
  return {
    allocation,
    tpp,
    units: random.int(1, 6),
    value: { currency: random.chance(0.98) ? currency : 'EUR', minor: random.int(1, 150) },
  }
}

const anyHold = ({ random, model, caller }: Next): ModelHold | undefined => {
  const holds = [...model.holds.values()].filter(({ tenant }) => tenant === caller.tenant)
  return holds.length === 0 ? undefined : random.pick(holds)
}

/** One of the tenant's own holds, rather an open or a new one. */
const aHold = ({ random, model, caller }: Next): ModelHold | undefined => {
  const holds = [...model.holds.values()].filter(({ tenant }) => tenant === caller.tenant)
  const open = holds.filter(({ state }) => state === 'held' || state === 'partly-captured')
  const recent = random.chance(0.6) && open.length > 0 ? open : random.chance(0.7) ? holds.slice(-12) : holds
  return recent.length === 0 ? undefined : random.pick(recent)
}

const later = (next: Next): HoldOperation => {
  const { random } = next
  const found = aHold(next)
  const hold = found?.id ?? 'order-none'
  const roll = random.next()
  if (roll < 0.35) return { op: 'capture', hold, ...partOf(random, found, ({ held }) => held), final: random.chance(0.4) }
  if (roll < 0.5) return { op: 'release', hold }
  if (roll < 0.65)
    return { op: 'extend', hold, expiresAt: new Date((found?.expiresAt ?? next.at) + random.pick([-hourMs, 0, hourMs, dayMs, 40 * dayMs])) }
  if (roll < 0.78) return { op: 'freeze', hold, frozen: random.chance(0.5) }
  const reason = random.pick(reversalReasons)
  const { lines = [] } = partOf(random, found, ({ captured, undone }) => plus(captured, undone, -1))
  return { op: 'reverse', hold, lines, reason, restores: kindsRestoredBy(reason, allocationKinds) }
}

/** Some lines with some of what is left of them; now and then more than that, or a measure forgotten. */
const partOf = (
  random: Random,
  hold: ModelHold | undefined,
  left: (line: ModelLine) => Amounts,
): { readonly lines?: readonly HoldLine[] } => {
  if (hold === undefined || random.chance(0.2)) return random.chance(0.8) ? {} : { lines: [{ allocation: 'nveu:none:MY', tpp: 1 }] }
  const part = (amount: number): number => (random.chance(0.4) ? amount : random.int(0, amount + (random.chance(0.1) ? 1 : 0)))
  const lines = random.some(hold.lines, random.int(1, 3)).map((line) => {
    const { allocation, units, value } = line.asked
    const amounts = left(line)
    return {
      allocation,
      tpp: part(amounts.tpp),
      ...(units === undefined || random.chance(0.02) ? {} : { units: part(amounts.units) }),
      ...(value === undefined ? {} : { value: { currency: value.currency, minor: part(amounts.value) } }),
    }
  })
  return { lines }
}
