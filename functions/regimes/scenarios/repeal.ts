import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { carnegie, uaeSince2026 } from './sources'

/** Back to the rules of before January 2025. */
export const repeal: Scenario = {
  id: 'repeal',
  title: 'Repeal: back to the rules of before January 2025',
  cite: carnegie('repeal'),
  confidence: 'confirmed',
  base: { track: 'enforced', rulesOf: '2025-01-12' },
  without: [],
  hasTiers: false,
  parameters: { controlled: 'base', denied: ['D:5', 'MO'], hqRule: 'D5MO', keepFoundry: true },
  takes: ['keepFoundry'],
  demands: [],
  closedTo: [],
  doubts: [uaeSince2026],
  assumptions: ['the foundry presumption of January 2025 is kept unless keepFoundry says otherwise'],
}

/** The same, for embargoed destinations alone. */
export const repealEmbargoOnly: Scenario = {
  id: 'repeal-embargo-only',
  title: 'Repeal, but for arms-embargoed destinations',
  cite: carnegie('repeal'),
  confidence: 'confirmed',
  base: { track: 'enforced', rulesOf: '2025-01-12' },
  without: [],
  hasTiers: false,
  parameters: { controlled: 'denied', denied: ['D:5', 'MO'], hqRule: 'D5MO', keepFoundry: true },
  takes: ['denied', 'hqRule', 'keepFoundry'],
  demands: [],
  closedTo: [],
  doubts: [uaeSince2026],
  assumptions: ['the headquarters rule on D:5 and Macau is kept unless hqRule says none'],
}
