import type { Deal } from '../deal'
import type { Duty } from '../determination'
import { type Flag, noteFlag } from '../finding'
import { isNear } from '../measure'
import { isSigned } from './evidence'
import type { Wanted } from './exception-case'
import type { PartnerTerms } from './partner-terms'

/** What is to be done under AIA. The certification is for commodities, and goes to BIS from a total on. */
export const dutiesOf = (deal: Deal, value: PartnerTerms, wanted: readonly Wanted[], countedTpp: number | null): readonly Duty[] => {
  const { certification, report, cites } = value
  const hasCommodity = wanted.some(({ reading }) => reading.nature === 'commodity')
  const isCertified = isSigned(deal, certification)
  const reports = reportState(deal, value, countedTpp) === 'due'
  return [
    { code: 'aia-entries', owner: 'exporter', when: 'before-export', channel: 'the ultimate consignee', met: false, cite: cites.entries },
    ...(hasCommodity
      ? [{ code: 'aia-certification', owner: 'consignee', when: 'before-export', met: isCertified, cite: cites.certification } as const]
      : []),
    ...(hasCommodity && reports
      ? [
          {
            code: 'aia-certification-report',
            owner: 'exporter',
            when: 'before-export',
            channel: report.channel,
            met: false,
            cite: report.cite,
          } as const,
        ]
      : []),
    {
      code: 'aia-shipment-notice',
      owner: 'exporter',
      when: 'with-shipment',
      channel: 'the ultimate consignee, in writing',
      met: false,
      cite: cites.notice,
    },
    { code: 'keep-records', owner: 'exporter', when: 'after-export', met: false, cite: cites.records },
  ]
}

export const reportNotes = (deal: Deal, value: PartnerTerms, countedTpp: number | null): readonly Flag[] => {
  if (countedTpp === null || countedTpp === 0) return []
  const { report, figureInDoubt } = value
  const total = (deal.export.usage?.aia?.cumulativeTpp ?? 0) + countedTpp
  const isOpen = reportState(deal, value, countedTpp) === 'open'
  return [
    ...(isNear(total, report.tpp, figureInDoubt.share) ? [noteFlag(figureInDoubt.code, figureInDoubt.because, report.cite)] : []),
    ...(isOpen ? [noteFlag('AIA_CUMULATIVE', openBecause(report.tpp), report.cite)] : []),
  ]
}

const openBecause = (figure: number): string =>
  `TPP received so far was not given: from ${figure} on, this order included, the certification goes to BIS before the first shipment`

/** How sure it is that the certification goes to BIS: by what was received so far and this order. */
const reportState = ({ export: { usage } }: Deal, { report }: PartnerTerms, countedTpp: number | null): 'due' | 'not-due' | 'open' => {
  const before = usage?.aia?.cumulativeTpp
  if (countedTpp !== null && (before ?? 0) + countedTpp >= report.tpp) return 'due'
  return before === undefined || countedTpp === null ? 'open' : 'not-due'
}
