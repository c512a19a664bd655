import type { AllocationTerms, CeilingStep } from '../../../functions/domain/quota/allocation'
import { kindOfId } from '../../../functions/domain/quota/allocation'
import { type Caller, deployment, type Moment } from '../../../functions/store/caller'
import { type Database, plainKey } from './database'
import { type Model, openAllocation } from './model'
import type { Random } from './random'

export const startAt = Date.parse('2026-11-22T17:00:00Z')
export const hourMs = 3_600_000

export const momentAt = (at: number): Moment => ({ at: new Date(at), day: new Date(at).toISOString().slice(0, 10) })

/** Who asks, and for what. */
export type Setting = { readonly keys: readonly Caller[]; readonly admin: Caller; readonly allocations: readonly string[] }

export const currency = 'USD'
const tenants = ['example-north', 'example-south']
const cite = { provision: 'test', notice: 'test' }
const year = { from: '2026-01-01', to: '2026-12-31' }
const first = '2026-01-01'

/** Small ceilings, so that most orders are near one. Steps come due within the days that a run covers. */
const termsFor = (random: Random, id: string, holderBase: number): AllocationTerms => {
  const kind = kindOfId(id) ?? 'license'
  const tpp = random.int(60, 240)
  const plain = { kind, holder: 'lei.example', period: year, cite }
  const steps = (more: Partial<CeilingStep> = {}): readonly CeilingStep[] => [
    { from: first, tpp, ...more },
    { from: '2026-11-24', tpp: tpp + 40, ...more },
    { from: '2026-11-28', tpp: tpp + 90, ...more },
  ]
  if (kind === 'license') {
    const value = { currency, minor: random.int(400, 900) }
    return { ...plain, ceilings: [{ from: first, tpp, units: random.int(10, 30), value }] }
  }
  if (kind === 'uveu-share') return { ...plain, ceilings: [{ from: first }], ratio: ratioOf(id, holderBase) }
  if (kind === 'volume-window')
    return { ...plain, ceilings: steps(), ratio: { numerator: 1, denominator: 2, baseTpp: random.int(150, 400) } }
  if (id.endsWith('closing'))
    return { ...plain, period: { from: first, to: '2026-11-25' }, ceilings: [{ from: first, units: random.int(10, 30) }] }
  return { ...plain, ceilings: random.chance(0.5) ? steps() : [{ from: first, tpp }] }
}

const ratioOf = (id: string, baseTpp: number) =>
  id.endsWith('outside-a') ? { numerator: 25, denominator: 100, baseTpp } : { numerator: 7, denominator: 50, baseTpp }

const own = ['license:D1:1', 'nveu:V1:MY', 'nveu:V1:closing', 'uveu-share:V2:outside-a', 'uveu-share:V2:MY', 'volume-window:X:chip']
const shared = ['lpp:2026:lei.example', 'country:IN:2025-2027', 'lpp:2026:lei.closing']

/** Opens the same allocations in the database and in the model. */
export const openSetting = async (database: Database, model: Model, random: Random): Promise<Setting> => {
  const keys = tenants.flatMap((tenant) => ['a', 'b'].map((each) => plainKey(database, tenant, `${tenant} ${each}`)))
  const admin = plainKey(database, deployment, 'the deployment')
  const open = async (caller: Caller, id: string, base: number) => {
    const terms = termsFor(random, id, base)
    const opened = await database.store.putAllocation(caller, momentAt(startAt), id, terms, undefined)
    if (!opened.ok) throw new Error(`${id} could not be opened: ${JSON.stringify(opened.error)}`)
    openAllocation(model, caller.tenant, id, terms, momentAt(startAt))
  }
  for (const caller of keys.filter((_, at) => at % 2 === 0)) {
    const base = random.int(200, 800)
    for (const id of own) await open(caller, id, base)
  }
  for (const id of shared) await open(admin, id, 0)
  return { keys, admin, allocations: [...own, ...shared] }
}
