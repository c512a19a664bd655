import type { Reading } from '../eccn'
import type { Flag } from '../finding'
import type { Citation } from '../law'
import type { Law } from '../rulebook'

/**
 * Reasons for control beside these that the entry carries and nobody here weighed. They are a note beside a level of
 * 3A090; where the item has none, they are all that is asked of it, and unknown.
 */
export const otherControlsNote = (eccn: string, readings: readonly Reading[], law: Law): readonly Flag[] => {
  const base = eccn.slice(0, 5)
  const entry = law.otherControls?.value.find((each) => each.eccn === base)
  const controls = entry?.controls
  if (law.otherControls === undefined) return []
  if (controls === undefined) return isKnown(base, law) ? [] : [strangeEntry(base, law.otherControls.cite)]
  return [
    {
      code: 'other-controls',
      effect: entry?.isMassMarket !== true && readings.every(({ level }) => level === null) ? 'needs-review' : 'note',
      because: `${base} carries further controls that are not evaluated: ${controls.join(', ')}`,
      cite: law.otherControls.cite,
    },
  ]
}

/** An entry that no provision of ours speaks of: what it asks is unknown, and unknown never permits. */
const strangeEntry = (base: string, cite: Citation): Flag => ({
  code: 'other-controls',
  effect: 'needs-review',
  because: `${base} is an entry that is not evaluated at all`,
  cite,
})

const isKnown = (base: string, { paragraphs, residual, serving }: Law): boolean =>
  base === 'EAR99' ||
  base in paragraphs ||
  (residual !== undefined && (Object.values(residual.value).includes(base) || residual.value.others.includes(base))) ||
  (serving.state === 'governs' && serving.entry.value.some(({ eccn }) => eccn === base))
