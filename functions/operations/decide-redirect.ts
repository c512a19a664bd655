import { findPlace } from '../catalog/find-place'
import { sha256 } from '../domain/digest'
import type { Decision } from '../domain/records/screening'
import { worst } from '../domain/screening/screening'
import { redirectedExport } from '../domain/shipments/redirected-export'
import { lawOfDay } from '../regimes/us/law-of-day'
import type { Caller, Moment, OnBehalf } from '../store/caller'
import type { RuledScreening } from '../store/record-store'
import { asidePrefix } from '../store/screening-store'
import type { RedirectDecided } from '../store/shipment-store'
import type { Store } from '../store/store'
import { askedOf } from './composed-answer'
import { createScreening } from './create-screening'
import { getScreening } from './get-screening'
import { isSecuredAside } from './secured-aside'
import type { SettleTerms } from './settle-terms'

/** Where an order was said to go instead. */
export type RedirectAsked = {
  /** Its number in the store. */
  readonly order: number
  readonly reference: string
  /** The screening that the order goes by. */
  readonly screening: string
  /** Code of a place. */
  readonly country: string
} & SettleTerms

/** Of the request keys of such screenings, which no caller can send. What the order goes by is determined once for a country. */
export const redirectKey = ({ order, country, screening }: Pick<RedirectAsked, 'order' | 'country' | 'screening'>): string =>
  `${asidePrefix}${order}\n${country}\n${screening}`

/**
 * Determines an order again as if it had been placed for another country. Nothing is set aside for it, and it is never better
 * off there than it stood before. What cannot be determined at all is for a person; where the database or the lists do not
 * answer it throws, and nothing was decided.
 */
export const decideRedirect = async (store: Store, who: Caller | OnBehalf, now: Moment, asked: RedirectAsked): Promise<RedirectDecided> => {
  const place = findPlace(asked.country)
  if (place.state !== 'found') return forPerson('destination-unknown', 'it is not known where the goods go now')
  const own = await getScreening(store, who, now, asked.screening)
  if (own === undefined || own.record.input === null || own.record.answer === null)
    return forPerson('record-deleted', 'the record of the order’s screening has no contents any more: screen the order again')
  const { input, registered } = askedOf(own.record.input)
  const { treatedAs } = lawOfDay('enforced', now.day).geography
  const given = redirectedExport(input.given, { country: place.place.code, on: now.day, registered, treatedAs })
  const { lists: _, holdMs: __, ...question } = input
  const requestKey = redirectKey(asked)
  const made = await createScreening(store, who, now, {
    input: { ...question, reference: asked.reference, given },
    lists: asked.lists,
    requestKey,
    // By its key alone: it is determined once, whatever else became of the order since.
    requestHash: await sha256(requestKey),
    requestId: asked.requestId,
    ...asked.named(),
    engine: asked.engine,
    marks: asked.marks,
    isAside: true,
  })
  if (!made.ok) return forPerson(made.error.reason, 'the law does not take the question for this country: screen the order again')
  const { id } = JSON.parse(made.value.value) as { readonly id: string }
  const determined = await getScreening(store, who, now, id)
  return determined === undefined
    ? forPerson('record-deleted', 'the record of it has no contents any more')
    : decidedBy(own.standing, own, determined)
}

const forPerson = (code: string, text: string): RedirectDecided => ({ decision: 'review', because: [{ code, text }] })

type Said = Pick<RedirectDecided, 'decision' | 'because'>

/** By what was determined, by where the order itself stands, and by whether what it holds is what it would go by. */
const decidedBy = (
  standing: Decision,
  own: RuledScreening,
  determined: RuledScreening & { readonly standing: Decision },
): RedirectDecided => {
  const { record } = determined
  const answer = JSON.parse(record.answer ?? '{"because":[]}') as { readonly because: Said['because'] }
  const reasons: readonly Said[] = [
    { decision: determined.standing, because: answer.because.map(({ code, text }) => ({ code, text })) },
    ...(standing === 'allow' ? [] : [{ decision: standing, because: [orderStands(standing)] }]),
    ...(isSecuredAside(own.record, record) ? [] : [{ decision: 'review' as const, because: [unsecured] }]),
  ]
  const decision = worst(reasons.map((each) => each.decision))
  // Why it may go is beside the point where it may not.
  const because = reasons.filter((each) => decision === 'allow' || each.decision !== 'allow').flatMap((each) => each.because)
  return { decision, screening: record.id, because }
}

const orderStands = (standing: Decision) => ({
  code: 'order-not-allowed',
  text: `the order itself stands at ${standing}, and it is not better off elsewhere`,
})
const unsecured = {
  code: 'authority-not-secured',
  text: 'there it would go by an authority of which nothing is held for this order',
}
