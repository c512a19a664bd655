import { kindOfId, ownerOf, sharedOwner } from '../quota/allocation'
import {
  type Amounts,
  dayMs,
  type Hold,
  type HoldLine,
  type HoldOperation,
  ownHoldDaysMax,
  type ReversalReason,
  sharedHoldDaysMax,
} from '../quota/hold'
import { isNothing, least, minus, nothing, partOf, plus } from './apportion'
import { type Books, booksOf, capturedOn, captureHeld, freeze, heldOn, moveTo, place, type Rooms, release, restOf, reverse } from './books'
import type { OrderItem, Units } from './contents'
import type { Coverage } from './coverage'
import type { OrderFacts } from './order-facts'

/** What quota an order takes, and of which items. */
export type Needed = {
  readonly items: readonly OrderItem[]
  /** Of the whole order. Empty: it takes none. */
  readonly lines: readonly HoldLine[]
  /** The hold that it goes by. */
  readonly hold: string | undefined
  /** It takes none, or how much it takes is known. */
  readonly isKnown: boolean
}

/** What was done for the order before, by us and on one allocation. */
export type Done = {
  readonly captured: Amounts
  readonly mistaken: Amounts
  readonly neverReceived: Amounts
  readonly returned: Amounts
}

/** Holds placed for what had left when nothing was held for it any more, and holds that were frozen in its name. */
export type Doings = { readonly holds: readonly string[]; readonly frozen: readonly string[] }

export type LedgerSeen = {
  readonly tenant: string
  readonly now: Date
  /** As they stand now: that of the order first, those placed later last. */
  readonly holds: readonly Hold[]
  readonly rooms: Rooms
  readonly done: Readonly<Record<string, Done>>
  /** Holds that were released in its name. */
  readonly released: readonly string[]
  readonly doings: Doings
  readonly restores: Books['restores']
  /** For the n-th hold placed now. */
  readonly holdId: (n: number) => string
}

/** What is to be asked of the ledger, and where the order stands once that is done. */
export type OrderPlan = {
  readonly operations: readonly HoldOperation[]
  readonly doings: Doings
  readonly coverage: Coverage
  /** What left and found no room, by allocation. */
  readonly gaps: readonly (HoldLine & { readonly of: Amounts })[]
  readonly held: readonly HoldLine[]
  readonly captured: readonly HoldLine[]
}

/** Long enough to be captured in the same batch. */
const laterHoldMs = dayMs

/**
 * What is missing between what left and what the ledger says of it, whatever it said first: the same facts end in the same balances.
 *
 * @param isStopped It goes somewhere that it may not go to, as far as is known.
 */
export const planOrder = (facts: OrderFacts, needed: Needed, isStopped: boolean, seen: LedgerSeen): OrderPlan => {
  const books = booksOf(seen.holds, seen.rooms, seen.restores)
  const isDone = facts.isOver || facts.isAllGone
  const main = seen.holds.find(({ id }) => id === needed.hold)
  const expiresAt = isDone || main === undefined ? main?.expiresAt : extend(books, main, facts.confirmedUntil, seen)
  const named = namer(seen)
  const gaps = needed.lines.flatMap((line) => settleLine(books, line, facts, needed, named, seen))
  settleStrays(books, needed.lines, seen)
  for (const book of books.books) if (isDone || hasGivenWay(book.hold, main, isStopped, seen)) release(books, book)
  if (!isDone && main !== undefined && expiresAt !== undefined && expiresAt > seen.now && mayHoldAgain(books, main, seen))
    for (const line of needed.lines) holdAgain(books, line, facts, needed.items, named, expiresAt)
  const frozen = settleFreezes(books, isStopped, seen)
  return {
    operations: books.operations,
    doings: { holds: [...seen.doings.holds, ...named.given], frozen },
    coverage: coverageOf(facts, needed, gaps.length > 0),
    gaps,
    held: totals(books, needed.lines, heldOn),
    captured: totals(books, needed.lines, capturedOn),
  }
}

type Namer = { readonly given: string[]; readonly next: () => string }

const namer = ({ holdId }: LedgerSeen): Namer => {
  const given: string[] = []
  return { given, next: () => holdId(given.length + 1) }
}

/** One that was confirmed stands for as long as it was confirmed for, and no longer than anybody may hold. */
const extend = (books: Books, main: Hold, until: number | undefined, { tenant, now }: LedgerSeen): Date => {
  const isShared = main.lines.some(({ allocation }) => ownerOf(allocation, tenant) === sharedOwner)
  const latest = main.placedAt.getTime() + (isShared ? sharedHoldDaysMax : ownHoldDaysMax) * dayMs
  const wanted = new Date(Math.min(until ?? 0, latest))
  const isOpen = books.books.some(({ hold, isOpen: open }) => hold === main.id && open)
  if (!isOpen || wanted <= main.expiresAt || wanted <= now) return main.expiresAt
  books.operations.push({ op: 'extend', hold: main.id, expiresAt: wanted })
  return wanted
}

const notDone: Done = { captured: nothing, mistaken: nothing, neverReceived: nothing, returned: nothing }

