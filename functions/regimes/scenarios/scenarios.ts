import type { Scenario } from '../../domain/scenarios/scenario-terms'
import { approvedOperators } from './approved-operators'
import { bilateral } from './bilateral'
import { march2026Draft } from './march-2026-draft'
import { monopoly } from './monopoly'
import { repeal, repealEmbargoOnly } from './repeal'
import { southeastAsiaDraft } from './southeast-asia-draft'
import { tierReform } from './tier-reform'

/** Every scenario. A new one is a file beside these and a line here. */
export const scenarios: readonly Scenario[] = [
  tierReform,
  monopoly,
  repeal,
  repealEmbargoOnly,
  bilateral,
  approvedOperators,
  march2026Draft,
  southeastAsiaDraft,
]
