import type { Citation } from '../../domain/law'
import type { Scenario } from '../../domain/scenarios/scenario-terms'

/** The paper of which four options are scenarios here. */
export const carnegie = (option: string): Citation => ({
  provision: `option "${option}"`,
  notice: 'Phillips-Robins and Winter-Levy, Carnegie Endowment, May 2025',
})

/** Out of D:4 by a rule made after the one that would be repealed, which asks for its license by name. */
export const uaeSince2026: Scenario['doubts'][number] = {
  place: 'AE',
  from: '2026-07-10',
  code: 'REPEAL_UAE',
  because: 'the UAE left D:4 with a rule of its own in July 2026 (91 FR 43034); whether that rule would stand is not said',
}
