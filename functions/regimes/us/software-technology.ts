import type { ServingEntry } from '../../domain/eccn'
import type { Provision } from '../../domain/law'

/** Software and technology entries that follow the destination rules of the commodity they serve. */
export const softwareAndTechnology: Provision<readonly ServingEntry[]> = {
  id: 'us/software-technology',
  title: 'Software and technology for 3A090 and 4A090',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR part 774, Supp. No. 1', notice: '87 FR 62186' },
      confidence: 'recalled',
      value: [
        { eccn: '3D001', nature: 'software', serves: ['3A090'] },
        { eccn: '3E001', nature: 'technology', serves: ['3A090'] },
        { eccn: '4D090', nature: 'software', serves: ['4A090'], servesNothingElse: true },
        { eccn: '4E001', nature: 'technology', serves: ['4A090', '4D090'] },
      ],
    },
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR part 774, Supp. No. 1', notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: [
        { eccn: '3D001', nature: 'software', serves: ['3A090', '3A001.z'] },
        { eccn: '3E001', nature: 'technology', serves: ['3A090', '3A001.z'] },
        { eccn: '4D001', nature: 'software', serves: ['4A003.z', '4A004.z', '4A005.z'] },
        { eccn: '4D090', nature: 'software', serves: ['4A090'], servesNothingElse: true },
        { eccn: '4E001', nature: 'technology', serves: ['4A090', '4A003.z', '4A004.z', '4A005.z', '4D001', '4D090'] },
        { eccn: '5E002', nature: 'technology', serves: ['5A002.z', '5A004.z', '5D002.z'] },
        { eccn: '5E992', nature: 'technology', serves: ['5A992.z', '5D992.z'] },
      ],
    },
  ],
}
