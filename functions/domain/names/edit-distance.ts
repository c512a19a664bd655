/** Longer words are compared in their first letters only: a row of the table is never longer. */
const lettersMax = 48
const rows = [new Uint8Array(lettersMax + 1), new Uint8Array(lettersMax + 1), new Uint8Array(lettersMax + 1)] as const

/**
 * How many letters are put in, left out, written wrong or changed places with their neighbor. More than `max` is `max + 1`,
 * found without counting on.
 */
export const editDistance = (one: string, other: string, max: number): number => {
  const [width, height] = [Math.min(one.length, lettersMax), Math.min(other.length, lettersMax)]
  if (Math.abs(width - height) > max) return max + 1
  let [before, above, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array]
  for (let x = 0; x <= width; x++) above[x] = x
  for (let y = 1; y <= height; y++) {
    const letter = other.charCodeAt(y - 1)
    let least = y
    row[0] = y
    for (let x = 1; x <= width; x++) {
      const own = one.charCodeAt(x - 1)
      let cost = (above[x - 1] as number) + (own === letter ? 0 : 1)
      cost = Math.min(cost, (above[x] as number) + 1, (row[x - 1] as number) + 1)
      if (x > 1 && y > 1 && own === other.charCodeAt(y - 2) && one.charCodeAt(x - 2) === letter) {
        cost = Math.min(cost, (before[x - 2] as number) + 1)
      }
      row[x] = cost
      if (cost < least) least = cost
    }
    if (least > max) return max + 1
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(above[width] as number, max + 1)
}
