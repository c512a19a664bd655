import type { AdvancedComputingTerms, DoubtfulPlaces } from '../../domain/exceptions/exception-terms'
import type { Citation, Provision } from '../../domain/law'
import { acaDestinations, macauOrD5, outsideMacauAndD5 } from './place-sets'

const cite = (notice: string): Citation => ({ provision: '15 CFR 740.8', notice })

const terms2023: AdvancedComputingTerms = {
  families: ['3A090', '4A090', '3A001.z', '4A003.z', '4A004.z', '4A005.z', '5A002.z', '5A004.z', '5A992.z', '5D002.z', '5D992.z'],
  narrowerLines: { '5A002.z': ['z.1.b', 'z.2.b'], '5A004.z': ['z.1.b', 'z.2.b'], '5A992.z': ['z.2'] },
  notified: {
    symbol: 'NAC',
    noticeDays: 25,
    aesCode: 'C67',
    itemsMax: 6,
    dataPoints:
      'TPP, performance density and memory bandwidth of each item, its data sheet, what was approved for the end user in the last 12 months, and whether it is for a cluster: its TPP when finished, and who uses it',
    destinations: macauOrD5,
    seats: macauOrD5,
  },
  unnotified: { symbol: 'NAC', aesCode: null, destinations: acaDestinations, barredSeats: macauOrD5, transfersWithin: macauOrD5 },
}
const terms2024: AdvancedComputingTerms = {
  ...terms2023,
  unnotified: { ...terms2023.unnotified, symbol: 'ACA', aesCode: 'C68' },
}

/** As printed since the Diffusion Rule: the one without notice reaches every destination but Macau and D:5. */
const terms2025: AdvancedComputingTerms = {
  ...terms2024,
  unnotified: { ...terms2024.unnotified, destinations: outsideMacauAndD5 },
}

/** One exception, NAC, served both cases until April 2024; since then the one without notice is ACA. */
export const advancedComputing: Provision<AdvancedComputingTerms> = {
  id: 'us/exception-nac-aca',
  title: 'License Exceptions NAC and ACA',
  history: [
    { from: '2023-11-17', cite: cite('88 FR 73458'), confidence: 'confirmed', value: terms2023 },
    { from: '2024-04-04', cite: cite('89 FR 23876'), confidence: 'confirmed', value: terms2024 },
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 740.8(a) and (c)(1)', notice: '90 FR 4544' },
      confidence: 'confirmed',
      value: terms2025,
    },
  ],
}

/** Where it was not established whether ACA still reaches. */
export const acaInDoubt: Provision<DoubtfulPlaces> = {
  id: 'us/exception-aca-uae',
  title: 'License Exception ACA and the United Arab Emirates',
  history: [
    {
      from: '2026-07-10',
      track: 'enforced',
      cite: cite('91 FR 43034'),
      confidence: 'unconfirmed',
      value: {
        places: { named: ['AE'] },
        code: 'ACA_UAE',
        because: 'whether ACA still reaches the UAE after it left D:4 was not established',
      },
    },
  ],
}
