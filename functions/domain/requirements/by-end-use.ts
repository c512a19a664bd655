import type { Deal } from '../deal'
import type { Concern } from '../export'
import { asker, every, type Finding } from '../finding'
import type { Dated } from '../law'
import { listed } from '../place-set'
import { seatOfEndUser } from '../review/end-user'
import type { ReviewPolicy } from '../review/review'
import { concernPlace } from './concern-place'
import type { EndUseControl, SupercomputerTerms } from './end-use-terms'
import { type Part, part, type Subject } from './part'
import { type Reached, reachOf } from './reach'

/** End-use controls, held against the concerns that were stated. */
export const byEndUse = (deal: Deal, subject: Subject): readonly Part[] => {
  const concerns = deal.export.endUse?.concerns ?? []
  if (concerns.length === 0) return []
  return deal.law.endUse.flatMap((control) => {
    const told = concerns.filter(({ kind }) => kind === control.value.concern)
    if (told.length === 0) return []
    const findings = told.map((concern) => concernFinding(deal, subject, concern, control))
    return [part(control.value.code, findings, control, { survivors: control.value.survivors, policy: policyOf(deal, control) })]
  })
}

const concernFinding = (deal: Deal, subject: Subject, concern: Concern, control: Dated<EndUseControl>): Finding => {
  const { value } = control
  const ask = asker(control)
  if (!concern.knowledge) return suspected(deal, subject, concern, control)
  const here = concernPlace(deal, concern, value, control.cite)
  const isOne = value.definition === undefined ? metWith('as stated') : supercomputer(concern, value.definition)
  const reached = reachOf(subject, value.reach, concern.place === undefined ? deal.abroad : [concern.place])
  const open: Reached =
    value.inDoubt === undefined ? metWith('known') : { outcome: 'unknown', because: value.inDoubt.because, code: value.inDoubt.code }
  const parts = [here, isOne, reached, open]
  const outcome = every(parts.map((each) => each.outcome))
  const decided = parts.find((each) => each.outcome === outcome && each.outcome !== 'met')
  const shown = outcome === 'met' ? [here, isOne, reached] : decided ? [decided] : []
  return ask(
    value.code,
    outcome,
    `${name(concern)}, known: ${shown.map(({ because }) => because).join('; ')}`,
    outcome === 'met' ? undefined : decided?.code,
  )
}

/** Suspicion asks for inquiry, not for a license; what asks about a fab of unknown kind is told apart. */
const suspected = (deal: Deal, { entries }: Subject, concern: Concern, control: Dated<EndUseControl>): Finding => {
  const { code, kindUnknown } = control.value
  const ask = asker(control)
  const pattern = kindUnknown && new RegExp(kindUnknown.entryPattern)
  if (
    kindUnknown &&
    entries.some((each) => pattern?.test(each)) &&
    concernPlace(deal, concern, control.value, control.cite).outcome !== 'unmet'
  )
    return ask(code, 'unknown', kindUnknown.because, kindUnknown.code)
  return ask(code, 'unmet', `${name(concern)}: not known, only suspected; inquire before the export`, 'end-use-suspected')
}

const metWith = (because: string): Reached => ({ outcome: 'met', because })

const name = ({ kind }: Concern): string => `${kind.replace('-', ' ')} end use`

/** Peak and room as far as they were told; a stated supercomputer without figures is taken at its word. */
const supercomputer = ({ petaflops64, petaflops32, volumeCubicFeet }: Concern, terms: SupercomputerTerms): Reached => {
  const { petaflops64Min, petaflops32Min, cubicFeetMax } = terms
  if (volumeCubicFeet !== undefined && volumeCubicFeet > cubicFeetMax)
    return { outcome: 'unmet', because: `${volumeCubicFeet} cubic feet is more than ${cubicFeetMax}` }
  if (petaflops64 === undefined && petaflops32 === undefined) return metWith('its peak was not given; taken as stated')
  if ((petaflops64 ?? 0) >= petaflops64Min) return metWith(`${petaflops64} petaflops at 64 bits against ${petaflops64Min} or more`)
  if ((petaflops32 ?? 0) >= petaflops32Min) return metWith(`${petaflops32} petaflops at 32 bits against ${petaflops32Min} or more`)
  if (petaflops64 === undefined || petaflops32 === undefined) {
    const [given, missing] = petaflops64 === undefined ? [32, 64] : [64, 32]
    return {
      outcome: 'unknown',
      because: `below the bound at ${given} bits, and its peak at ${missing} bits was not given`,
      code: 'SUPERCOMPUTER_PEAK',
    }
  }
  return { outcome: 'unmet', because: `below ${petaflops64Min} petaflops at 64 bits and below ${petaflops32Min} at 32 bits` }
}

const policyOf = (deal: Deal, { value, cite }: Dated<EndUseControl>): ReviewPolicy => {
  const { posture, gentler, code } = value
  const because = `as for ${code.replaceAll('-', ' ')}`
  if (gentler === undefined) return { posture, because, cite }
  const isGentler = seatOfEndUser(deal, gentler.seats, cite)
  if (isGentler === 'met')
    return { posture: gentler.posture, because: `${because}, end user headquartered in ${listed(gentler.seats)}`, cite }
  if (isGentler === 'unmet') return { posture, because, cite }
  const alternatives = [
    { posture: gentler.posture, because: `if the end user is headquartered in ${listed(gentler.seats)}`, code: 'REVIEW_ROW_UNKNOWN' },
  ]
  return { posture, because, alternatives, cite }
}
