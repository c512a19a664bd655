/** From when the days of a duty are counted, and what it asks for where its code does not say it all. */
export type DutyClock = {
  readonly code: string
  /**
   * `half-year`: one report for everything of half a year. `event`: from something that may never happen, so that no day is
   * known. `standing`: never done.
   */
  readonly counts: 'day-of-export' | 'half-year' | 'event' | 'standing'
  readonly what: string
}
