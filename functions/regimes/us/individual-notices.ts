import type { Provision } from '../../domain/law'
import type { IndividualNotice } from '../../domain/rulebook'
import { macauOrD5 } from './place-sets'

/** Letters to makers. They bind their addressees; anyone else who moves the same parts is asked to look. */
export const individualNotices: readonly Provision<IndividualNotice>[] = [
  {
    id: 'us/notice-h20',
    title: 'Letter to NVIDIA on H20-class parts',
    history: [
      {
        from: '2025-04-09',
        cite: { provision: '15 CFR part 744', notice: 'BIS letter to NVIDIA of 2025-04-09, as disclosed in company filings' },
        confidence: 'confirmed',
        value: {
          addressee: 'NVIDIA',
          names: ['nvidia', 'nvidia corporation', 'nvidia corp', 'nvidia corp.'],
          chips: ['nvidia-h20'],
          places: macauOrD5,
        },
      },
    ],
  },
  {
    id: 'us/notice-mi308',
    title: 'Letter to AMD on MI308-class parts',
    history: [
      {
        from: '2025-04-14',
        cite: { provision: '15 CFR part 744', notice: 'BIS letter to AMD of 2025-04-14, as disclosed in company filings' },
        confidence: 'confirmed',
        value: {
          addressee: 'AMD',
          names: [
            'amd',
            'advanced micro devices',
            'advanced micro devices, inc.',
            'advanced micro devices inc',
            'advanced micro devices, inc',
          ],
          chips: ['amd-mi308x'],
          places: macauOrD5,
        },
      },
    ],
  },
  {
    id: 'us/notice-tsmc',
    title: 'Letter to TSMC on advanced circuits for Chinese customers',
    history: [
      {
        from: '2024-11-11',
        cite: { provision: '15 CFR part 744', notice: 'BIS letter to TSMC, as the press reported on 2024-11-11' },
        confidence: 'secondary',
        value: {
          addressee: 'TSMC',
          names: [
            'tsmc',
            'taiwan semiconductor manufacturing company',
            'taiwan semiconductor manufacturing company limited',
            'taiwan semiconductor manufacturing company, ltd.',
          ],
          chips: [],
          places: { named: ['CN'] },
        },
      },
    ],
  },
]
