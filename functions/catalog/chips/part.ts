import type { Chip } from '../../domain/chip'
import type { PlaceCode } from '../../domain/place'

type Name = Pick<Chip, 'id' | 'vendor' | 'model' | 'formFactor' | 'datacenter' | 'designerHeadquarters'>
type Die = Pick<Chip, 'dieAreaMm2' | 'dieNote' | 'transistorsBn'>
type Made = Die & Pick<Chip, 'processNode' | 'nonPlanar'>

const part =
  (vendor: string, designerHeadquarters: PlaceCode, datacenter: boolean) =>
  (id: string, model: string, formFactor: string): Name => ({ id, vendor, model, formFactor, datacenter, designerHeadquarters })

/** Names the parts of one maker: those designed or marketed for data centers, and the others. */
export const maker = (vendor: string, designerHeadquarters: PlaceCode) => ({
  datacenterPart: part(vendor, designerHeadquarters, true),
  otherPart: part(vendor, designerHeadquarters, false),
})

/** On general sale in the US since the day of its release. */
export const soldInUs = (day: string): Pick<Chip, 'released' | 'usCommercialSince'> => ({ released: day, usCommercialSince: day })

/** Logic dies on a FinFET or later node. Chips with the same die share one of these. */
export const nonPlanar = (processNode: string, die: Die = {}): Made => ({ processNode, nonPlanar: true, ...die })

export const planar = (processNode: string, die: Die = {}): Made => ({ processNode, nonPlanar: false, ...die })

/** The node is not published, so neither is whether it is planar. */
export const unknownNode = (processNode: string, die: Die = {}): Made => ({ processNode, ...die })
