const ranks = ['intern', 'apprentice', 'trainee', 'graduate', 'entry', 'junior', 'jr', 'associate', 'mid', 'middle', 'medior', 'intermediate', 'regular', 'engineer', 'senior', 'sr', 'advanced', 'lead', 'expert', 'staff', 'principal', 'distinguished', 'fellow', 'architect', 'manager', 'director', 'head', 'vp', 'cto', 'consultant', 'partner', 'beginner', 'novice', 'foundation', 'foundational', 'working', 'practitioner', 'proficient', 'competent', 'master', 'specialist', 'managing', 'developer', 'designer']
const rank = new RegExp(`^(?:${ranks.join('|')})s?\\b`, 'i')
const rankWithin = new RegExp(`\\b(?:${ranks.join('|')})\\b`, 'i')
const code = /^(?:\p{Lu}{1,4}\s?[-.]?\s?\d{1,2}(?:\.\d)?)\b/u
const counted = /^(?:level|lvl|grade|band|step|stage|tier|rung|milestone|stufe|niveau|nivel)\s*[-:#]?\s*(?:\d{1,2}|[IVX]{1,4}|[A-F])\b/i
const number = /^\d{1,2}(?:\.\d)?$/
const numbered = /^\d{1,2}\s*[.)/:–-]?\s*\p{L}/u

const longestName = 60

/** How much a text looks like the name of a level: 2 for certain, 1 for perhaps, 0 for no. */
export function levelLikeness(text: string): 0 | 1 | 2 {
  const words = text.trim()
  if (words === '' || words.length > longestName || /[.!?]$/.test(words) || words.split(/\s+/).length > 7) return 0
  if (counted.test(words) || code.test(words)) return 2
  if (rank.test(words)) return 2
  if (numbered.test(words) && rankWithin.test(words)) return 2
  return number.test(words) || rankWithin.test(words) ? 1 : 0
}

/** Whether texts together look like a ladder: most look like levels, and no two are the same. */
export function looksLikeLadder(texts: readonly string[]): boolean {
  const likeness = texts.map(levelLikeness)
  if (texts.length < 2 || new Set(texts.map((it) => it.trim().toLowerCase())).size !== texts.length) return false
  const certain = likeness.filter((it) => it === 2).length
  const some = likeness.filter((it) => it > 0).length
  if (certain >= 2) return some >= texts.length * 0.6
  return some === texts.length && texts.every((it) => number.test(it.trim())) && isRising(texts.map(Number))
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || value > values[at - 1]!)
}

/** What a heading over a line of a table or a key in a tree says that the line or key holds. */
const headings: readonly [string, RegExp][] = [
  ['level', /^(?:level|lvl|grade|milestone|seniority|job level|career level|band|rung|stufe|niveau|nivel)s?(?: ?(?:id|name|number))?$/i],
  ['identifier', /^(?:id|identifier|key|slug|uuid|ref|code|competency id)$/i],
  ['examples', /\b(?:examples?|for instance|evidence|beispiele?|exemples?|sample behaviou?rs?)\b/i],
  ['group', /\b(?:group|area|category|pillar|domain|section|dimension|bereich|gruppe|cluster|discipline)s?\b/i],
  ['competency', /\b(?:competenc(?:y|ies)|skills?|theme|topics?|attribute|capabilit(?:y|ies)|behaviou?rs?|criteria|criterion|track|value|kompetenz|aspect|trait|competencia|compétence|responsibilit(?:y|ies))\b/i],
  ['text', /\b(?:expectations?|text|statements?|summary|details?|what (?:it|good) looks like|signals?|erwartung|indicators?|expected)\b/i],
  ['description', /\b(?:descriptions?|definitions?|about|meaning|beschreibung|what it is|notes?)\b/i],
  ['family', /^(?:family|job family|role|job|position|profession)$/i],
  ['specialty', /^(?:special(?:ty|ism|ity|isation|ization)|specialties|stack|discipline)$/i],
  ['scope', /\b(?:scope|area of influence|sphere of influence|impact area)\b/i],
  ['score', /\b(?:scores?|points?|weights?|weighting|rating|self[- ]assessment|assessment|marks?|status|result)\b/i],
]

export function headingKinds(text: string): string[] {
  const words = text.trim().replace(/\s*\(\d+\)/g, '')
  if (words === '' || words.length > longestName) return []
  return headings.filter(([, pattern]) => pattern.test(words)).map(([kind]) => kind)
}

/** What a line right under the names of the levels tells of them. */
export function levelFactKind(label: string): 'name' | 'description' | 'focus' | 'scope' | undefined {
  if (/\b(?:title|titles|job title|role|name|position)\b/i.test(label)) return 'name'
  if (/\bfocus\b/i.test(label)) return 'focus'
  if (/\b(?:scope|scaling|influence|reach|impact radius)\b/i.test(label)) return 'scope'
  if (/\b(?:description|summary|about|overview|definition)\b/i.test(label)) return 'description'
  return undefined
}
