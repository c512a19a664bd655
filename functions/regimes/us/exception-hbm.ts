import type { MemoryExceptionTerms } from '../../domain/exceptions/memory-exception-terms'
import type { Provision } from '../../domain/law'
import { macauOrD5 } from './place-sets'

/** High bandwidth memory on its way to a packaging site. */
export const exceptionHbm: Provision<MemoryExceptionTerms> = {
  id: 'us/exception-hbm',
  title: 'License Exception HBM',
  history: [
    {
      from: '2024-12-02',
      dueFrom: '2024-12-31',
      cite: { provision: '15 CFR 740.25', notice: '89 FR 96790' },
      confidence: 'secondary',
      value: {
        symbol: 'HBM',
        aesCode: null,
        level: 'c',
        densityBelow: 3.3,
        packager: 'US',
        barredPackagers: macauOrD5,
        code: 'HBM_PACKAGER',
      },
    },
  ],
}
