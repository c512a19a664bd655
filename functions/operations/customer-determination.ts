import { accessQuestion } from '../domain/customers/access-question'
import type { Checked } from '../domain/customers/checked'
import type { Raised } from '../domain/customers/kyc-flag'
import { customersChip } from './chip-book'
import { createDetermination, type DeterminationAnswer } from './create-determination'
import { hostedHardware } from './hosted-hardware'

/** What the law says of giving access, and what that raises. Null: nothing of its classes is asked for. */
export type CustomerDetermination = { readonly answer: DeterminationAnswer | null; readonly flags: readonly Raised[] }

/** Puts the question of access to the law: kinds `compute` and `modelWeights`, on the enforced track. */
export const customerDetermination = (checked: Checked): CustomerDetermination => {
  const hardware = hostedHardware(checked)
  const question = checked.tier === 'T0' ? undefined : accessQuestion(checked, (chip) => customersChip(chip)?.id)
  if (question === undefined || question.items.length === 0) return { answer: null, flags: hardware }
  const answered = createDetermination(question, 'enforced')
  if (answered.ok) return { answer: answered.value, flags: [...hardware, ...lawFlags(answered.value)] }
  const { reason } = answered.error
  const because = `the law could not be asked: ${reason === 'invalid-fact' ? answered.error.detail : reason}`
  return { answer: null, flags: [...hardware, { code: 'LAW_REVIEW', because }] }
}

/** What is let through by a license or freely raises nothing. */
const lawFlags = ({ outcome, prohibitions, licenseRequirements, flags }: DeterminationAnswer): readonly Raised[] => {
  const open = flags
    .filter(({ effect }) => effect === 'needs-review')
    .map(({ code, because, cite }): Raised => ({ code: 'LAW_REVIEW', because: `${code}: ${because}`, cite }))
  switch (outcome) {
    case 'prohibited':
      return prohibitions.map(({ code, because, cite, confidence }) => ({
        code: 'LAW_PROHIBITED',
        because: `${code}: ${because}`,
        cite,
        confidence,
      }))
    case 'license-required':
      return licenseRequirements.map(({ code, because, cite, confidence }) => ({
        code: 'LAW_LICENSE',
        because: `${code}: ${because}`,
        cite,
        confidence,
      }))
    case 'needs-review':
      return open.length > 0 ? open : [{ code: 'LAW_REVIEW', because: 'a fact or a reading of the law is open' }]
    case 'license-exception':
    case 'authorized':
    case 'no-license-required':
      return []
  }
}
