import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { RuledScreening } from '../store/record-store'
import type { Store } from '../store/store'
import { askedOf, composedFrom } from './composed-answer'
import { planOf } from './plan-screening'
import { questionOf } from './screen-parties'

/**
 * The screening with its answer. Where whoever asked for it never came back to hear it, the answer is composed now, from
 * what was found when it was decided.
 */
export const composedScreening = async (
  store: Store,
  caller: Caller | OnBehalf,
  now: Moment,
  ruled: RuledScreening,
): Promise<RuledScreening> => {
  const { record } = ruled
  if (record.answer !== null || record.input === null) return ruled
  const { input, registered, marks } = askedOf(record.input)
  const { candidates } = planOf(questionOf(input), input.track, registered)
  const composed = composedFrom(await store.findUnanswered(caller, now, { id: record.id, candidates, marks }))
  const answer = await store.keepAnswer(caller, now, record.id, composed)
  const { decision, outcome, hold } = composed
  return { ...ruled, record: { ...record, answer, decision, outcome, hold } }
}
