/** What became of an order as a whole. `placed`: it was made, and what it is held for is told by its screening. */
export type OrderEvent = {
  /** The same on each repetition, and on nothing else from the same source. */
  readonly key: string
  readonly stage: 'placed' | 'confirmed' | 'cancelled'
  /** It was off before. Only of one that was placed. */
  readonly isReopened?: true | undefined
  /** Until when what is set aside for it is to stand, where it was confirmed. */
  readonly until?: Date | undefined
  /** Absent: the moment at which it came in. */
  readonly occurredAt?: Date | undefined
  /** The source's own word for it. */
  readonly code: string
}

/** Places among an order's items by the merchant's own product numbers; null where one is not controlled. */
export type OrderProducts = Readonly<Record<string, number | null>>
