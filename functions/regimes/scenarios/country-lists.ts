import type { PlaceCode } from '../../domain/place'

const list = (codes: string): readonly PlaceCode[] => codes.split(' ')

/** Paragraph (a) of Supplement No. 5: the eighteen partners and the United States. */
export const partners = list('AU BE CA DK FI FR DE IE IT JP NL NZ NO KR ES SE TW GB US')

/** What tier reform adds to them by name, and the rest of the European Union. */
export const addedPartners = list('IL PL PT CH IS AT BG HR CY CZ EE GR HU LV LT LU MT RO SK SI')
