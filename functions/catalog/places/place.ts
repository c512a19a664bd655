import type { PlaceName } from '../../domain/place'

/** A place with its ISO 3166-1 codes, its name, and other spellings that mean it and no other. */
export const place = (code: string, alpha3: string, name: string, ...aliases: readonly string[]): PlaceName => ({
  code,
  alpha3,
  name,
  aliases,
})

/** An occupied region: ISO 3166-1 has no code for it. */
export const occupied = (code: string, name: string, ...aliases: readonly string[]): PlaceName => ({ code, name, aliases })
