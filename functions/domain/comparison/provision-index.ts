import { type BaseTrack, type Citation, type Dated, type Ended, type IsoDate, inForce, type Provision } from '../law'

/** Which provision a citation of an answer came from. */
export type ProvisionIndex = {
  readonly citedBy: (cite: Citation) => readonly Provision<unknown>[]
}

/**
 * An answer carries the citation of the entry that it rests on as the very object of that entry, so that two provisions
 * that a notice put into the same paragraph are told apart. A copy is found by its words.
 */
export const indexOf = (provisions: readonly Provision<unknown>[]): ProvisionIndex => {
  const byObject = new Map<Citation, Provision<unknown>[]>()
  const byWords = new Map<string, Provision<unknown>[]>()
  for (const provision of provisions) {
    for (const { cite } of provision.history) {
      append(byObject, cite, provision)
      append(byWords, wordsOf(cite), provision)
    }
  }
  return { citedBy: (cite) => byObject.get(cite) ?? byWords.get(wordsOf(cite)) ?? [] }
}

const append = <K>(all: Map<K, Provision<unknown>[]>, key: K, provision: Provision<unknown>): void => {
  const before = all.get(key)
  if (before === undefined) all.set(key, [provision])
  else if (!before.includes(provision)) before.push(provision)
}

const wordsOf = ({ provision, notice = '' }: Citation): string => `${provision} | ${notice}`

/** The entry of a provision on a day, be it what governs or what ended it. */
export const entryOn = (provision: Provision<unknown>, day: IsoDate, track: BaseTrack): Dated<unknown> | Ended | undefined => {
  const answer = inForce(provision, day, track)
  return answer.state === 'not-yet' ? undefined : answer.entry
}
