import { IntlMessageFormat } from 'intl-messageformat'
import { en } from './en.ts'

export type Phrase = keyof typeof en
type Values = Record<string, string | number | Date>

const formats = new Map<Phrase, IntlMessageFormat>()

function formatOf(phrase: Phrase): IntlMessageFormat {
  const known = formats.get(phrase)
  if (known) return known
  const format = new IntlMessageFormat(en[phrase], 'en')
  formats.set(phrase, format)
  return format
}

/** Says a phrase of the catalogue in the reader's language. A phrase without values needs no formatting and costs nothing. */
export const say = (phrase: Phrase, values?: Values): string => (values ? String(formatOf(phrase).format(values)) : en[phrase])
