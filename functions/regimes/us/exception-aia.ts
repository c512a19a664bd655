import type { PartnerTerms } from '../../domain/exceptions/partner-terms'
import type { Citation, Provision } from '../../domain/law'
import { anyDesigner, figureInDoubt, partnerCommodities, partnerSoftware, tenureCode, trustedDesigners } from './diffusion-items'
import { macauOrD5 } from './place-sets'
import { outsidePartners, partnerPlaces, supplement5 } from './supplement-5'

const notice = '90 FR 4544'
const cite = (paragraph: string): Citation => ({ provision: `15 CFR 740.27${paragraph}`, notice })

const terms: PartnerTerms = {
  symbol: 'AIA',
  partners: partnerPlaces,
  outsiders: outsidePartners,
  barred: macauOrD5,
  commodities: partnerCommodities,
  softwareAndTechnology: partnerSoftware,
  designer: anyDesigner,
  certification: {
    kind: 'aia-certification',
    statements: [
      { name: 'knowsItems', because: 'it knows that the items, with their entries, come under the exception' },
      { name: 'noProhibitedUse', because: 'it sends them to no end use or end user of part 744' },
      { name: 'noTrainingForOutsiders', because: 'it trains no controlled model on them as a service for firms from elsewhere' },
      { name: 'noTransferToOutsiders', because: 'it sends them to no such firm' },
      { name: 'signed', because: 'names, signatures, titles and dates stand under it' },
    ],
  },
  report: {
    tpp: 253_000_000,
    channel: 'EARReports@bis.doc.gov, subject "AIA Certification"',
    cite: cite('(c)'),
  },
  cites: {
    partners: supplement5.history[0].cite,
    endUse: cite('(a)'),
    entries: cite('(b)(1)'),
    certification: cite('(b)(2)'),
    notice: cite('(b)(3)'),
    records: { provision: '15 CFR 762.2(b)(58)', notice },
  },
  figureInDoubt,
  tenureCode,
}

/** License Exception AIA: Artificial Intelligence Authorization. */
export const exceptionAia: Provision<PartnerTerms> = {
  id: 'us/exception-aia',
  title: 'License Exception AIA',
  history: [
    { from: '2025-01-13', dueFrom: '2025-05-15', track: 'codified', cite: cite(''), confidence: 'confirmed', value: terms },
    {
      from: '2025-01-16',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 740.27', notice: '90 FR 4544 as amended by 90 FR 5298' },
      confidence: 'confirmed',
      value: { ...terms, designer: trustedDesigners },
    },
  ],
}
