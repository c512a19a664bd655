/** Reads a calendar as RFC 5545 has it, knowing nothing of how ours is written. */
export type Property = {
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
  /** The value as a TEXT, with escapes undone. */
  readonly text: string
}
export type Component = {
  readonly name: string
  readonly properties: Readonly<Record<string, Property>>
  readonly components: readonly Component[]
}
type Open = { name: string; properties: Record<string, Property>; components: Component[] }

export const componentsOf = (calendar: string): readonly Component[] => {
  const root: Open = { name: '', properties: {}, components: [] }
  const stack = [root]
  for (const line of unfolded(calendar)) {
    const { name, property } = propertyOf(line)
    const top = stack.at(-1) ?? root
    if (name === 'BEGIN') {
      const opened: Open = { name: property.value, properties: {}, components: [] }
      top.components.push(opened)
      stack.push(opened)
    } else if (name === 'END') {
      if (top.name !== property.value) throw new Error(`${property.value} ends within ${top.name}`)
      stack.pop()
    } else {
      if (name in top.properties) throw new Error(`${name} stands twice in ${top.name}`)
      top.properties[name] = property
    }
  }
  if (stack.length !== 1) throw new Error(`${stack.at(-1)?.name} does not end`)
  return root.components
}

/** Over octets, as the standard has it: a break and a blank are taken out before anything is decoded. */
const unfolded = (calendar: string): readonly string[] => {
  const octets = [...new TextEncoder().encode(calendar)]
  const kept: number[] = []
  for (let at = 0; at < octets.length; at++) {
    const isFold = octets[at] === 13 && octets[at + 1] === 10 && (octets[at + 2] === 32 || octets[at + 2] === 9)
    if (isFold) at += 2
    else kept.push(octets[at] ?? 0)
  }
  const lines = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(kept)).split('\r\n')
  if (lines.pop() !== '') throw new Error('the last line does not end')
  return lines
}

const propertyOf = (line: string): { readonly name: string; readonly property: Property } => {
  const [, name, given = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]*)*):(.*)$/s.exec(line) ?? []
  if (name === undefined) throw new Error(`no property: ${line}`)
  const parameters = Object.fromEntries(given.split(';').flatMap((each) => (each === '' ? [] : [each.split('=') as [string, string]])))
  return { name, property: { parameters, value, text: value.replaceAll(/\\([\\;,nN])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign)) } }
}
