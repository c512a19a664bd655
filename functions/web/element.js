/** An element with attributes and children. A string becomes a text node, so nothing from a document is ever read as markup. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(attribute, value === true ? '' : value)
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined))
  return made
}

/** Paragraphs of a description. */
export const prose = (text) =>
  (text ?? '')
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => element('p', { class: 'prose' }, inline(paragraph.trim())))

/** Text with its `code` and **strong** words marked; the rest of Markdown reads well as it is written. */
export const inline = (text) =>
  text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (/^`.+`$/s.test(part)) return element('code', {}, part.slice(1, -1))
    return /^\*\*.+\*\*$/s.test(part) ? element('strong', {}, part.slice(2, -2)) : part
  })

/** A part that is drawn when it is first opened: a deep schema, drawn whole, would be too much for a phone. */
export const disclosure = (attributes, summary, draw) => {
  const made = element('details', attributes, element('summary', {}, summary))
  if (made.open) made.append(...draw())
  else made.addEventListener('toggle', () => made.append(...draw()), { once: true })
  return made
}
