import type { ManufacturingTerms } from '../../domain/exceptions/manufacturing-terms'
import type { Citation, Provision } from '../../domain/law'
import { anyDesigner, manufacturingItems, trustedDesigners } from './diffusion-items'
import { macauOrD5 } from './place-sets'

const notice = '90 FR 4544'
const cite = (paragraph: string): Citation => ({ provision: `15 CFR 740.28${paragraph}`, notice })

const terms: ManufacturingTerms = {
  symbol: 'ACM',
  barred: macauOrD5,
  items: manufacturingItems,
  designer: anyDesigner,
  purposes: ['development', 'production', 'storage'],
  government: 'US',
  ledger: { kind: 'acm-ledger', months: 6, cite: cite('(e)') },
  cites: {
    scope: cite('(a)'),
    barred: cite('(c)'),
    privateSector: cite('(d)'),
    records: { provision: '15 CFR 762.2(b)(59)', notice },
  },
}

/** License Exception ACM: Advanced Compute Manufacturing. */
export const exceptionAcm: Provision<ManufacturingTerms> = {
  id: 'us/exception-acm',
  title: 'License Exception ACM',
  history: [
    { from: '2025-01-13', dueFrom: '2025-05-15', track: 'codified', cite: cite(''), confidence: 'confirmed', value: terms },
    {
      from: '2025-01-16',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 740.28', notice: '90 FR 4544 as amended by 90 FR 5298' },
      confidence: 'confirmed',
      value: { ...terms, designer: trustedDesigners },
    },
  ],
}
