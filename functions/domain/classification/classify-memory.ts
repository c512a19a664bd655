import type { Level, Reading } from '../eccn'
import { claim } from '../finding'
import type { Item, MemoryItem } from '../item'
import { bandwidthDensity, exceedsBound } from '../measure'
import type { Law } from '../rulebook'
import { type Classification, nothing, residualOf } from './classification'

/** High bandwidth memory on its own: 3A090.c. Packaged with a dominant processor it is judged as that chip. */
export const classifyMemory = (item: MemoryItem & Item, law: Law): Classification => {
  const base = { ...nothing(item), dramBandwidthGBs: item.bandwidthGBs, residual: residualOf(law, 'memory') }
  if (item.coPackagedWithProcessing === true && law.processors.state === 'governs') {
    const levels = law.processors.entry.value.limbs.map(({ level }) => level)
    const because = 'memory packaged with a processor is judged by the processor: give the item as a chip'
    return {
      ...base,
      residual: [],
      readings: [reading('a', null), ...(levels.includes('b') ? [reading('b', null)] : []), reading(null, null)],
      isSettled: false,
      doubts: [{ code: 'CO_PACKAGED', because, cite: law.processors.entry.cite }],
    }
  }
  if (law.memory.state !== 'governs') return { ...base, readings: [reading(null, null)] }
  const { cite, confidence, value } = law.memory.entry
  const density = bandwidthDensity(item.bandwidthGBs / item.areaMm2)
  const outcome = claim(exceedsBound(density, value.densityAbove))
  const because = `memory bandwidth density of the ${item.of} ${density.toFixed(3)} GB/s/mm² against more than ${value.densityAbove}`
  return {
    ...base,
    readings: [outcome === 'met' ? reading('c', value.paragraph) : reading(null, null)],
    residual: outcome === 'met' ? [] : base.residual,
    findings: [{ condition: `${value.eccn}.${value.paragraph}`, outcome, because, cite, confidence }],
  }
}

const reading = (level: Level | null, paragraph: string | null): Reading => ({
  eccn: level === null ? null : `3A090.${level}`,
  paragraph,
  level,
  family: '3A090',
  nature: 'commodity',
  datacenter: 'unknown',
})
