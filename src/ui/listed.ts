const format = new Intl.ListFormat(undefined)

/** Several words as a sentence says them: “a, b and c”. */
export const listed = (words: readonly string[]): string => format.format(words)

/** Several people, or whatever else has a name, as a sentence names them. */
export const namesIn = (all: readonly { readonly name: string }[]): string => listed(all.map(({ name }) => name))
