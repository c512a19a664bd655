/** Slow on purpose, and written from the words of the rules alone: what the service computes fast is held against this. */

/** `of` has two decimals at most. Two figures: between. Absent: not told. */
export type ToldInterest = {
  readonly owner: string
  readonly subject: string
  readonly percent?: number | readonly [least: number, most: number]
  readonly from?: string
  /** First day without it. */
  readonly until?: string
}

export type ToldOwners = {
  readonly everyone: readonly string[]
  readonly interests: readonly ToldInterest[]
  /** Counts for a list of the pool: surely, or perhaps. */
  readonly listed: ReadonlySet<string>
  readonly perhapsListed: ReadonlySet<string>
  /** Somebody, and nobody knows who. */
  readonly unnamed: ReadonlySet<string>
  /** Whether a firm may join the pool for who owns it. */
  readonly mayJoin: (id: string) => boolean
}

/** Hundredths of a percent, as integers without a rounding error. */
type Hundredths = bigint
const all: Hundredths = 10_000n
const half: Hundredths = 5_000n

/** From the digits as they are written: 33.33 is 3333 and nothing near it. */
const hundredths = (percent: number): Hundredths => {
  const [digits = '0', decimals = ''] = String(percent).split('.')
  return BigInt(digits) * 100n + BigInt(decimals.padEnd(2, '0'))
}

const leastOf = ({ percent }: ToldInterest): Hundredths | undefined =>
  percent === undefined ? undefined : hundredths(typeof percent === 'number' ? percent : percent[0])
const mostOf = ({ percent }: ToldInterest): Hundredths | undefined =>
  percent === undefined ? undefined : hundredths(typeof percent === 'number' ? percent : percent[1])

const larger = (one: Hundredths, other: Hundredths): Hundredths => (one > other ? one : other)
const smaller = (one: Hundredths, other: Hundredths): Hundredths => (one < other ? one : other)
const sum = (all: readonly Hundredths[]): Hundredths => all.reduce((total, each) => total + each, 0n)

const standing = ({ interests }: ToldOwners, day: string): readonly ToldInterest[] =>
  interests.filter(({ owner, subject, from = '', until }) => owner !== subject && from <= day && (until === undefined || day < until))

/** Of every firm its owners, and what each of them has at the least and at the most. */
type Table = ReadonlyMap<string, ReadonlyMap<string, { readonly least: Hundredths; readonly most: Hundredths }>>

/**
 * Of several interests of one owner in one firm the largest. A share that was not told is none at the least, and at the most
 * what the others surely leave: which is nothing that can be said where they have more than all.
 */
const tableOf = (told: ToldOwners, day: string): Table => {
  const interests = standing(told, day)
  const leastBy = (owner: string, subject: string): Hundredths =>
    interests
      .filter((each) => each.owner === owner && each.subject === subject)
      .reduce((found, each) => larger(found, leastOf(each) ?? 0n), 0n)
  return new Map(
    told.everyone.map((subject) => {
      const owners = told.everyone.filter((owner) => interests.some((each) => each.owner === owner && each.subject === subject))
      const rows = owners.map((owner) => {
        const others = sum(owners.filter((each) => each !== owner && !told.unnamed.has(each)).map((each) => leastBy(each, subject)))
        const left = sum(owners.map((each) => leastBy(each, subject))) > all ? all : larger(0n, all - others)
        const most = interests
          .filter((each) => each.owner === owner && each.subject === subject)
          .reduce((found, each) => larger(found, mostOf(each) ?? left), 0n)
        return [owner, { least: leastBy(owner, subject), most }] as const
      })
      return [subject, new Map(rows)] as const
    }),
  )
}

export type ReferencePool = {
  readonly definite: ReadonlySet<string>
  readonly possible: ReadonlySet<string>
  /** What direct owners in the pool have of each, in hundredths of a percent, no more than all. */
  readonly sums: ReadonlyMap<string, readonly [least: number, most: number]>
}

/**
 * Who is in a pool: round after round over everyone, until a round adds nobody.
 *
 * Some owners together have at the most what the rest surely leave them, as one alone has whose share was not told. Who is
 * not named leaves nothing, as he may be one of them; and where more than all was told nobody leaves anything.
 */
export const referencePool = (told: ToldOwners, day: string): ReferencePool => {
  const table = tableOf(told, day)
  const surely = (caught: ReadonlySet<string>, subject: string): Hundredths =>
    sum([...(table.get(subject) ?? [])].map(([owner, { least }]) => (caught.has(owner) ? least : 0n)))
  const perhaps = (caught: ReadonlySet<string>, subject: string): Hundredths => {
    const rows = [...(table.get(subject) ?? [])]
    const together = sum(rows.map(([owner, { most }]) => (caught.has(owner) ? most : 0n)))
    const rest = sum(rows.map(([owner, { least }]) => (caught.has(owner) || told.unnamed.has(owner) ? 0n : least)))
    return sum(rows.map(([, { least }]) => least)) > all ? together : smaller(together, all - rest)
  }
  const grown = (caught: ReadonlySet<string>, held: (caught: ReadonlySet<string>, subject: string) => Hundredths): ReadonlySet<string> => {
    const joining = told.everyone.find((each) => !caught.has(each) && told.mayJoin(each) && held(caught, each) >= half)
    return joining === undefined ? caught : grown(new Set([...caught, joining]), held)
  }
  const definite = grown(told.listed, surely)
  const possible = grown(new Set([...told.listed, ...told.perhapsListed]), perhaps)
  const shown = (held: Hundredths): number => Number(smaller(all, held))
  return {
    definite,
    possible,
    sums: new Map(told.everyone.map((each) => [each, [shown(surely(definite, each)), shown(perhaps(possible, each))]])),
  }
}

/** A fraction whose denominator is a power of the whole. */
type Fraction = { readonly over: bigint; readonly parts: bigint }
const plus = (one: Fraction, other: Fraction): Fraction => ({
  over: one.over * other.over,
  parts: one.parts * other.over + other.parts * one.over,
})

/**
 * What of a firm comes to somebody: every way up to him walked apart, shares multiplied along it, the ways added. Owners
 * must not stand in a circle.
 *
 * @param passesAll A holder between with more than this counts with all that it holds; undefined: with its part.
 * @returns Hundredths of a percent, as a decimal.
 */
export const referencePart = (told: ToldOwners, day: string, person: string, subject: string, passesAll?: number): number => {
  const table = tableOf(told, day)
  const above = (firm: string): Fraction =>
    [...(table.get(firm) ?? [])].reduce<Fraction>(
      (total, [owner, { least }]) => {
        const counted = passesAll !== undefined && firm !== subject && least > hundredths(passesAll) ? all : least
        const onward: Fraction = owner === person ? { over: 1n, parts: 1n } : above(owner)
        return plus(total, { over: onward.over * all, parts: onward.parts * counted })
      },
      { over: 1n, parts: 0n },
    )
  const { over, parts } = above(subject)
  const capped = parts > over ? over : parts
  return Number((capped * all * 1_000_000n) / over) / 1_000_000
}
