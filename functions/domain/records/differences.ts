/** Differences shown at most: more help nobody. */
const differencesMax = 20

/** Where two JSON values part ways, as pointers (RFC 6901), in the order in which the first one is written. */
export const differencesBetween = (one: unknown, other: unknown, at = ''): readonly string[] => {
  if (Object.is(one, other)) return []
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return [at]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return names
    .flatMap((name) => differencesBetween(one[name], other[name], `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`))
    .slice(0, differencesMax)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
