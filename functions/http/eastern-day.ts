import type { IsoDate } from '../domain/law'

const eastern = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day of any instant. */
export const easternDay = (at: Date): IsoDate => eastern.format(at)

const hourMs = 3_600_000

/** Tells the calendar day in US Eastern, by which the law counts. Asks the calendar once an hour: no day begins within one. */
export const easternDays = (): ((now: Date) => IsoDate) => {
  let known: { readonly hour: number; readonly day: IsoDate } | undefined
  return (now) => {
    const hour = Math.floor(now.getTime() / hourMs)
    if (known?.hour !== hour) known = { hour, day: easternDay(now) }
    return known.day
  }
}
