import type { Posture } from '../../domain/review/review'

export type ReviewTerms = { readonly policy: string; readonly posture?: Posture }

/** How applications for a party are reviewed, in our words. Where an entry names more than one policy it has no one posture. */
export const reviewTerms = {
  denial: { policy: 'Presumption of denial', posture: 'presumption-of-denial' },
  refusal: { policy: 'Policy of denial', posture: 'policy-of-denial' },
  'case-by-case': { policy: 'Case-by-case', posture: 'case-by-case' },
  // The terms of most Russian and Belarusian military end users.
  'food-and-medicine': { policy: 'Policy of denial; case-by-case for food and medicine', posture: 'policy-of-denial' },
  'space-station': { policy: 'Policy of denial; case-by-case for what a government has for the space station' },
  // Listed for what they did in Xinjiang.
  surveillance: { policy: 'Presumption of denial; case-by-case for some crime control items and against infectious disease' },
  epidemic: { policy: 'Presumption of denial; case-by-case for items against infectious disease' },
  // Makers of memory chips: their plain equipment is looked at one by one.
  'plain-equipment': { policy: 'Presumption of denial; case by case outside the advanced equipment entries' },
  'older-wafers': { policy: 'Presumption of denial; case by case for what only a 200 mm line uses' },
  // The entry refers to sections on end uses and says no more.
  'by-reference': { policy: 'As the sections on its end use say' },
  pakistan: { policy: 'Case-by-case for items on the CCL; presumption of approval for EAR99' },
} satisfies Readonly<Record<string, ReviewTerms>>
