import type { Deal } from '../deal'
import { advancedComputingExceptions } from './advanced-computing-exception'
import { claimedExceptions } from './claimed-exception'
import type { ExceptionCase, Wanted } from './exception-case'
import { memoryException } from './memory-exception'
import { weightsException } from './weights-exception'

/** Every license exception that the track knows, with every condition answered. */
export const licenseExceptions = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => [
  ...advancedComputingExceptions(deal, wanted),
  ...claimedExceptions(deal, wanted),
  ...memoryException(deal, wanted),
  ...weightsException(deal, wanted),
]
