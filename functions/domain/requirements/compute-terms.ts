import type { Citation } from '../law'
import type { Share } from '../operations-count'
import type { PlaceSet } from '../place'

type Coded = { readonly code: string; readonly because: string }

/** What the Diffusion Rule asks of those who sell GPU time. Giving access is no export: it works through promises and a red flag. */
export type ComputeTerms =
  | { readonly asks: 'nothing'; readonly remark: Coded }
  | {
      readonly asks: 'promises'
      readonly outsiders: PlaceSet
      readonly barred: PlaceSet
      readonly remark: Coded
      /** Who holds chips under License Exception AIA has promised not to train controlled models for outsiders. */
      readonly promise: { readonly cite: Citation; readonly because: string; readonly kept: Coded }
      /** A validated end-user's terms, and the share of a model's first training that it may add. */
      readonly validated: { readonly cite: Citation; readonly because: string; readonly tuning: Share }
      /** Who is owner, operator or end user of machines that are leased, hosted or in several hands. */
      readonly hands: Coded
      readonly redFlag: {
        readonly cite: Citation
        readonly because: string
        readonly intended: string
        readonly notIntended: string
        readonly barred: string
      }
    }
