import { type AllocationKind, kindOfId } from '../quota/allocation'
import type { Amounts, Hold, HoldLine, HoldOperation, ReversalReason } from '../quota/hold'
import { amountsOf, isNothing, least, minus, nothing, plus } from './apportion'

type Line = { readonly line: HoldLine; held: Amounts; captured: Amounts; undone: Amounts }

/** A hold as it stands after what was planned so far. */
export type Book = {
  readonly hold: string
  readonly expiresAt: Date
  isOpen: boolean
  isFrozen: boolean
  readonly lines: Line[]
}

/** What is left of each allocation; none is named that has nothing left, or that is not there. */
export type Rooms = Readonly<Record<string, Amounts>>

/** Holds of an order on paper: what is asked of the ledger is noted, and so is what it will come to. */
export type Books = {
  readonly operations: HoldOperation[]
  readonly books: Book[]
  readonly rooms: Record<string, Amounts>
  readonly restores: (reason: ReversalReason) => readonly AllocationKind[]
}

export const booksOf = (holds: readonly Hold[], rooms: Rooms, restores: Books['restores']): Books => ({
  operations: [],
  books: holds.map(({ id, state, expiresAt, lines }) => ({
    hold: id,
    expiresAt,
    isOpen: state === 'held' || state === 'partly-captured' || state === 'frozen',
    isFrozen: state === 'frozen',
    lines: lines.map((line) => ({ line, held: line.held, captured: line.captured, undone: line.undone })),
  })),
  rooms: { ...rooms },
  restores,
})

const linesOn = ({ books }: Books, allocation: string) =>
  books.flatMap((book) => book.lines.filter(({ line }) => line.allocation === allocation).map((line) => ({ book, line })))

/** What is held on an allocation. */
export const heldOn = (books: Books, allocation: string): Amounts =>
  linesOn(books, allocation).reduce((sum, { book, line }) => (book.isOpen ? plus(sum, line.held) : sum), nothing)

/** What was ever captured on an allocation, undone or not. */
export const capturedOn = (books: Books, allocation: string): Amounts =>
  linesOn(books, allocation).reduce((sum, { line }) => plus(sum, line.captured), nothing)

/** An amount in the measures in which a line has one. */
const lineOf = ({ allocation, units, value }: HoldLine, amounts: Amounts): HoldLine => ({
  allocation,
  tpp: amounts.tpp,
  ...(units === undefined ? {} : { units: amounts.units }),
  ...(value === undefined ? {} : { value: { currency: value.currency, minor: amounts.value } }),
})

/** Captures what is held, first hold first; what is frozen is thawed for it, since the goods are gone. @returns What was not held. */
export const captureHeld = (books: Books, allocation: string, wanted: Amounts): Amounts => {
  let left = wanted
  for (const { book, line } of linesOn(books, allocation)) {
    const taken = least(left, line.held)
    if (!book.isOpen || isNothing(taken)) continue
    freeze(books, book, false)
    books.operations.push({ op: 'capture', hold: book.hold, lines: [lineOf(line.line, taken)], final: false })
    line.held = minus(line.held, taken)
    line.captured = plus(line.captured, taken)
    left = minus(left, taken)
    close(book)
  }
  return left
}

const close = (book: Book): void => {
  book.isOpen = book.lines.some(({ held }) => !isNothing(held))
}

export const freeze = ({ operations }: Books, book: Book, frozen: boolean): void => {
  if (book.isFrozen === frozen) return
  operations.push({ op: 'freeze', hold: book.hold, frozen, reason: frozen ? 'redirected' : 'shipment' })
  book.isFrozen = frozen
}

/** Sets aside as much as has room, under a hold of its own. @returns What was set aside. */
export const place = (books: Books, hold: string, terms: HoldLine, wanted: Amounts, expiresAt: Date): Amounts => {
  const room = books.rooms[terms.allocation] ?? nothing
  const taken = fitting(terms, wanted, room)
  if (isNothing(taken)) return nothing
  const line = lineOf(terms, taken)
  books.operations.push({ op: 'place', hold, lines: [line], expiresAt })
  books.books.push({ hold, expiresAt, isOpen: true, isFrozen: false, lines: [{ line, held: taken, captured: nothing, undone: nothing }] })
  books.rooms[terms.allocation] = minus(room, taken)
  return taken
}

/** In several measures by whole units, where those are alike; else whole or not at all: how a part would divide is not known. */
const fitting = ({ units, value }: HoldLine, wanted: Amounts, room: Amounts): Amounts => {
  const most = least(wanted, room)
  if (isNothing(minus(wanted, most)) || (units === undefined && value === undefined)) return most
  if (units === undefined || wanted.units === 0 || wanted.tpp % wanted.units !== 0) return nothing
  const each = { tpp: wanted.tpp / wanted.units, value: Math.ceil(wanted.value / wanted.units) }
  const ofTpp = each.tpp === 0 ? wanted.units : Math.floor(room.tpp / each.tpp)
  const ofValue = each.value === 0 ? wanted.units : Math.floor(room.value / each.value)
  const count = Math.min(wanted.units, room.units, ofTpp, ofValue)
  return { tpp: count * each.tpp, units: count, value: Math.min(wanted.value, count * each.value) }
}

/** Undoes what was captured, last hold first. @returns What was not there to undo. */
export const reverse = (books: Books, allocation: string, wanted: Amounts, reason: ReversalReason): Amounts => {
  const restores = books.restores(reason)
  const kind = kindOfId(allocation)
  let left = wanted
  for (const { book, line } of linesOn(books, allocation).reverse()) {
    const taken = least(left, minus(line.captured, line.undone))
    if (isNothing(taken)) continue
    books.operations.push({ op: 'reverse', hold: book.hold, lines: [lineOf(line.line, taken)], reason, restores })
    line.undone = plus(line.undone, taken)
    if (kind !== undefined && restores.includes(kind)) books.rooms[allocation] = plus(books.rooms[allocation] ?? nothing, taken)
    left = minus(left, taken)
  }
  return left
}

/**
 * What was counted under other holds is counted under this one as far as it holds the same, and no longer there: else it would be
 * kept from others twice.
 *
 * @returns What was moved.
 */
export const moveTo = (books: Books, terms: HoldLine, to: string, from: readonly string[]): Amounts => {
  const { allocation } = terms
  const kind = kindOfId(allocation)
  if (kind === undefined || !books.restores('entered-in-error').includes(kind)) return nothing
  const lines = linesOn(books, allocation)
  const counted = lines
    .filter(({ book }) => from.includes(book.hold))
    .reduce((sum, { line }) => plus(sum, minus(line.captured, line.undone)), nothing)
  const held = lines.reduce((sum, { book, line }) => (book.hold === to && book.isOpen ? plus(sum, line.held) : sum), nothing)
  const moved = fitting(terms, counted, held)
  if (isNothing(moved)) return nothing
  reverse(books, allocation, moved, 'entered-in-error')
  captureHeld(books, allocation, moved)
  return moved
}

export const release = (books: Books, book: Book): void => {
  if (!book.isOpen) return
  books.operations.push({ op: 'release', hold: book.hold })
  for (const line of book.lines) {
    const { allocation } = line.line
    books.rooms[allocation] = plus(books.rooms[allocation] ?? nothing, line.held)
    line.held = nothing
  }
  book.isOpen = false
}

/** What the whole of a line is less some part of it. */
export const restOf = (line: HoldLine, part: Amounts): Amounts => minus(amountsOf(line), part)
