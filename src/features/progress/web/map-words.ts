import { say } from '../../../phrases/say.ts'
import { monthOf } from '../../../ui/when.ts'
import type { LevelText } from '../../feedback/rules/level-texts.ts'
import type { Framework } from '../../framework/model.ts'
import { shortLevelName } from '../../framework/rules/level-name.ts'
import type { MapRow } from '../model.ts'
import { mayAskAbout, saidWithoutNumber } from '../rules/without-number.ts'

const level = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const atMostOne = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

/** A place on the ladder. No more than one decimal: the rest would pretend. */
export const inLevels = (value: number): string => level.format(value)
/** Nothing that was estimated is certain: the surest is 99 %. */
export const inPercent = (value: number): string => percent.format(Math.min(value, 0.99))

/** What stands beside a cairn and in the table, in the same words. */
export type RowWords = {
  /** “4.1”, or “at least 3”; null where nobody said anything that counts. */
  value: string | null
  interval: string | null
  raw: string | null
  yearAgo: string | null
  frequency: string | null
  reach: string | null
  from: string | null
  texts: string | null
  expected: string | null
  /** What is likely more than one level off. */
  verdict: string | null
  notes: string[]
  self: string | null
}

/** `texts` are those of the row’s competency; `compared` where the map is held against another level than the person’s own. */
type Reading = { content: Framework; texts: readonly LevelText[]; compared: boolean }

export function rowWords(row: MapRow, how: Reading): RowWords {
  const { content } = how
  const { rating, standing } = row
  return {
    value: rating && (rating.atLeast ? say('map.at-least', { value: atMostOne.format(lastChosen(row, content) ?? rating.adjusted) }) : inLevels(rating.adjusted)),
    interval: rating && say('map.between', { low: inLevels(rating.low), high: inLevels(rating.high) }),
    raw: rating && inLevels(rating.raw),
    yearAgo: row.yearAgo === null ? null : inLevels(row.yearAgo),
    frequency: inSentence(content.frequencies.find(({ id }) => id === row.frequency)?.name),
    reach: inSentence(content.scopes.find(({ id }) => id === row.scope)?.name),
    from: rating && say('map.from', { people: rating.givers, observations: rating.observations }),
    texts: rating && textsOf(row, how),
    expected: expectedName(row, content),
    verdict: standing.prompt === 'gap' ? say('map.likely-below', { share: inPercent(standing.gap ?? 0) }) : standing.prompt === 'strength' ? say('map.likely-above', { share: inPercent(standing.strength ?? 0) }) : null,
    notes: notesOf(row, how),
    self: row.self && selfWords(row, content),
  }
}

/** Names of rungs and frequencies are written with a capital, and stand inside a sentence here. */
const inSentence = (name: string | undefined): string | null => (name ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : null)

const shortName = (content: Framework, id: string | null): string => {
  const known = content.levels.find((one) => one.id === id)
  return known ? shortLevelName(known) : (id ?? say('map.not-yet'))
}

const lastChosen = ({ rating }: MapRow, { levels }: Framework): number | undefined => levels.find(({ id }) => id === rating?.texts[0]?.level)?.position

/** The texts that givers chose: a rating is a position, and never claims the text of the nearest level. */
const textsOf = ({ rating }: MapRow, how: Reading): string =>
  (rating?.texts ?? []).map(({ level: id, count }) => say('map.text-count', { level: textName(id, how), count })).join(', ')

/** A text by its level, or by the first and last of those that share it. */
function textName(id: string | null, { content, texts }: Reading): string {
  const levels = texts.find((it) => it.levels.some((level) => level === id))?.levels ?? []
  if (levels.length < 2) return shortName(content, id)
  return say('map.same-text', { first: shortName(content, levels[0]!), last: shortName(content, levels.at(-1)!) })
}

function expectedName({ standing }: MapRow, content: Framework): string | null {
  const at = content.levels.find(({ position }) => position === standing.expected)
  return at ? shortLevelName(at) : null
}

function notesOf(row: MapRow, { content, compared }: Reading): string[] {
  const { standing, rating } = row
  const opportunity = opportunityWords(row)
  const notes = [
    standing.meetsLastText ? say('map.meets-last') : null,
    standing.kind === 'starts-later' ? say('map.starts-later', { level: startsAt(row, content) }) : null,
    opportunity,
    ...saidWords(row),
    row.openOpportunities > 0 ? say('map.open-opportunities', { count: row.openOpportunities }) : null,
    compared && rating && standing.deviation !== null ? againstWords(standing.deviation, expectedName(row, content) ?? '') : null,
  ]
  return notes.filter((note) => note !== null)
}

/** What was said that is no number, or that nothing was said though there was a chance to. */
function saidWords(row: MapRow): string[] {
  const said = saidWithoutNumber(row).map(({ kind, count }) => say(`map.said-${kind}`, { count }))
  return said.length === 0 && mayAskAbout(row) ? [say('map.unrated')] : said
}

function startsAt({ competency: id }: MapRow, content: Framework): string {
  return shortName(content, content.competencies.find((one) => one.id === id)?.firstLevel?.level ?? null)
}

const againstWords = (deviation: number, against: string): string => {
  const shown = inLevels(Math.abs(deviation))
  if (Number(Math.abs(deviation).toFixed(1)) === 0) return say('map.just-at', { level: against })
  return deviation < 0 ? say('map.below', { by: shown, level: against }) : say('map.above', { by: shown, level: against })
}

/** Since when or until when there was no opportunity, by the latest that was noted. */
export function opportunityWords({ noOpportunity: [latest] }: Pick<MapRow, 'noOpportunity'>): string | null {
  if (!latest) return null
  if (latest.until) return say('map.no-opportunity-until', { when: monthOf(latest.until) })
  return latest.from ? say('map.no-opportunity-since', { when: monthOf(latest.from) }) : say('map.no-opportunity')
}

function selfWords({ self }: MapRow, content: Framework): string {
  const frequency = inSentence(content.frequencies.find(({ id }) => id === self?.frequency)?.name)
  const place = shortName(content, self?.level ?? null)
  return frequency ? say('map.self-often', { level: place, frequency }) : say('map.self', { level: place })
}

/** All words of a row as one sentence, for whoever hears the ladder instead of seeing it. */
export const spoken = ({ value, interval, raw, yearAgo, expected }: RowWords): string =>
  [value && say('map.rated', { value }), interval && say('map.likely', { interval }), raw && say('map.raw', { value: raw }), yearAgo && say('map.year-ago', { value: yearAgo }), expected && say('map.expected', { level: expected })].filter(Boolean).join('; ')

const partFormats = [2, 3].map((digits) => [
  new Intl.NumberFormat(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  new Intl.NumberFormat(undefined, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
] as const)

/** What a rating is made of has more decimals than the rating, so that the sum can be checked. */
export const inParts = (value: number, digits: 2 | 3 = 3): string => partFormats[digits - 2]![0].format(value)
export const inSignedParts = (value: number, digits: 2 | 3 = 3): string => partFormats[digits - 2]![1].format(value)
