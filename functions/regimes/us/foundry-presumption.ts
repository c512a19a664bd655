import type { FoundryTerms } from '../../domain/classification/foundry-terms'
import type { Provision } from '../../domain/law'
import { macauOrD5 } from './place-sets'

const note = '15 CFR part 774, Supp. No. 1, ECCN 3A090, Note 1'

const terms = (cutOver: string): FoundryTerms => ({
  authorized: {
    seats: { anyOf: ['A:1', 'A:5'], named: ['TW'] },
    barred: macauOrD5,
    cutOver,
    daysFromFiling: 180,
    codeOnTheDay: 'DESIGNER_CUTOVER_DAY',
  },
  packagedOutside: macauOrD5,
  transistors: [
    { from: '2020-02-24', below: 30 },
    { from: '2027-01-01', to: '2027-12-31', below: 35, withoutHbm: true },
    {
      from: '2028-01-01',
      to: '2028-12-31',
      below: 35,
      withoutHbm: true,
      inDoubt: { code: 'TRANSISTORS_2028', because: 'the text names 2027 and 2029; that 2028 stays at 35 billion is read, not printed' },
    },
    { from: '2029-01-01', below: 40, withoutHbm: true },
  ],
  report: { channel: 'EAR.Reports@bis.doc.gov, each quarter, first by 2025-05-31', cite: { provision: '15 CFR 743.9(b)' } },
})

/** The presumption on advanced logic circuits that leave a fabricator or OSAT, and its ways out. */
export const foundryPresumption: Provision<FoundryTerms> = {
  id: 'us/foundry-presumption',
  title: 'Foundry presumption, Note 1 to 3A090.a',
  history: [
    {
      from: '2025-01-16',
      dueFrom: '2025-01-31',
      cite: { provision: note, notice: '90 FR 5298' },
      confidence: 'confirmed',
      value: terms('2026-04-13'),
    },
    { from: '2025-02-11', cite: { provision: note, notice: '90 FR 9604' }, confidence: 'confirmed', value: terms('2026-04-13') },
    { from: '2026-04-07', cite: { provision: note, notice: '91 FR 17851' }, confidence: 'confirmed', value: terms('2026-12-31') },
  ],
}
