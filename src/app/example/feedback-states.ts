import { Chance } from './chance.ts'
import { daysBefore, momentOn } from './days.ts'
import type { Deed, DeedOf } from './deeds.ts'
import { calledName, employmentOn, firstDay, managersOn, roleOn, worksOn, type Colleague, type Expected } from './people.ts'
import { personOf, type Setting } from './plan.ts'
import { lastPart, trueLevel } from './true-levels.ts'
import { filledIn } from './words.ts'

/** What becomes of feedback beside its being given: asked for, declined, half written, corrected, withdrawn, from outside, from oneself. */
export function feedbackStates(setting: Setting, givings: readonly Deed[]): Deed[] {
  const given = givings.filter((it) => it.kind === 'give')
  return [
    ...requests(setting),
    ...drafts(setting),
    ...changes(setting, given),
    ...forManagers(setting),
    ...lastWords(setting),
    ...outsiders(setting),
    ...setting.people.flatMap((it) => selfAssessment(setting, it)),
  ]
}

const at = ({ today }: Setting, daysAgo: number, hour: number): Date => momentOn(daysBefore(today, daysAgo), hour * 60 + (daysAgo % 7) * 7)

/** Who asks whom, how many days ago, on which work, and what came of it. */
const asked: readonly (readonly [about: string, giver: string, daysAgo: number, work: string, outcome: 'open' | 'declined' | 'cancelled', by?: string])[] = [
  ['rasheed-ballantyne', 'elif-karadeniz', 2, 'Orders by voice and by phone', 'open'],
  ['rasheed-ballantyne', 'chen-meiling', 12, 'Orders by voice and by phone', 'open'],
  ['yasmin-alkhatib', 'elif-karadeniz', 15, 'Quiet nights', 'open'],
  ['emre-aksoylu', 'yasmin-alkhatib', 3, 'Queue that empties itself', 'open'],
  ['chidi-rosenqvist', 'rasheed-ballantyne', 9, 'The order desk', 'open'],
  ['noor-van-aalsum', 'rasheed-ballantyne', 1, 'Names one can pronounce', 'open'],
  ['mei-sakurada', 'elif-karadeniz', 6, 'A new engineer ships on day one', 'open'],
  ['saoirse-mac-giolla', 'kwabena-sorlie', 21, 'Orders by voice and by phone', 'open'],
  ['keziah-lonsdale', 'soren-abildgaard', 4, 'Quiet nights', 'open'],
  ['theo-garrigue', 'imani-castellane', 1, 'Quiet nights', 'open', 'soren-abildgaard'],
  ['linnea-strandberg', 'bjarki-hallmarsson', 8, 'Services that heal at night', 'open'],
  ['davit-melikyan', 'liv-thorgersen', 17, 'A new engineer ships on day one', 'open'],
  ['vikram-seshadri-lowe', 'oona-blackwater', 25, 'Stock by camera', 'declined'],
  ['rasheed-ballantyne', 'hedda-lindqvist-rowe', 40, 'Fair fees for small orders', 'declined'],
  ['ravindra-pillai-moss', 'henrike-vossberg', 33, 'Quiet nights', 'declined'],
  ['kiri-tamatea', 'jerzy-klosowski', 75, 'Second warehouse', 'declined'],
  ['noor-van-aalsum', 'marco-tesfaye', 30, 'Stock by camera', 'cancelled'],
  ['hanneke-dijkgraaf', 'edwin-thackeray-nair', 11, 'A new engineer ships on day one', 'cancelled'],
]

function requests(setting: Setting): Deed[] {
  const { states } = setting.words
  return asked.flatMap(([id, giverId, daysAgo, title, outcome, byId], index): Deed[] => {
    const [about, giver] = [personOf(setting, id), personOf(setting, giverId)]
    const chance = new Chance(`${setting.seed}/asked/${id}/${giverId}`)
    const work = setting.work.find((it) => it.title === title) ?? null
    const sentence = byId ? chance.one(states['requests-of-managers']) : states.requests[index % states.requests.length]!
    const message = filledIn(sentence, calledName(about), work?.called ?? 'our last project')
    const competencies = chance.several(ownCompetencies(setting, about), chance.between(2, 4)).map((it) => it.id)
    const by = byId ? personOf(setting, byId) : about
    const key = `asked/${id}/${giverId}`
    const ask: Deed = { kind: 'ask', key, at: at(setting, daysAgo, 11), by: by.email, about: about.email, givers: [giver.email], competencies, work: work?.title ?? null, message }
    const answered = at(setting, Math.max(1, daysAgo - 2), 15)
    if (outcome === 'declined') return [ask, { kind: 'decline', at: answered, by: giver.email, request: key, because: states.declined[index % states.declined.length]! }]
    return outcome === 'cancelled' ? [ask, { kind: 'cancel', at: answered, by: by.email, request: key }] : [ask]
  })
}

