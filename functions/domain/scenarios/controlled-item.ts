import { otherPart744, type Wanted } from '../exceptions/exception-case'
import { type Ask, claim, type Finding } from '../finding'

/** Exemptions of a proposal are for the circuits and machines that it speaks of, and lift nothing of part 744. */
export const controlledItem =
  (ask: Ask) =>
  ({ item, reading: { level, eccn, nature }, bars }: Wanted): readonly Finding[] => [
    ask(
      'listed-item',
      claim(nature === 'commodity' && (level === 'a' || level === 'b')),
      `${eccn ?? 'the item'}: commodities of the .a and .b levels`,
      undefined,
      item,
    ),
    ...otherPart744(bars, ask, item),
  ]
