import type { Chip } from '../domain/chip'
import type { Checked } from '../domain/customers/checked'
import type { Raised } from '../domain/customers/kyc-flag'
import { listed, outcomeWithin } from '../domain/place-set'
import type { TaintedCircuits } from '../domain/prohibitions/tainted-circuit-terms'
import { enforcedLaw } from '../regimes/us/law-of-day'
import { isAdvancedChip } from './advanced-chip'
import { customersChip } from './chip-book'

const analysis = 'technical-analysis'

/** Machines whose making is presumed to have broken the rules, and that are to be hosted, rented, brokered or serviced. */
export const hostedHardware = ({ facts, law }: Checked): readonly Raised[] => {
  const tainted = enforcedLaw(law.asOf).taintedCircuits
  if (tainted === undefined) return []
  const uses = new Map<string, readonly string[]>()
  const dealt = [
    ...(facts.intendedUse?.hardware ?? []),
    // Machines that are rented here are run here.
    ...(facts.compute ?? []).filter(({ chip }) => customersChip(chip) !== undefined).map(({ chip }) => ({ chip, use: 'rent' })),
  ]
  for (const { chip, use } of dealt) uses.set(chip, [...(uses.get(chip) ?? []), use])
  return [...uses].flatMap(([name, told]) => raisedBy(name, told, tainted.value, law))
}

const raisedBy = (name: string, uses: readonly string[], terms: TaintedCircuits, law: Checked['law']): readonly Raised[] => {
  const chip = customersChip(name)
  if (chip === undefined) return [{ code: 'SYS_PARTIAL', because: `where ${name} was designed is not known: it is not in the catalog` }]
  const because = taintOf(chip, terms, law)
  if (because === undefined) return []
  const isAnalysis = uses.every((each) => each === analysis)
  return [{ code: 'PRC_IC_GP10', case: isAnalysis ? 'analysis' : 'use', because: `${because}: ${[...new Set(uses)].join(', ')}` }]
}

/** Named in the guidance, or of the class and designed by a firm of the places. That a data center holds other chips is no matter of it. */
const taintOf = (chip: Chip, { chips, designers, doubtful }: TaintedCircuits, { asOf, geography }: Checked['law']): string | undefined => {
  if (chips.includes(chip.id)) return `${chip.model} is named in the guidance`
  if (!isAdvancedChip(asOf)(chip)) return undefined
  const set = [designers, doubtful].find((each) => outcomeWithin(geography, chip.designerHeadquarters, each) !== 'unmet')
  return set === undefined ? undefined : `${chip.model} may be of the advanced classes, and was designed by a firm of ${listed(set)}`
}
