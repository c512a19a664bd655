import type { Provision } from '../../domain/law'
import type { WindowTerms } from '../../domain/review/window-terms'
import { chinaAndMacau, macauOrD5 } from './place-sets'

const notice = '91 FR 1684'
const application = '15 CFR part 748, Supp. No. 2, para. (dd)'

/** The January 2026 window for China and Macau: its two strict figures and every other test. */
export const caseByCaseWindow: Provision<WindowTerms> = {
  id: 'us/case-by-case-window',
  title: 'Case-by-case review window for China and Macau',
  history: [
    {
      from: '2026-01-15',
      cite: { provision: '15 CFR 742.6(b)(10)(iii)(A)(1)', notice },
      confidence: 'confirmed',
      value: {
        tppBelow: 21_000,
        dramBandwidthBelowGBs: 6500,
        from: 'US',
        to: chinaAndMacau,
        onSaleBy: '2026-01-15',
        volumeShare: { numerator: 1, denominator: 2 },
        disclosed: { named: ['BY', 'CN', 'CU', 'IR', 'KP', 'MO', 'RU', 'VE'] },
        concerns: ['military', 'military-intelligence', 'wmd'],
        laboratory: { headquarters: 'US', barred: macauOrD5, customsTerritory: ['US', 'PR'] },
        cites: {
          figures: { provision: '15 CFR 742.6(b)(10)(iii)(A)(1)', notice },
          technicalData: { provision: `${application}(1)`, notice },
          certifications: { provision: `${application}(1)`, notice },
          volume: { provision: `${application}(1)(iii)`, notice },
          remoteUsers: { provision: `${application}(1)(iv)`, notice },
          customerChecks: { provision: `${application}(1)`, notice },
          iaas: { provision: `${application}(1)(vii)`, notice },
          laboratory: { provision: `${application}(3)`, notice },
        },
        lettersUnknown: { code: 'DD_PARAGRAPHS', because: 'which of paragraphs (dd)(1)(v) and (vi) says this was not established' },
      },
    },
  ],
}
