import { Parser } from 'htmlparser2'

const paragraphs = new Set(['p', 'div', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const known = new Set([...paragraphs, 'li', 'br', 'b', 'strong', 'i', 'em', 'span', 'a'])

/** Turns the paragraphs and lists of a piece of HTML into Markdown. Any other element is kept as the text that it is. */
export function htmlToMarkdown(html: string): string {
  if (!/[<&]/.test(html)) return html
  let text = ''
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'li') text = `${text.trimEnd()}\n- `
      else if (name === 'br') text += '\n'
      else if (paragraphs.has(name)) text += '\n\n'
      else if (name === 'b' || name === 'strong') text += '**'
      else if (name === 'i' || name === 'em') text += '*'
      else if (!known.has(name)) text += `\\<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`).join('')}>`
    },
    ontext: (words) => {
      text += words.replace(/\s+/g, ' ')
    },
    onclosetag: (name, implied) => {
      if (name === 'b' || name === 'strong') text += '**'
      else if (name === 'i' || name === 'em') text += '*'
      else if (paragraphs.has(name)) text += '\n\n'
      else if (!known.has(name) && !implied) text += `\\</${name}>`
    },
  })
  parser.write(html)
  parser.end()
  return text.replace(/^- $/gm, '').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim()
}
