import type { Dated, IsoDate, Provision } from '../../domain/law'
import type { PlaceCode } from '../../domain/place'
import type { EmbargoTerms } from '../../domain/rulebook'

/** Where our knowledge of the older embargoes begins; they began long before. */
const knownFrom: IsoDate = '2020-02-24'

const denial = (from: IsoDate, provision: string, covers: EmbargoTerms['covers']): Dated<EmbargoTerms> => ({
  from,
  cite: { provision },
  confidence: 'recalled',
  value: { covers, posture: 'policy-of-denial' },
})

/** Places for which part 746 asks for a license whatever the Country Groups say. */
export const part746: Readonly<Record<PlaceCode, Provision<EmbargoTerms>>> = {
  BY: { id: 'us/part-746-by', title: 'Belarus', history: [denial('2022-03-02', '15 CFR 746.8', 'listed')] },
  CU: { id: 'us/part-746-cu', title: 'Cuba', history: [denial(knownFrom, '15 CFR 746.2', 'all')] },
  IQ: {
    id: 'us/part-746-iq',
    title: 'Iraq',
    history: [
      { from: knownFrom, cite: { provision: '15 CFR 746.3' }, confidence: 'unconfirmed', value: { covers: 'unread', posture: 'unstated' } },
    ],
  },
  IR: { id: 'us/part-746-ir', title: 'Iran', history: [denial(knownFrom, '15 CFR 746.7', 'all')] },
  KP: { id: 'us/part-746-kp', title: 'North Korea', history: [denial(knownFrom, '15 CFR 746.4', 'all')] },
  RU: { id: 'us/part-746-ru', title: 'Russia', history: [denial('2022-02-24', '15 CFR 746.8', 'listed')] },
  SY: {
    id: 'us/part-746-sy',
    title: 'Syria',
    history: [
      denial(knownFrom, '15 CFR 746.9', 'all'),
      {
        from: '2025-09-02',
        cite: { provision: '15 CFR 746.9', notice: 'FR Doc 2025-16724' },
        confidence: 'recalled',
        value: {
          covers: 'listed',
          posture: 'unstated',
          alternatives: [
            { posture: 'case-by-case', because: 'eased for some items', code: 'SYRIA_POSTURE' },
            { posture: 'presumption-of-denial', because: 'still licensed for items on the Commerce Control List', code: 'SYRIA_POSTURE' },
          ],
        },
      },
    ],
  },
  'UA-43': { id: 'us/part-746-crimea', title: 'Crimea, occupied', history: [denial(knownFrom, '15 CFR 746.6', 'all')] },
  'UA-DNR': { id: 'us/part-746-dnr', title: 'Donetsk, occupied part', history: [denial('2022-02-24', '15 CFR 746.6', 'all')] },
  'UA-LNR': { id: 'us/part-746-lnr', title: 'Luhansk, occupied part', history: [denial('2022-02-24', '15 CFR 746.6', 'all')] },
}
