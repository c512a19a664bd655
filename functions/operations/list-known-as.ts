import { governing, type IsoDate } from '../domain/law'
import type { ListEffect } from '../domain/listings/list-effect'
import { listEffects } from '../regimes/us/list-effects'

/** What a confirmed match on a list does to a sale of advanced chips, in a word. */
export type ListEffectKind = ListEffect['effect']['kind']

/** What the law calls a list and what it does, by its code or any name that it goes by. Empty for an operator's own. */
export const listKnownAs = (list: string, day: IsoDate): { readonly title?: string; readonly effect?: ListEffectKind } => {
  const code = list.trim().toUpperCase()
  for (const provision of listEffects) {
    const entry = governing(provision, day)
    if (entry?.value.names.includes(code)) return { title: provision.title, effect: entry.value.effect.kind }
  }
  return {}
}
