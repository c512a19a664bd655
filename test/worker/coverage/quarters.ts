const firstQuarter = Date.UTC(2022, 9)
const quarters = 26

/** First and last day of every quarter from 2022-10-01 to 2029-03-31. */
export const days: readonly string[] = Array.from({ length: quarters }, (_, at) => {
  const first = new Date(firstQuarter)
  first.setUTCMonth(first.getUTCMonth() + 3 * at)
  const last = new Date(first)
  last.setUTCMonth(last.getUTCMonth() + 3, 0)
  return [first, last].map((day) => day.toISOString().slice(0, 10))
}).flat()
