import type { Deal } from '../deal'
import { asker, type Finding } from '../finding'
import { isRelease } from '../releases'
import { type Part, part, type Subject } from './part'

/** What is released or reached rather than moved, apart from weights and GPU time, which have rules of their own. */
export const byRelease = (deal: Deal, subject: Subject): readonly Part[] => {
  const { item } = subject
  if (item.kind === 'modelWeights' || item.kind === 'compute') return []
  const finding = isRelease(deal.export) ? released(deal, subject) : reached(deal)
  return finding === undefined ? [] : [part('release', [finding], finding, { survivors: [] })]
}

const released = ({ law }: Deal, { reading: { level, nature }, isEar99 }: Subject): Finding | undefined => {
  const here = asker({ cite: law.known.cite, confidence: 'confirmed' })
  if (nature === 'commodity')
    return here('release', 'unknown', 'a commodity is moved, not released: say export, reexport or transfer', 'not-evaluated')
  if (level === null) {
    if (isEar99) return undefined
    return here('release', 'unknown', 'a release of an entry outside these controls, to persons who were not described', 'not-evaluated')
  }
  const { releaseExclusion: exclusion } = law
  if (exclusion === undefined) return here('release', 'unknown', 'how releases were treated then was not read', 'not-evaluated')
  return asker(exclusion)('release', 'unknown', exclusion.value.because, exclusion.value.code)
}

const reached = ({ law }: Deal): Finding =>
  asker({ cite: law.known.cite, confidence: 'confirmed' })(
    'release',
    'unknown',
    'used from elsewhere, it is not moved: describe it as compute, with its workload',
    'remote-use',
  )
