import type { Deal } from '../deal'
import { scenarioExceptions } from '../scenarios/scenario-exceptions'
import { advancedComputingExceptions } from './advanced-computing-exception'
import { claimedExceptions } from './claimed-exception'
import type { ExceptionCase, Wanted } from './exception-case'
import { lowVolumeException } from './low-volume-exception'
import { manufacturingException } from './manufacturing-exception'
import { memoryException } from './memory-exception'
import { otherException } from './other-exception'
import { partnersAuthorization } from './partners-authorization'

/**
 * Every license exception that the track knows, with every condition answered: those without a ceiling first.
 *
 * @param countedTpp TPP of the order's items at the .a level; null where it is not known.
 */
export const licenseExceptions = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] => [
  ...partnersAuthorization(deal, wanted, countedTpp),
  ...manufacturingException(deal, wanted),
  ...advancedComputingExceptions(deal, wanted),
  ...claimedExceptions(deal, wanted),
  ...memoryException(deal, wanted),
  ...otherException(deal, wanted),
  ...lowVolumeException(deal, wanted, countedTpp),
  ...scenarioExceptions(deal, wanted, countedTpp),
]

/** Those that may lift something: what one fact of the deal rules out is not asked the rest. Enough for an outcome told in a line. */
export const exceptionsInQuestion = (deal: Deal, wanted: readonly Wanted[], countedTpp: number | null): readonly ExceptionCase[] =>
  wanted.length === 0
    ? none
    : [
        ...(isPartnerRuledOut(deal) ? none : partnersAuthorization(deal, wanted, countedTpp)),
        ...manufacturingException(deal, wanted),
        ...advancedComputingExceptions(deal, wanted, deal.export.notifications === undefined),
        ...claimedExceptions(deal, wanted),
        ...memoryException(deal, wanted),
        ...otherException(deal, wanted),
        ...lowVolumeException(deal, wanted, countedTpp),
        ...scenarioExceptions(deal, wanted, countedTpp),
      ]

const none: readonly ExceptionCase[] = []

/** Chips, software and technology that leave the partner countries; weights have terms of their own. */
const isPartnerRuledOut = ({ law: { partnerException: terms }, export: { items }, isGoingTo }: Deal): boolean =>
  terms !== undefined && isGoingTo(terms.value.outsiders, terms.cite) === 'met' && !items.some(({ kind }) => kind === 'modelWeights')
