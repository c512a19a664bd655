import type { Db } from '../store/db'

/** As much of a rate limit as is used. */
type Limit = { limit(options: { key: string }): Promise<{ success: boolean }> }

/** What the Worker is given by its deployment. The law needs none of it. */
export type Bindings = {
  readonly LOG_LEVEL?: string
  readonly DB?: Db
  /** Signs keys. Without it no key is known. */
  readonly KEY_SECRET?: string
  /** The one before it, while keys signed by it are still in use. */
  readonly KEY_SECRET_PREVIOUS?: string
  /** Under which marks of consignees are hashed. */
  readonly MARK_SECRET?: string
  /** Under which the secrets of connections and endpoints are encrypted. Without it none is kept, no hook is verified and no notification sent. */
  readonly SEAL_SECRET?: string
  /** `true` asks for a key on the open calls as well. */
  readonly KEYS_REQUIRED?: string
  /** Hours after which lists are too old to allow anything by. */
  readonly LISTS_STALE_HOURS?: string
  /** `true` asks for the complete lists: by any others nothing is allowed. */
  readonly REQUIRE_FULL_LISTS?: string
  /** The share of its entries that a list may lose from one snapshot to the next, 0 to 1. */
  readonly LISTS_SHRINK_MAX?: string
  /** `true` on one's own machine only: what is published there may be asked for, without encryption. */
  readonly LOCAL_DEVELOPMENT?: string
  /** Hosts under which the service is reached, with commas between them. Nothing is sent there, nor to the one a request came in by. */
  readonly OWN_HOSTS?: string
  readonly KEY_LIMIT?: Limit
  readonly ADDRESS_LIMIT?: Limit
}

export const isLocal = (env: Bindings | undefined): boolean => env?.LOCAL_DEVELOPMENT === 'true'
