import type { Provision } from '../../domain/law'
import type { BlockedOwnership, ProgramTags } from '../../domain/listings/list-effect'

/** Program tags under which a blocked person brings a license requirement of BIS as well. */
export const blockedPersonPrograms: Provision<ProgramTags> = {
  id: 'us/blocked-person-programs',
  title: 'Blocked persons under certain program tags',
  history: [
    {
      from: '2024-03-21',
      cite: { provision: '15 CFR 744.8', notice: '89 FR 20107' },
      confidence: 'recalled',
      value: {
        list: 'SDN under 15 CFR 744.8',
        names: [],
        blockedList: 'SDN',
        tags: [
          'BELARUS',
          'BELARUS-EO14038',
          'RUSSIA-EO14024',
          'UKRAINE-EO13660',
          'UKRAINE-EO13661',
          'UKRAINE-EO13662',
          'UKRAINE-EO13685',
          'FTO',
          'SDGT',
          'NPWMD',
          'ILLICIT-DRUGS-EO14059',
          'SDNT',
          'SDNTK',
          'TCO',
        ],
        effect: {
          kind: 'licenses',
          code: 'blocked-person-programs',
          reach: { entries: 'all' },
          posture: 'presumption-of-denial',
          survivors: [],
        },
      },
    },
  ],
}

/** OFAC's own rule on owners: it never stopped. */
export const blockedOwnership: Provision<BlockedOwnership> = {
  id: 'us/blocked-ownership',
  title: 'Property of those whom blocked persons own by half or more',
  history: [
    {
      from: '2020-02-24',
      cite: { provision: '31 CFR ch. V' },
      confidence: 'recalled',
      value: { list: 'SDN', shareMin: 50 },
    },
  ],
}
