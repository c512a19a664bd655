import type { Family } from '../../domain/eccn'
import type { Provision } from '../../domain/law'

const cite4a090 = '15 CFR part 774, Supp. No. 1, ECCN 4A090'

/** Computers, electronic assemblies and components that contain a 3A090 circuit. */
export const eccn4a090: Provision<Family> = {
  id: 'us/eccn-4a090',
  title: 'ECCN 4A090, computers and assemblies containing 3A090 circuits',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: cite4a090, notice: '87 FR 62186' },
      confidence: 'confirmed',
      value: { family: '4A090', nature: 'commodity', levels: { a: ['a'] } },
    },
    {
      from: '2023-11-17',
      cite: { provision: cite4a090, notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: { family: '4A090', nature: 'commodity', levels: { a: ['a'], b: ['b'] } },
    },
  ],
}
