/** Letters that Unicode does not take apart into a plain one and a mark, and what whoever has no such key types for them. */
export const typedFor: Readonly<Record<string, string>> = {
  ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ς: 'σ', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th',
}

/** The marks over and under letters. Signs that are letters of their own, as in Indic scripts, are none of them. */
export const marks = /[\u0300-\u036f]/g

const special = new RegExp(`[${Object.keys(typedFor).join('')}]`, 'g')

/** A text in small letters without marks, so that “Søren”, “SOREN” and “soren” are the same to whoever searches. */
export const plainLetters = (text: string): string =>
  text.normalize('NFKD').replace(marks, '').toLowerCase().replace(special, (it) => typedFor[it]!)

/** The words that were typed into a search, in plain letters. */
export const plainWords = (typed: string): string[] => plainLetters(typed).split(/\s+/).filter((it) => it !== '')

/** Whether a text has every word that was typed. */
export function hasPlainWords(text: string, typed: string): boolean {
  const plain = plainLetters(text)
  return plainWords(typed).every((it) => plain.includes(it))
}
