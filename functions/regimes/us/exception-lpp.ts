import type { LowVolumeTerms } from '../../domain/exceptions/low-volume-terms'
import type { Citation, Provision } from '../../domain/law'
import { figureInDoubt, lowVolumeItems, tenureCode } from './diffusion-items'
import { acaDestinations, macauOrD5 } from './place-sets'
import { partnerPlaces } from './supplement-5'

const notice = '90 FR 4544'
const cite = (paragraph: string): Citation => ({ provision: `15 CFR 740.29${paragraph}`, notice })
const shipmentChannel = 'EARReports@bis.doc.gov, subject "LPP Shipment"'

const closedList = {
  places: acaDestinations,
  code: 'R-03',
  because: 'the section leaves it open there, and the closed list of 15 CFR 740.2(a)(9)(ii) does not name it',
}

const terms: LowVolumeTerms = {
  symbol: 'LPP',
  kind: 'lpp',
  ceilingTpp: 26_900_000,
  items: lowVolumeItems,
  barred: macauOrD5,
  electors: partnerPlaces,
  inDoubt: [closedList],
  distributorCode: 'R-19',
  tenureCode,
  pooling: {
    code: 'R-07',
    because: 'the limit is that of the ultimate parent with all its affiliates; the preamble speaks of the owner of the items',
  },
  yearTest: { code: 'R-08', because: 'one paragraph counts the exports of a year and another what was received in it' },
  firstYear: {
    year: 2025,
    code: 'R-21',
    because: 'what was received before 2025-05-15 needed no LPP and does not count against the year',
  },
  certification: {
    kind: 'lpp-certification',
    statements: [
      { name: 'knowsItems', because: 'it knows that the items, with their entries, come under the exception' },
      { name: 'noProhibitedUse', because: 'it sends them to no end use or end user of part 744' },
      { name: 'limitNotReached', because: 'it has not received the amount of the year, and does not exceed it with these' },
      { name: 'signed', because: 'names, signatures, titles and dates stand under it' },
    ],
  },
  copy: { withinDays: 30, channel: shipmentChannel, cite: cite('(g)(1)') },
  largeShipment: { tpp: 3_200_000, channel: shipmentChannel, cite: cite('(g)(3)'), inDoubt: figureInDoubt },
  limitReached: { channel: 'EARReports@bis.doc.gov, subject "LPP TPP Limit Reached"', cite: cite('(g)(2)') },
  cites: {
    directly: cite('(a)'),
    barred: cite('(c)'),
    limit: cite('(d)'),
    election: cite('(a)'),
    certification: cite('(f)'),
    records: { provision: '15 CFR 762.2(b)(60)', notice },
  },
}

/** License Exception LPP: Low Processing Performance. */
export const exceptionLpp: Provision<LowVolumeTerms> = {
  id: 'us/exception-lpp',
  title: 'License Exception LPP',
  history: [
    { from: '2025-01-13', dueFrom: '2025-05-15', track: 'codified', cite: cite(''), confidence: 'confirmed', value: terms },
    {
      from: '2026-07-10',
      track: 'codified',
      cite: cite(''),
      confidence: 'confirmed',
      value: {
        ...terms,
        inDoubt: [
          closedList,
          {
            places: { named: ['AE'] },
            code: 'LPP_UAE',
            because: 'out of D:4 since 91 FR 43034; whether the closed list of 15 CFR 740.2(a)(9)(ii) names it since then was not read',
          },
        ],
      },
    },
  ],
}