/** @returns What left and found no room. */
const settleLine = (
  books: Books,
  line: HoldLine,
  facts: OrderFacts,
  { items, hold }: Needed,
  named: Namer,
  { done: all, now, doings }: LedgerSeen,
): OrderPlan['gaps'] => {
  const { allocation } = line
  // What left before anybody named the hold was counted beside it.
  const moved = hold === undefined ? nothing : moveTo(books, line, hold, doings.holds)
  const done = all[allocation] ?? notDone
  const { shipped, neverReceived, returned } = wantedOf(line, facts, items, books)
  // What was given back for a reason that turned out to be another one is taken again, and then given back for that.
  const excess = plus(minus(done.neverReceived, neverReceived), minus(done.returned, returned))
  const wanted = plus(plus(plus(shipped, done.mistaken), excess), moved)
  const captured = capturedOn(books, allocation)
  const unheld = captureHeld(books, allocation, minus(wanted, captured))
  // Only what was captured in the order's name is taken back: what a person captured stands.
  reverse(books, allocation, least(minus(captured, wanted), minus(done.captured, done.mistaken)), 'entered-in-error')
  const missing = minus(unheld, placeLate(books, line, unheld, named, now))
  const never = reverse(books, allocation, minus(neverReceived, done.neverReceived), 'never-received')
  const back = reverse(books, allocation, minus(returned, done.returned), 'returned')
  // What came back and was never captured takes no room either.
  const gap = minus(missing, plus(never, back))
  return isNothing(gap) ? [] : [{ ...line, tpp: gap.tpp, of: gap }]
}

/** What came back is taken back only where that gives quota back: noted, it could not be taken back for another reason later. */
const wantedOf = (line: HoldLine, { shipped, neverReceived, returned }: OrderFacts, items: readonly OrderItem[], { restores }: Books) => {
  const all = partOf(line, shipped, items)
  const received = less(shipped, neverReceived)
  const afterNever = partOf(line, received, items)
  const afterAll = partOf(line, less(received, returned), items)
  const kind = kindOfId(line.allocation)
  const ifRestored = (reason: ReversalReason, amounts: Amounts): Amounts =>
    kind !== undefined && restores(reason).includes(kind) ? amounts : nothing
  return {
    shipped: all,
    neverReceived: ifRestored('never-received', minus(all, afterNever)),
    returned: ifRestored('returned', minus(afterNever, afterAll)),
  }
}

const less = (one: Units, other: Units): Units => one.map((each, at) => Math.max(0, each - (other[at] ?? 0)))

/** Goods that left when nothing was held for them any more count all the same. */
const placeLate = (books: Books, line: HoldLine, unheld: Amounts, named: Namer, now: Date): Amounts => {
  if (isNothing(unheld)) return nothing
  const taken = place(books, named.next(), line, unheld, new Date(now.getTime() + laterHoldMs))
  if (isNothing(taken)) return nothing
  named.given.push(named.next())
  captureHeld(books, line.allocation, taken)
  return taken
}

/** What was counted late on a quota that the order turned out not to go by counts there no longer. */
const settleStrays = (books: Books, lines: readonly HoldLine[], { doings }: LedgerSeen): void => {
  const late = books.books.filter(({ hold }) => doings.holds.includes(hold))
  for (const book of late)
    for (const { line, captured, undone } of book.lines)
      if (!lines.some(({ allocation }) => allocation === line.allocation)) {
        reverse(books, line.allocation, minus(captured, undone), 'entered-in-error')
        release(books, book)
      }
}

/** An earlier screening's hold that outlived the next one, since it was frozen then. While it may go astray the next one has to stand for it. */
const hasGivenWay = (hold: string, main: Hold | undefined, isStopped: boolean, { doings }: LedgerSeen): boolean =>
  main !== undefined &&
  (!isStopped || ['held', 'partly-captured', 'frozen'].includes(main.state)) &&
  hold !== main.id &&
  !doings.holds.includes(hold) &&
  doings.frozen.includes(hold)

/** Only what we let go or took back ourselves: what a person let go stays so. */
const mayHoldAgain = ({ operations }: Books, main: Hold, { done, released }: LedgerSeen): boolean => {
  const isLetGo = main.lines.some(({ released: gone }) => !isNothing(gone)) && !released.includes(main.id)
  const isOurs =
    released.length > 0 || Object.values(done).some((each) => !isNothing(plus(plus(each.mistaken, each.neverReceived), each.returned)))
  return !isLetGo && (isOurs || operations.some(({ op }) => op === 'reverse'))
}

const holdAgain = (books: Books, line: HoldLine, facts: OrderFacts, items: readonly OrderItem[], named: Namer, expiresAt: Date): void => {
  const wanted = minus(restOf(line, partOf(line, facts.shipped, items)), heldOn(books, line.allocation))
  if (isNothing(wanted)) return
  if (!isNothing(place(books, named.next(), line, wanted, expiresAt))) named.given.push(named.next())
}

/** What is still held is frozen while it may go astray. What a person froze stays frozen. */
const settleFreezes = (books: Books, isStopped: boolean, { holds, doings }: LedgerSeen): readonly string[] => {
  const ours: string[] = []
  for (const book of books.books) {
    const wasFrozen = holds.some(({ id, state }) => id === book.hold && state === 'frozen')
    const isTheirs = wasFrozen && !doings.frozen.includes(book.hold)
    if (!book.isOpen) continue
    freeze(books, book, isStopped || isTheirs)
    if (isStopped && !isTheirs) ours.push(book.hold)
  }
  return ours
}

const coverageOf = ({ parcels }: OrderFacts, { lines, isKnown }: Needed, hasGap: boolean): Coverage => {
  if (!parcels.some(({ out }) => out.length > 0)) return 'nothing-left'
  if (!isKnown || hasGap) return 'uncovered'
  return lines.length === 0 ? 'not-needed' : 'covered'
}

const totals = (books: Books, lines: readonly HoldLine[], on: (books: Books, allocation: string) => Amounts): readonly HoldLine[] =>
  lines.map(({ allocation }) => ({ allocation, tpp: on(books, allocation).tpp }))
