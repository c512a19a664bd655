import type { FilingTerms, InvoiceTerms } from '../../domain/back-office/paper-terms'
import type { Provision } from '../../domain/law'

const printed2023 = ['3A001.z', '3A090', '4A003.z', '4A004.z', '4A005.z', '4A090', '5A002.z', '5A004.z', '5A992.z']

/** The destination control statement, and which entries are printed beside it. */
export const exportInvoice: Provision<InvoiceTerms> = {
  id: 'us/export-invoice',
  title: 'Destination control statement on the commercial invoice',
  history: [
    {
      from: '2016-11-15',
      cite: { provision: '15 CFR 758.6(a)', notice: '81 FR 54721' },
      confidence: 'recalled',
      value: { statement: '15-cfr-758.6(a)(1)', printed: [], outside: ['EAR99'] },
    },
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 758.6(a)', notice: '88 FR 73458' },
      confidence: 'secondary',
      value: { statement: '15-cfr-758.6(a)(1)', printed: printed2023, outside: ['EAR99'] },
    },
  ],
}

/** Electronic export information, whatever the goods are worth. */
export const filingByPlace: Provision<FilingTerms> = {
  id: 'us/filing-by-place',
  title: 'Filing of exports to China, Russia and Venezuela',
  history: [
    {
      from: '2020-06-29',
      cite: { provision: '15 CFR 758.1(b)(10)', notice: '85 FR 23459' },
      confidence: 'secondary',
      value: {
        places: { named: ['CN', 'RU', 'VE'] },
        because: 'items of the Commerce Control List to there are filed whatever they are worth',
      },
    },
  ],
}

export const filingUnderLicense: Provision<{ readonly because: string }> = {
  id: 'us/filing-under-license',
  title: 'Filing of exports under a license',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR 758.1(b)(2)' },
      confidence: 'recalled',
      value: { because: 'what goes under a license is filed whatever it is worth and wherever it goes' },
    },
  ],
}
