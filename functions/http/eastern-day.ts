import type { IsoDate } from '../domain/law'

const eastern = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The calendar day in US Eastern, by which the law counts. */
export const easternDay = (now: Date): IsoDate => eastern.format(now)
