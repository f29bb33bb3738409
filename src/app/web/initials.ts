/** One or two letters that stand for a name, or for an address where there is none. */
export function initialsOf(name: string): string {
  const letters = name.split(/[\s@.]+/).flatMap((part) => [...part].slice(0, 1))
  return [letters[0], letters.length > 1 ? letters.at(-1) : undefined].join('').toLocaleUpperCase()
}
