import type { Dated, IsoDate, Provision } from '../../domain/law'
import type { DestinationClause } from '../../domain/rulebook'
import { advancedComputingDestinations, chinaAndMacau, macauOrD5 } from './place-sets'

const releaseOfMay2025 = 'BIS press release of 2025-05-13'
const diffusion = '90 FR 4544'

const printed =
  'the text printed since January 2025 asks for a license worldwide; BIS announced that it does not enforce that, and has not rescinded it'
const held = 'GAO held on 2026-05-12 (B-337935) that the announcement is a rule; that no resolution against it followed is unconfirmed'

/** What is printed for .a items since the Diffusion Rule: any destination, partners and Canada included. */
const worldwide = (from: IsoDate, because: string, change: Partial<DestinationClause> = {}): Dated<DestinationClause> => ({
  from,
  track: 'codified',
  cite: { provision: '15 CFR 742.6(a)(6)(iii)(A)', notice: diffusion },
  confidence: 'confirmed',
  value: {
    places: { everywhere: true },
    returnsHome: { code: 'R-18', because: 'whether the license is asked of what comes back to the United States is not said' },
    remark: { code: 'R-01', because },
    ...change,
  },
})

/** License requirement by destination, .a items: by country group as it is enforced, worldwide as it is printed. */
export const destinationA: Provision<DestinationClause> = {
  id: 'us/destination-a',
  title: 'License requirement by destination, 3A090.a, 4A090.a and .z items of that level',
  history: [
    {
      from: '2022-10-21',
      cite: { provision: '15 CFR 742.6(a)(6)', notice: '87 FR 62186' },
      confidence: 'confirmed',
      value: { places: { named: ['CN'] } },
    },
    {
      from: '2023-01-17',
      cite: { provision: '15 CFR 742.6(a)(6)', notice: '88 FR 2821' },
      confidence: 'confirmed',
      value: { places: chinaAndMacau },
    },
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)', notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: { places: advancedComputingDestinations },
    },
    {
      from: '2025-05-13',
      track: 'enforced',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)(A)', notice: releaseOfMay2025 },
      confidence: 'confirmed',
      value: { places: advancedComputingDestinations, remark: { code: 'R-01', because: printed } },
    },
    { ...worldwide('2025-01-13', printed), dueFrom: '2025-05-15' },
    {
      from: '2026-05-12',
      track: 'enforced',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)(A)', notice: releaseOfMay2025 },
      confidence: 'confirmed',
      value: { places: advancedComputingDestinations, remark: { code: 'R-01', because: `${printed}. ${held}` } },
    },
    worldwide('2026-05-12', `${printed}. ${held}`),
    worldwide('2026-07-10', `${printed}. ${held}`, {
      exempts: {
        code: 'UAE_A_BASIS',
        because:
          'whether the consignees that the rule on the UAE exempts are free of the worldwide requirement as well was not established',
      },
    }),
  ],
}

/** License requirement by destination, .b items. */
export const destinationB: Provision<DestinationClause> = {
  id: 'us/destination-b',
  title: 'License requirement by destination, 3A090.b, 4A090.b and .z items of that level',
  history: [
    {
      from: '2023-11-17',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)', notice: '88 FR 73458' },
      confidence: 'confirmed',
      value: { places: advancedComputingDestinations },
    },
    {
      from: '2025-05-13',
      track: 'enforced',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)(B)', notice: diffusion },
      confidence: 'confirmed',
      value: { places: advancedComputingDestinations },
    },
    {
      from: '2025-01-13',
      dueFrom: '2025-05-15',
      track: 'codified',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)(B)', notice: diffusion },
      confidence: 'confirmed',
      value: { places: advancedComputingDestinations },
    },
  ],
}

/** License requirement by destination, high bandwidth memory: narrower, D:5 and Macau only. */
export const destinationC: Provision<DestinationClause> = {
  id: 'us/destination-c',
  title: 'License requirement by destination, 3A090.c',
  history: [
    {
      from: '2024-12-02',
      dueFrom: '2024-12-31',
      cite: { provision: '15 CFR 742.6(a)(6)(i)(B)', notice: '89 FR 96790' },
      confidence: 'confirmed',
      value: { places: macauOrD5 },
    },
  ],
}

/** The UAE by name, .a items: the outcome stands on the rule's own account, the paragraph that carries it was not established. */
export const destinationUaeA: Provision<DestinationClause> = {
  id: 'us/destination-uae-a',
  title: 'License requirement for the United Arab Emirates, .a items',
  history: [
    {
      from: '2026-07-10',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)', notice: '91 FR 43034' },
      confidence: 'unconfirmed',
      value: {
        places: { named: ['AE'] },
        exempts: true,
        namedDefault: {
          code: 'UAE_A_BASIS',
          because:
            'a license is required for the UAE on the account of 91 FR 43034; which paragraph carries it for .a items was not established',
        },
      },
    },
  ],
}

/** The UAE by name, .b items. */
export const destinationUaeB: Provision<DestinationClause> = {
  id: 'us/destination-uae-b',
  title: 'License requirement for the United Arab Emirates, .b items',
  history: [
    {
      from: '2026-07-10',
      cite: { provision: '15 CFR 742.6(a)(6)(iii)(B)', notice: '91 FR 43034' },
      confidence: 'confirmed',
      value: { places: { named: ['AE'] }, exempts: true },
    },
  ],
}