/** The competencies of somebody’s role of today that begin at their level or below. */
export function ownCompetencies(setting: Setting, person: Colleague): Expected[] {
  const role = roleOn(person, setting.today, setting.frameworks)
  return role?.competencies.filter((it) => role.position === null || it.first <= role.position) ?? []
}

const halfWritten: readonly (readonly [giver: string, about: string, daysAgo: number, request?: string])[] = [
  ['elif-karadeniz', 'rasheed-ballantyne', 1, 'asked/rasheed-ballantyne/elif-karadeniz'],
  ['rasheed-ballantyne', 'chidi-rosenqvist', 2, 'asked/chidi-rosenqvist/rasheed-ballantyne'],
  ['rasheed-ballantyne', 'beatriz-fontoura', 6],
  ['maren-oduya', 'caoimhe-rafferty', 9],
  ['yasmin-alkhatib', 'fionnuala-duignan', 4],
]

const drafts = (setting: Setting): Deed[] =>
  halfWritten.map(([giver, id, daysAgo, request], index) => {
    const about = personOf(setting, id)
    const sentences = setting.words.states.drafts
    const observations = ownCompetencies(setting, about).slice(index, index + 2).map((it) => ({ competency: it.id }))
    const content = { work: null, observedOn: daysBefore(setting.today, daysAgo + 2), words: sentences[index % sentences.length]!, observations }
    return { kind: 'draft', at: at(setting, daysAgo, 16), by: personOf(setting, giver).email, about: about.email, content, ...(request ? { request } : {}) }
  })

/** Three look again at what they wrote and correct it, two take theirs back. */
function changes(setting: Setting, given: readonly DeedOf<'give'>[]): Deed[] {
  const { today, words, seed } = setting
  const [from, until] = [daysBefore(today, 150), daysBefore(today, 12)]
  const plain = given.filter(({ at: on, content, request }) => on >= new Date(from) && on < new Date(until) && !content.withholdName && !request && content.observations.length >= 4)
  const chosen = new Chance(`${seed}/changes`).several(plain, 6)
  const soon = (deed: Deed, index: number): Date => new Date(deed.at.getTime() + (index + 2) * 86_400_000)
  const corrected = chosen.slice(0, 4).map((it, index): Deed => {
    const [first, ...others] = it.content.observations
    const sentence = words.overall.corrections[index % words.overall.corrections.length]!
    const content = { ...it.content, words: [it.content.words, sentence].filter(Boolean).join(' '), observations: [{ ...first!, ...(first!.choice === 'level' ? { frequency: 'usually' } : {}) }, ...others.slice(0, -1)] }
    return { kind: 'correct', at: soon(it, index), by: it.by, feedback: it.key, content }
  })
  return [...corrected, ...chosen.slice(4).map((it, index): Deed => ({ kind: 'withdraw', at: soon(it, index), by: it.by, feedback: it.key }))]
}

const besidesTheirBack: readonly (readonly [giver: string, about: string, daysAgo: number])[] = [
  ['elif-karadeniz', 'rasheed-ballantyne', 58],
  ['imani-castellane', 'bjarki-hallmarsson', 130],
  ['oona-blackwater', 'saoirse-mac-giolla', 96],
  ['olumide-farrant', 'siobhan-treanor', 24],
]

/** Words for managers alone: without a level, and outside every number. */
const forManagers = (setting: Setting): Deed[] =>
  besidesTheirBack.map(([giver, about, daysAgo], index) => {
    const content = { observedOn: daysBefore(setting.today, daysAgo + 1), work: null, visibility: 'managers' as const, words: setting.words.overall.managers[index]!, observations: [] }
    return { kind: 'give', key: `managers/${about}`, at: at(setting, daysAgo, 14), by: personOf(setting, giver).email, about: personOf(setting, about).email, content }
  })

