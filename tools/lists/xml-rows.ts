import { SaxesParser } from 'saxes'
import { type Row, StructureFault } from '../../functions/lists/row'
import type { XmlElement } from '../../functions/lists/un/read'
import { textOf } from './open-file'

type Growing = { readonly name: string; readonly line: number; text: string; readonly children: XmlElement[] }

/** Individuals and entities of the list of the Security Council, one after the other. */
export async function* unElements(path: string): AsyncGenerator<Row<XmlElement>> {
  const parser = new SaxesParser()
  const open: Growing[] = []
  const ready: Row<XmlElement>[] = []
  let root = ''
  parser.on('error', (fault) => {
    throw new StructureFault(parser.line, fault.message)
  })
  parser.on('opentag', ({ name }) => {
    if (root === '') root = name
    if (root !== 'CONSOLIDATED_LIST') throw new StructureFault(parser.line, `<${root}> is not the consolidated list`)
    if (open.length > 0 || name === 'INDIVIDUAL' || name === 'ENTITY') open.push({ name, line: parser.line, text: '', children: [] })
  })
  parser.on('text', (text) => {
    const current = open.at(-1)
    if (current) current.text += text
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed === undefined) return
    const element: XmlElement = { name: closed.name, text: closed.text.trim(), children: closed.children }
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else ready.push({ line: closed.line, value: element })
  })
  for await (const piece of textOf(path)) {
    parser.write(piece)
    yield* ready.splice(0)
  }
  parser.close()
  yield* ready.splice(0)
}
