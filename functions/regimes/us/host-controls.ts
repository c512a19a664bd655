import type { Provision } from '../../domain/law'
import type { HostControl } from '../../domain/rulebook'

/** Controls of other countries on the same chips where they start or pass through. Named beside the answer, not evaluated. */
export const hostControls: readonly Provision<HostControl>[] = [
  {
    id: 'us/host-control-malaysia',
    title: 'Malaysian permit for AI chips of US origin',
    history: [
      {
        from: '2025-07-14',
        cite: { provision: 'Malaysian strategic trade law', notice: 'announcement of 2025-07-14' },
        confidence: 'confirmed',
        value: {
          place: 'MY',
          code: 'host-country-permit',
          because: 'Malaysia asks for a strategic trade permit for the export, transshipment and transit of AI chips of US origin',
        },
      },
    ],
  },
  {
    id: 'us/host-control-korea',
    title: 'South Korean controls on AI chips',
    history: [
      {
        from: '2026-09-01',
        cite: { provision: 'South Korean export control law', notice: 'in force 2026-09-01' },
        confidence: 'secondary',
        value: { place: 'KR', code: 'host-country-permit', because: 'South Korea has national controls on AI chips' },
      },
    ],
  },
]
