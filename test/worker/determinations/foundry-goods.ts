import type { Designer, Foundry, Item, Spec } from '../../../functions/domain/item'

type Chip = Extract<Item, { kind: 'chip' }>

/** Leaves a fabricator; somebody else packages it, and nobody attests to anything. */
export const foundry: Foundry = {
  actor: 'fabricator',
  packagedIn: 'TW',
  packager: 'other',
  approximatedTransistorsBn: 50,
  containsHbm: true,
  attestation: 'none',
}
export const approved: Designer = { status: 'approved' }
export const byOsat: Partial<Foundry> = { packager: 'approved-osat', attestation: 'osat', approximatedTransistorsBn: 20 }

/** TPP 400 on 800 mm²: outside 3A090 by its own figures. */
export const logic = (change: Partial<Foundry> = {}, designer?: Designer, spec: Partial<Spec> = {}): Chip => ({
  kind: 'chip',
  spec: { tpp: 400, dieAreaMm2: 800, designedForDatacenter: true, ...spec },
  quantity: 1,
  foundry: { ...foundry, ...change },
  designer,
})
