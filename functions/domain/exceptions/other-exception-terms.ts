/** Exceptions of part 740 whose terms are not held, for families of which it is open whether they lift the requirement. */
export type OtherExceptionTerms = {
  readonly symbol: string
  readonly families: readonly string[]
  readonly code: string
  readonly because: string
}
