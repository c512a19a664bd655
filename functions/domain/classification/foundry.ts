import type { Reading } from '../eccn'
import { asker, claim, every, type Finding, not, some, type Trilean } from '../finding'
import type { ChipItem, Designer, Foundry } from '../item'
import type { IsoDate } from '../law'
import type { Geography } from '../place'
import { outcomeWithin } from '../place-set'
import type { Law } from '../rulebook'
import type { Doubt } from './classification'
import { type Limb, trustedDesigner } from './designer'
import type { FoundryTerms, TransistorLimb } from './foundry-terms'

export type Presumption = { readonly outcome: Trilean; readonly findings: readonly Finding[]; readonly doubts: readonly Doubt[] }

const none: Presumption = { outcome: 'unmet', findings: [], doubts: [] }

/**
 * Whether a circuit is presumed to be 3A090.a and for data centers: it is one of the logic circuits meant, and no way out
 * is open. Without facts on who makes and packages it, nobody is subject to the presumption.
 *
 * @param isPlanar Made on no non-planar process.
 */
export const foundryPresumption = ({ foundry, designer }: ChipItem, isPlanar: boolean, law: Law): Presumption => {
  const { foundry: entry, geography, asOf } = law
  if (foundry === undefined || entry.state !== 'governs') return none
  const { cite, value } = entry.entry
  const ask = asker(entry.entry)
  if (isPlanar)
    return { ...none, findings: [ask('foundry-presumption', 'unmet', 'not an applicable advanced logic circuit: no non-planar die')] }
  const ways = [
    designerWay(designer, foundry, value, geography, asOf),
    packagedWay('way-out-b', foundry, 'fabricator', 'fabricator', value, geography, asOf),
    packagedWay('way-out-c', foundry, 'approved-osat', 'osat', value, geography, asOf),
  ]
  const isRebutted = some(ways.map(({ outcome }) => outcome))
  const outcome = not(isRebutted)
  const shown = {
    met: `a ${foundry.actor} moves it and no way out is open: presumed 3A090.a and for data centers`,
    unmet: 'the presumption is overcome',
    unknown: `a ${foundry.actor} moves it, and whether a way out is open is not known`,
  }
  const findings = [
    ...ways.map(({ name, outcome: each, because, code }) => ask(name, each, because, code)),
    ask('foundry-presumption', outcome, shown[outcome]),
  ]
  if (outcome !== 'unknown') return { outcome, findings, doubts: [] }
  const open = ways.filter((each) => each.outcome === 'unknown')
  return { outcome, findings, doubts: open.map(({ code = 'FOUNDRY_OPEN', because }) => ({ code, because, cite })) }
}

/** A data-center circuit of the .a level, whatever its figures. */
export const presumedReading: Reading = {
  eccn: '3A090.a',
  paragraph: 'a',
  level: 'a',
  family: '3A090',
  nature: 'commodity',
  datacenter: 'met',
}

type Way = { readonly name: string; readonly outcome: Trilean; readonly because: string; readonly code?: string }

const way = (name: string, parts: readonly Limb[]): Way => {
  const outcome = every(parts.map((each) => each.outcome))
  const decided = parts.filter((each) => each.outcome === outcome)
  const code = outcome === 'unknown' ? decided.find((each) => each.code !== undefined)?.code : undefined
  return { name, outcome, because: decided.map(({ because }) => because).join('; '), ...(code === undefined ? {} : { code }) }
}

/** A: an approved or authorized designer says by data sheet or attestation that it is below the paragraph. */
const designerWay = (
  designer: Designer | undefined,
  { attestation }: Foundry,
  { authorized }: FoundryTerms,
  geography: Geography,
  asOf: IsoDate,
): Way => {
  const attested: Limb = {
    outcome: claim(attestation === 'designer'),
    because: attestation === 'designer' ? 'the designer attests' : 'the designer does not attest',
  }
  return way('way-out-a', [attested, ...trustedDesigner(designer, authorized, geography, asOf)])
}

/** B and C: who packages it attests to the count of transistors. */
const packagedWay = (
  name: string,
  foundry: Foundry,
  packager: Foundry['packager'],
  attestation: Foundry['attestation'],
  { packagedOutside, transistors }: FoundryTerms,
  geography: Geography,
  asOf: IsoDate,
): Way => {
  const isPackager = foundry.packager === packager
  const parts: Limb[] = [
    { outcome: claim(isPackager), because: isPackager ? `packaged by the ${packager}` : `not packaged by the ${packager}` },
    { outcome: claim(foundry.attestation === attestation), because: `attestation: ${foundry.attestation}` },
    counted(foundry, transistors, asOf),
  ]
  if (packager === 'fabricator') {
    const inside = outcomeWithin(geography, foundry.packagedIn, packagedOutside)
    parts.push({ outcome: not(inside), because: `packaged in ${foundry.packagedIn}` })
  }
  return way(name, parts)
}

/** A limb relied on before its day. */
const completionCode = 'FOUNDRY_COMPLETION'

const counted = (
  { approximatedTransistorsBn: count, containsHbm, completedOn }: Foundry,
  limbs: readonly TransistorLimb[],
  asOf: IsoDate,
): Limb => {
  const day = completedOn ?? asOf
  const standing = limbs.filter(
    ({ from, to, withoutHbm }) => from <= day && (to === undefined || day <= to) && !(withoutHbm && containsHbm),
  )
  const reached = standing.filter(({ below }) => count < below)
  const sure = reached.find(({ inDoubt, from }) => inDoubt === undefined && from <= asOf)
  const shown = `${count} billion transistors${containsHbm ? ' with HBM' : ''}, completed ${day}`
  if (sure) return { outcome: 'met', because: `${shown}, against less than ${sure.below}` }
  const doubtful = reached.find(({ inDoubt }) => inDoubt !== undefined)
  const later = reached.find(({ from }) => from > asOf)
  if (later !== undefined && doubtful === undefined) {
    return {
      outcome: 'unknown',
      because: `${shown}: a count that opens ${later.from}, for a transaction not completed yet`,
      code: completionCode,
    }
  }
  if (doubtful?.inDoubt) return { outcome: 'unknown', because: `${shown}: ${doubtful.inDoubt.because}`, code: doubtful.inDoubt.code }
  return { outcome: 'unmet', because: `${shown}, against less than ${Math.max(0, ...standing.map(({ below }) => below))}` }
}
