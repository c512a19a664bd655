import type { Citation, Confidence } from './law'

/** Met, unmet, or not known. Unknown never counts as a pass. */
export type Trilean = 'met' | 'unmet' | 'unknown'

/** One testable sentence of a rule, answered. */
export type Finding = {
  readonly condition: string
  readonly outcome: Trilean
  readonly because: string
  readonly cite: Citation
  readonly confidence: Confidence
  /** Ambiguity or cause, where it has a name: `R-02`, `TPP_UNITS`, ... */
  readonly code?: string
  /** Index of the item it speaks of, where it is not about the whole deal. */
  readonly item?: number
}

/** Something the reader must know beside the outcome. `needs-review` means that the outcome rests on it. */
export type Flag = {
  readonly code: string
  readonly effect: 'note' | 'needs-review'
  readonly because: string
  readonly cite: Citation
}

/** Every one met: met. One unmet: unmet. Otherwise unknown. Forbid beats permit. */
export const every = (outcomes: readonly Trilean[]): Trilean =>
  outcomes.includes('unmet') ? 'unmet' : outcomes.includes('unknown') ? 'unknown' : 'met'

/** One met: met. All unmet: unmet. Otherwise unknown. */
export const some = (outcomes: readonly Trilean[]): Trilean =>
  outcomes.includes('met') ? 'met' : outcomes.includes('unknown') ? 'unknown' : 'unmet'

export const not = (outcome: Trilean): Trilean => (outcome === 'met' ? 'unmet' : outcome === 'unmet' ? 'met' : 'unknown')

export const claim = (isTrue: boolean): Trilean => (isTrue ? 'met' : 'unmet')

export type Ask = (condition: string, outcome: Trilean, because: string, code?: string, item?: number) => Finding

/** Findings that cite the text they are asked from. */
export const asker =
  ({ cite, confidence }: { readonly cite: Citation; readonly confidence: Confidence }): Ask =>
  (condition, outcome, because, code, item) => {
    // Most findings carry neither code nor item: thousands are made a second, and a plain literal is the cheapest.
    if (code === undefined && item === undefined) return { condition, outcome, because, cite, confidence }
    if (code === undefined && item !== undefined) return { condition, outcome, because, cite, confidence, item }
    return {
      condition,
      outcome,
      because,
      cite,
      confidence,
      ...(code === undefined ? {} : { code }),
      ...(item === undefined ? {} : { item }),
    }
  }

export const noteFlag = (code: string, because: string, cite: Citation): Flag => ({ code, effect: 'note', because, cite })
export const reviewFlag = (code: string, because: string, cite: Citation): Flag => ({ code, effect: 'needs-review', because, cite })
