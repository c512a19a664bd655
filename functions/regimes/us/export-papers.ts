import type { FilingTerms, InvoiceTerms } from '../../domain/back-office/paper-terms'
import type { Provision } from '../../domain/law'

/**
 * The destination control statement, and which entries are printed beside it: the paragraphs of circuits of 2023 with which their
 * entries came. What stood before is not told here, and so nothing is said of it. `inferred`: the text is of now, the day is that of
 * the entries.
 */
export const exportInvoice: Provision<InvoiceTerms> = {
  id: 'us/export-invoice',
  title: 'Destination control statement on the commercial invoice',
  history: [
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 758.6(a)' },
      confidence: 'inferred',
      value: {
        statement: '15-cfr-758.6(a)(1)',
        printed: ['3A001.z', '3A090', '4A003.z', '4A004.z', '4A005.z', '4A090', '5A002.z', '5A004.z', '5A992.z'],
        outside: ['EAR99'],
      },
    },
  ],
}

/**
 * Electronic export information, whatever the goods are worth. `inferred`: that it stands is read, and not since when nor in which
 * paragraph. Whether a license by itself calls for a filing was not found in writing, and is left open.
 */
export const filingByPlace: Provision<FilingTerms> = {
  id: 'us/filing-by-place',
  title: 'Filing of exports to China, Russia and Venezuela',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR part 758' },
      confidence: 'inferred',
      value: {
        places: { named: ['CN', 'RU', 'VE'] },
        because: 'items of the Commerce Control List to there are filed whatever they are worth',
      },
    },
  ],
}
