import type { Deal } from '../deal'
import type { Duty } from '../determination'
import { asker } from '../finding'
import { answer, type ExceptionCase, noEmbargo, noUnverifiedParty, shipmentDuties, type Wanted } from './exception-case'
import { weightsUnderAia } from './weights-under-aia'

/** License Exception AIA for deals with weights. It needs no certification: that is for commodities. */
export const weightsException = (deal: Deal, wanted: readonly Wanted[]): readonly ExceptionCase[] => {
  const { weightsUnderAia: terms } = deal.law
  if (terms === undefined || !deal.export.items.some(({ kind }) => kind === 'modelWeights')) return []
  const { cite, value } = terms
  const ask = asker(terms)
  const duties: readonly Duty[] = [
    { code: 'aia-entries', owner: 'exporter', when: 'before-export', channel: 'consignee', met: false, cite },
    { code: 'aia-shipment-notice', owner: 'exporter', when: 'with-shipment', channel: 'consignee', met: false, cite },
    ...shipmentDuties(value.aesCode, cite),
  ]
  const conditions = [noEmbargo(deal, ask), ...noUnverifiedParty(deal, ask)]
  return [answer(value, conditions, duties, ask, wanted, (each) => weightsUnderAia(deal, each, terms, ask))]
}
