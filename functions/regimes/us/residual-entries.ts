import type { Provision } from '../../domain/law'
import type { ResidualEntries } from '../../domain/rulebook'

/** Outside 3A090 and 4A090 an item is seldom EAR99: these entries are the usual next ones. */
export const residualEntries: Provision<ResidualEntries> = {
  id: 'us/residual-entries',
  title: 'Usual entries for what lies outside 3A090 and 4A090',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: '15 CFR part 774, Supp. No. 1', notice: 'edition of 2026-07-23' },
      confidence: 'secondary',
      value: {
        circuit: '3A991',
        system: '4A994',
        memory: '3A991',
        others: ['3D991', '3E991', '4D993', '4D994', '4E992', '4E993', '5A991', '5D991', '5E991'],
      },
    },
  ],
}

/** Every paragraph that the two entries have had since 2022. */
export const listParagraphs = {
  '3A090': ['a', 'a.1', 'a.2', 'a.3', 'a.4', 'b', 'b.1', 'b.2', 'c'],
  '4A090': ['a', 'b'],
} as const
