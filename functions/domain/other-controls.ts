import type { Flag } from './finding'
import type { Law } from './rulebook'

/** Reasons for control beside these that the entry carries and nobody here weighed. */
export const otherControlsNote = (eccn: string, law: Law): readonly Flag[] => {
  const base = eccn.slice(0, 5)
  const controls = law.otherControls?.value.find((each) => each.eccn === base)?.controls
  if (controls === undefined || law.otherControls === undefined) return []
  return [
    {
      code: 'other-controls',
      effect: 'note',
      because: `${base} carries further controls that are not evaluated: ${controls.join(', ')}`,
      cite: law.otherControls.cite,
    },
  ]
}
