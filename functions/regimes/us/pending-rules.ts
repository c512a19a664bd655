import type { Provision } from '../../domain/law'
import type { LiftingRule, PendingRule } from '../../domain/rulebook'
import { macauOrD5 } from './place-sets'

export const pendingFoundry: Provision<PendingRule> = {
  id: 'us/pending-foundry',
  title: 'Foundry presumption, Note 1 to 3A090.a',
  history: [
    {
      from: '2025-01-16',
      dueFrom: '2025-01-31',
      cite: { provision: '15 CFR part 774, Supp. No. 1, ECCN 3A090, Note 1', notice: '90 FR 5298' },
      confidence: 'confirmed',
      value: { fact: 'foundry', couldReach: 'license-required', because: 'the presumption that binds a fabricator or OSAT' },
    },
  ],
}

/** Rules whose facts are accepted and not evaluated yet. Each is replaced by the provision itself when that is written. */
export const pendingRules: readonly Provision<PendingRule>[] = [
  {
    id: 'us/pending-listings',
    title: 'Restricted-party lists, on facts given',
    history: [
      {
        from: '2020-02-24',
        cite: { provision: '15 CFR parts 736 and 744; 31 CFR ch. V' },
        confidence: 'confirmed',
        value: {
          fact: 'listings',
          couldReach: 'prohibited',
          because: 'the effect of a listing',
          stoppingLists: ['DPL', 'SDN', 'FSE'],
          licensingLists: ['EL', 'MEU', 'UVL', 'ISN', 'SSI', 'CAP', 'CMIC', 'NS-CMIC', 'MBS', 'NS-MBS', 'PLC', 'NS-PLC', 'DTC'],
        },
      },
    ],
  },
  {
    id: 'us/pending-end-use',
    title: 'End-use controls of part 744',
    history: [
      {
        from: '2020-02-24',
        cite: { provision: '15 CFR 744.21, 744.22, 744.23' },
        confidence: 'confirmed',
        value: { fact: 'concerns', couldReach: 'license-required', because: 'the end-use concern stated' },
      },
    ],
  },
  {
    id: 'us/pending-us-persons',
    title: 'Activities of US persons',
    history: [
      {
        from: '2020-02-24',
        cite: { provision: '15 CFR 744.6' },
        confidence: 'confirmed',
        value: { fact: 'us-persons', couldReach: 'license-required', because: 'the part that US persons play' },
      },
    ],
  },
  {
    id: 'us/pending-training',
    title: 'Notice of 13 May 2025 on training',
    history: [
      {
        from: '2025-05-13',
        cite: { provision: '15 CFR part 744', notice: 'BIS policy statement of 2025-05-13' },
        confidence: 'confirmed',
        value: { fact: 'training', couldReach: 'license-required', because: 'training of controlled weights' },
      },
    ],
  },
  pendingFoundry,
  {
    id: 'us/pending-designer',
    title: 'General Prohibition 10 and circuits designed in China',
    history: [
      {
        from: '2025-05-13',
        cite: { provision: '15 CFR 736.2(b)(10)', notice: 'BIS guidance of 2025-05-13' },
        confidence: 'confirmed',
        value: {
          fact: 'designer',
          couldReach: 'prohibited',
          because: 'a circuit of a designer headquartered in Macau or D:5',
          places: macauOrD5,
        },
      },
    ],
  },
]

/** Facts that could only lift a requirement. */
export const liftingRules: readonly Provision<LiftingRule>[] = [
  {
    id: 'us/pending-supplement-8',
    title: 'Consignees in the UAE that are exempt by name',
    history: [
      {
        from: '2026-07-10',
        cite: { provision: '15 CFR part 740, Supp. No. 8', notice: '91 FR 43034' },
        confidence: 'confirmed',
        value: { fact: 'supplement-8', because: 'an entry of Supplement No. 8', places: { named: ['AE'] } },
      },
    ],
  },
  {
    id: 'us/pending-existing-stock',
    title: 'Continued use of existing stock',
    history: [
      {
        from: '2022-10-21',
        cite: { provision: '15 CFR 742.6(a)(6)', notice: 'BIS guidance of 2026-05-31' },
        confidence: 'confirmed',
        value: { fact: 'existing-stock', because: 'continued use of existing stock' },
      },
    ],
  },
  {
    id: 'us/pending-jurisdiction',
    title: 'Items not subject to the EAR',
    history: [
      {
        from: '2020-02-24',
        cite: { provision: '15 CFR 734.3 and 734.9(h)' },
        confidence: 'recalled',
        value: { fact: 'not-subject', because: 'the claim that an item is not subject to the EAR' },
      },
    ],
  },
]
