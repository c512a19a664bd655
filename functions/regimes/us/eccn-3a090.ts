import type { MemoryParameters, ProcessorParameters } from '../../domain/eccn'
import type { Provision } from '../../domain/law'

const ccl = '15 CFR part 774, Supp. No. 1'

/** Processors: 3A090.a and .b. The 2022 text had no .b and asked for the transfer rate as well. */
export const eccn3a090: Provision<ProcessorParameters> = {
  id: 'us/eccn-3a090',
  title: 'ECCN 3A090.a and .b, advanced computing integrated circuits',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: `${ccl}, ECCN 3A090`, notice: '87 FR 62186' },
      confidence: 'confirmed',
      value: {
        eccn: '3A090',
        limbs: [{ paragraph: 'a', level: 'a', tppMin: 4800, transferRateMinGBs: 600 }],
      },
    },
    {
      from: '2023-11-17',
      cite: { provision: `${ccl}, ECCN 3A090`, notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: {
        eccn: '3A090',
        limbs: [
          { paragraph: 'a.1', level: 'a', tppMin: 4800 },
          { paragraph: 'a.2', level: 'a', tppMin: 1600, densityMin: 5.92 },
          { paragraph: 'b.1', level: 'b', tppMin: 2400, tppBelow: 4800, densityMin: 1.6, densityBelow: 5.92 },
          { paragraph: 'b.2', level: 'b', tppMin: 1600, densityMin: 3.2, densityBelow: 5.92 },
        ],
        noteForOtherThanDatacentersBelowTpp: 4800,
      },
    },
  ],
}

/** High bandwidth memory on its own: 3A090.c. Memory packaged with a dominant processor is judged by .a and .b. */
export const eccn3a090c: Provision<MemoryParameters> = {
  id: 'us/eccn-3a090-c',
  title: 'ECCN 3A090.c, high bandwidth memory',
  history: [
    {
      from: '2024-12-02',
      dueFrom: '2024-12-31',
      cite: { provision: `${ccl}, ECCN 3A090.c`, notice: '89 FR 96790' },
      confidence: 'confirmed',
      value: { eccn: '3A090', paragraph: 'c', densityAbove: 2 },
    },
  ],
}
