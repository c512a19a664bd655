import { trustedDesigner } from '../classification/designer'
import type { Deal } from '../deal'
import { type Ask, every, type Finding } from '../finding'
import type { Wanted } from './exception-case'
import type { DesignerCondition } from './section-terms'

/** Nothing is said of an item to which the condition does not apply. */
export const designerFinding = (
  { law, export: { items, asOf } }: Deal,
  { item, reading }: Wanted,
  { families, code }: DesignerCondition,
  ask: Ask,
): readonly Finding[] => {
  if (reading.level !== 'a' || reading.family === null || !families.includes(reading.family)) return []
  const given = items[item]
  const condition = 'trusted-designer'
  if (law.foundry.state !== 'governs') return [ask(condition, 'unknown', 'who counts as a designer is not settled that day', code, item)]
  const designer = given?.kind === 'chip' ? given.designer : undefined
  const limbs = trustedDesigner(designer, law.foundry.entry.value.authorized, law.geography, asOf)
  const outcome = every(limbs.map((each) => each.outcome))
  const decided = limbs.filter((each) => each.outcome === outcome)
  const named = outcome === 'unknown' ? (decided.find((each) => each.code !== undefined)?.code ?? code) : undefined
  return [ask(condition, outcome, decided.map(({ because }) => because).join('; '), named, item)]
}
