import type { Provision } from '../../domain/law'
import type { TaintedCircuits } from '../../domain/prohibitions/tainted-circuit-terms'
import { macauOrD5 } from './place-sets'

/** Circuits of the 3A090 class designed in China: a high probability that their making broke the rules. */
export const generalProhibition10: Provision<TaintedCircuits> = {
  id: 'us/general-prohibition-10',
  title: 'General Prohibition 10 and circuits designed in China',
  history: [
    {
      from: '2025-05-13',
      cite: { provision: '15 CFR 736.2(b)(10) and 764.2(e)', notice: 'BIS guidance of 2025-05-13' },
      confidence: 'confirmed',
      value: {
        chips: [
          'huawei-ascend-910b1',
          'huawei-ascend-910b2',
          'huawei-ascend-910b3',
          'huawei-ascend-910b4',
          'huawei-ascend-910c',
          'huawei-ascend-910d',
        ],
        designers: { named: ['CN'] },
        doubtful: macauOrD5,
        exceptedUse: 'laboratory-analysis',
      },
    },
  ],
}
