/** Whether a path is what a mapping means, and what the path tells; undefined where it is another file. */
export function pathCaptures(pattern: string, path: string): Record<string, string> | undefined {
  const names: string[] = []
  const source = pattern.split(/(\*\*\/|\*|\{[a-z]+\})/).map((part) => {
    if (part === '**/') return '(?:[^/]+/)*'
    if (part === '*') return '[^/]*'
    if (!/^\{[a-z]+\}$/.test(part)) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    names.push(part.slice(1, -1))
    return '([^/]+?)'
  })
  const match = new RegExp(`^${source.join('')}$`).exec(path)
  return match ? Object.fromEntries(names.map((name, index) => [name, match[index + 1]!])) : undefined
}
