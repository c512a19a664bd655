import { shownBounds } from './basis-points'
import type { OwnershipCode, OwnershipFlag, OwnershipFlagTerms } from './flag-terms'
import type { PoolAnswer, StakeIn, StakeWay } from './pool-answer'
import type { PooledTie, RollUp } from './roll-up'

/** What the day and the order make of the same facts. */
export type FlagContext = {
  /** Codes of the pools of the two rules, and whether that of BIS applies on the day. */
  readonly blocked: string
  readonly affiliates: string
  readonly state: 'active' | 'stayed'
  /** The affiliates rule is taken to apply by a default: its entry is not confirmed. */
  readonly isUnconfirmed: boolean
  /** Something of the advanced classes is asked for. */
  readonly isAdvanced: boolean
}

/** Every red flag that ownership raises, the gravest rule first. Each names the firm it is about, and the sum it rests on. */
export const ownershipFlags = (rolled: RollUp, terms: OwnershipFlagTerms, context: FlagContext): readonly OwnershipFlag[] => {
  const raise = raiser(terms)
  return [
    ...rolled.pools.flatMap((pool, at) => poolFlags(pool, saidBefore(rolled.pools, at), terms, context)),
    ...rolled.ties.map((tie) => raise('OWN_CONTROL_LISTED', tie.subject, tieSaid(tie))),
    ...parentFlag(rolled, terms, context),
    ...rolled.incomplete.map(({ subject, unaccounted }) =>
      raise(
        'OWN_INCOMPLETE',
        subject,
        `${unaccounted / 100} percent of it is not accounted for by anyone who is named and holds it for himself`,
      ),
    ),
    ...rolled.conflicts.map(({ subject, because }) => raise('OWN_DATA_CONFLICT', subject, because)),
    ...(rolled.isPartial ? [raise('SYS_PARTIAL', rolled.subject, 'more owners are above it than are followed')] : []),
  ]
}

type Raise = (code: Exclude<OwnershipCode, 'OWN_LISTED_MINORITY'>, subject: string, because: string) => OwnershipFlag

const raiser =
  (terms: OwnershipFlagTerms): Raise =>
  (code, subject, because) => {
    const { severity, basis, cite, confidence } = terms[code]
    return { code, severity, basis, because, cite, confidence, subject }
  }

/** Minorities that another pool tells as well, with more owners, or earlier with the same. */
const saidBefore =
  (pools: readonly PoolAnswer[], at: number) =>
  ({ subject, owners }: StakeIn): boolean =>
    pools.some(
      ({ minorities }, other) =>
        other !== at &&
        minorities.some(
          (each) =>
            each.subject === subject &&
            owners.every((owner) => each.owners.includes(owner)) &&
            (each.owners.length > owners.length || other < at),
        ),
    )

const poolFlags = (
  pool: PoolAnswer,
  isSaid: (minority: StakeIn) => boolean,
  terms: OwnershipFlagTerms,
  context: FlagContext,
): readonly OwnershipFlag[] => {
  const raise = raiser(terms)
  const { subject } = pool
  const own = stakeOf(pool, pool)
  const who = pool.code === context.blocked ? 'blocked persons' : 'listed parties'
  const held = (of: StakeIn): string => `${who} hold ${shownBounds(of.stake)} percent of it`
  return [
    ...(pool.outcome === 'met' ? [{ ...caughtFlag(pool, held(pool), terms, context), ...own }] : []),
    ...(pool.outcome === 'unknown' ? [{ ...raise('OWN_PCT_UNKNOWN', subject, `${held(pool)}: whether enough is not known`), ...own }] : []),
    ...pool.minorities
      .filter((each) => !isSaid(each))
      .map((each) => ({ ...minorityFlag(each, held(each), terms), ...stakeOf(pool, each) })),
    ...pool.spared.map((each) => ({
      ...raise('OWN_LISTED_PARENT_US', each.subject, `${held(each)}, and the rule leaves firms of its country alone`),
      ...stakeOf(pool, each),
    })),
    ...(pool.wasCaught ? [{ ...raise('OWN_RECENT_DIVEST', subject, `${who} held enough of it until lately`), ...own }] : []),
  ]
}

const stakeOf = ({ code: pool }: PoolAnswer, { subject, stake, owners, path }: StakeWay) => ({
  stake: { pool, subject, stake, owners, path },
})

const caughtFlag = ({ code, subject }: PoolAnswer, because: string, terms: OwnershipFlagTerms, context: FlagContext): OwnershipFlag => {
  const raise = raiser(terms)
  if (code === context.blocked) return raise('OWN_OFAC50', subject, because)
  const flag = raise('OWN_BIS50', subject, because)
  const { whileStayed, citeStayed } = terms.OWN_BIS50
  if (context.state === 'stayed') return { ...flag, severity: whileStayed, cite: citeStayed, because: `${because}: the rule is stayed` }
  return context.isUnconfirmed ? { ...flag, cite: citeStayed, confidence: 'unconfirmed' } : flag
}

const minorityFlag = ({ subject, stake }: StakeIn, because: string, terms: OwnershipFlagTerms): OwnershipFlag => {
  const { bands, basis, cite, confidence } = terms.OWN_LISTED_MINORITY
  const { percentMin: band, severity } = bands.find(({ percentMin }) => stake.hi >= percentMin * 100) ?? bands[0]
  return { code: 'OWN_LISTED_MINORITY', severity, basis, because, cite, confidence, subject, band }
}

const parentFlag = ({ ultimateParent }: RollUp, terms: OwnershipFlagTerms, { isAdvanced }: FlagContext): readonly OwnershipFlag[] => {
  if (ultimateParent.state === 'found') return []
  const flag = raiser(terms)('OWN_PARENT_UNKNOWN', ultimateParent.at, ultimateParent.because)
  return [isAdvanced ? flag : { ...flag, severity: terms.OWN_PARENT_UNKNOWN.withoutAdvanced }]
}

const tieSaid = ({ kind, owner }: PooledTie): string =>
  kind === 'nominee' || kind === 'trustee' || kind === 'settlor'
    ? `${owner} is listed, or owned by such, and stands in it as ${kind}`
    : `${owner} is listed, or owned by such, and has a say in it: ${kind}`
