import type { Provision } from '../../domain/law'
import type { FurtherControls } from '../../domain/rulebook'

/** Entries that carry reasons for control which this service does not evaluate. */
export const otherControls: Provision<readonly FurtherControls[]> = {
  id: 'us/other-controls',
  title: 'Entries with further reasons for control',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR part 774, Supp. No. 1', notice: 'edition of 2026-07-23' },
      confidence: 'secondary',
      value: [
        { eccn: '3A001', controls: ['NS', 'RS', 'MT', 'NP'] },
        { eccn: '4A003', controls: ['NS', 'CC'] },
        { eccn: '4A004', controls: ['NS'] },
        { eccn: '4A005', controls: ['NS'] },
        { eccn: '5A002', controls: ['NS', 'EI'] },
        { eccn: '5A004', controls: ['NS', 'EI'] },
        { eccn: '5A992', controls: ['encryption'], isMassMarket: true },
        { eccn: '5D002', controls: ['NS', 'EI'] },
        { eccn: '5D992', controls: ['encryption'], isMassMarket: true },
        { eccn: '3D001', controls: ['NS', 'MT', 'NP'] },
        { eccn: '3E001', controls: ['NS', 'MT', 'NP'] },
        { eccn: '4D001', controls: ['NS', 'CC'] },
        { eccn: '4E001', controls: ['NS', 'MT', 'CC'] },
        { eccn: '5E002', controls: ['NS', 'EI'] },
        { eccn: '5E992', controls: ['encryption'], isMassMarket: true },
      ],
    },
  ],
}
