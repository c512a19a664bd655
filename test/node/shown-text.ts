/** Whether a text is what a page shows of it, where `…` stands for something that was left out: never for nothing. */
export const isShownAs = (real: string, shown: string): boolean => {
  const parts = shown.split('…').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('[\\s\\S]+')}$`).test(real)
}