/** Who leaves says something about a few colleagues first; their account closes the day after their last. */
const lastWords = (setting: Setting): Deed[] =>
  setting.people.flatMap((leaver): Deed[] => {
    const last = leaver.roster.employments.at(-1)?.endsOn
    if (last === undefined || last >= setting.today) return []
    const team = setting.people.filter((it) => it !== leaver && managersOn(it, last).some((one) => managersOn(leaver, last).includes(one)) && firstDay(it) < daysBefore(last, 200))
    const chance = new Chance(`${setting.seed}/leaving/${leaver.id}`)
    const sentences = setting.words.overall.leaving
    const work = setting.work.findLast((it) => it.kind === 'project' && it.startedOn < daysBefore(last, 30) && it.affects.includes('checkout'))
    const words = chance.several(team, sentences.length).map((about, index): Deed => {
      const content = { observedOn: daysBefore(last, 3), work: work?.title ?? null, words: filledIn(sentences[index]!, calledName(about), work?.called ?? 'all of it'), observations: [] }
      return { kind: 'give', key: `leaving/${about.id}`, at: momentOn(last, 16 * 60 + index * 9), by: leaver.email, about: about.email, content }
    })
    return [...words, { kind: 'leave', at: momentOn(daysBefore(last, -1), 8 * 60), by: 'operator', about: leaver.email }]
  })

/** Whom somebody asks from outside, how many days ago, and after how many of them they answer. */
const fromOutside: readonly (readonly [about: string, name: string, competency: string, evidence: string | null, daysAgo: number, answersAfter: number | null])[] = [
  ['noor-van-aalsum', 'Hilde Brannigan, baker', 'knowing-the-customer', 'customer-contact', 110, 4],
  ['rasheed-ballantyne', 'Tunde Marchbanks, harbour shop', 'knowing-the-customer', null, 64, 9],
  ['davit-melikyan', 'Sunniva Okafor, contributor', 'welcome-contributors', 'contributor-helped', 45, 2],
  ['rosalind-achebe-kerr', 'Paolo Wintersgill, contributor', 'welcome-contributors', null, 60, null],
  ['rasheed-ballantyne', 'Agnes Thorley, cheese stall', 'knowing-the-customer', null, 6, null],
  ['theo-garrigue', 'Bertil Amankwah, driver’s union', 'knowing-the-customer', null, 3, null],
]

const outsiders = (setting: Setting): Deed[] =>
  fromOutside.flatMap(([id, name, last, evidenceKind, daysAgo, answersAfter], index): Deed[] => {
    const about = personOf(setting, id)
    const competency = ownCompetencies(setting, about).find((it) => lastPart(it.id) === last)
    if (!competency) return []
    const key = `outside/${id}/${index}`
    const invite: Deed = { kind: 'invite', key, at: at(setting, daysAgo, 10), by: about.email, about: about.email, name, competencies: [competency.id], work: null, message: null }
    if (answersAfter === null) return [invite]
    const { outside, 'outside-evidence': told } = setting.words.overall
    const field = evidenceKind === 'customer-contact' ? 'what-was-learnt' : 'easier'
    const evidence = evidenceKind === null ? [] : [{ kind: evidenceKind, fields: { [field]: told[field]! } }]
    const words = filledIn(outside[index % outside.length]!, calledName(about), '')
    return [invite, { kind: 'outside', at: at(setting, daysAgo - answersAfter, 19), by: 'visitor', invitation: key, words, observations: evidence.length > 0 ? [{ competency: competency.id, words: null, evidence }] : [] }]
  })

/** Half of the house says where they see themselves; some of them far above or below what others see. */
function selfAssessment(setting: Setting, person: Colleague): Deed[] {
  const { seed, today, words } = setting
  const chance = new Chance(`${seed}/self/${person.id}`)
  const role = roleOn(person, today, setting.frameworks)
  const employed = employmentOn(person, today)
  const always = person.id === 'rasheed-ballantyne' || person.id === 'yasmin-alkhatib'
  if (!role || !employed || firstDay(person) > daysBefore(today, 60) || !(always || chance.happens(0.5)) || !worksOn(person, daysBefore(today, 80))) return []
  const bias = chance.weighted([0.1, 0.9, -0.9], (it) => (it === 0.1 ? 3 : 1))!
  const chosen = chance.several(role.competencies.filter((it) => it.first <= (role.position ?? 6)), chance.between(6, 14))
  const sentences = chance.several(words.states.self, chosen.length)
  const observations = chosen.map((it, index) => {
    const value = trueLevel(setting, person, it, today) + bias + chance.normal(0.4)
    const text = it.texts.toSorted((a, b) => Math.abs(a.position - value) - Math.abs(b.position - value))[0]!
    return { competency: it.id, level: text.level, frequency: chance.happens(0.6) ? 'usually' : null, scope: null, words: chance.happens(0.45) ? (sentences[index] ?? null) : null }
  })
  return [{ kind: 'assess', at: at(setting, chance.between(5, 70), 17), by: person.email, observations }]
}
