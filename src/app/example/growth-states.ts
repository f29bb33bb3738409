import { Chance } from './chance.ts'
import { daysBefore, momentOn } from './days.ts'
import type { Deed } from './deeds.ts'
import { ownCompetencies } from './feedback-states.ts'
import { managersOn, roleOn, worksOn, type Colleague } from './people.ts'
import { personOf, type Setting } from './plan.ts'
import { lastPart, peculiarities } from './true-levels.ts'

/** What follows from the map: actions, support, agendas, chances, mentoring, and who manages whom from now on. */
export const growthStates = (setting: Setting): Deed[] => [
  ...actions(setting),
  ...support(setting),
  ...agendas(setting),
  ...opportunities(setting),
  ...mentoring(setting),
  ...newManagers(setting),
]

const at = ({ today }: Setting, daysAgo: number, hour: number): Date => momentOn(daysBefore(today, daysAgo), hour * 60 + (daysAgo % 9) * 5)
const managerOf = (setting: Setting, person: Colleague): string => managersOn(person, setting.today)[0]!

const idOf = (setting: Setting, person: Colleague, competency: string): string => {
  const found = roleOn(person, setting.today, setting.frameworks)?.competencies.find((it) => lastPart(it.id) === competency)
  if (!found) throw new Error(`${person.id} has no competency ${competency} in the example organization.`)
  return found.id
}

/** Of those who stand out, what was agreed: agreed so many days ago, due so many days from now, done so many days ago. Some prompts are still without an answer. */
const agreed: readonly (readonly [person: string, daysAgo: number, dueIn: number, done: number | null, owner: 'self' | 'manager'])[] = [
  ['yasmin-alkhatib', 40, -9, null, 'self'],
  ['radu-moldoveanu', 75, -20, 23, 'manager'],
  ['bjarki-hallmarsson', 18, 45, null, 'self'],
  ['saoirse-mac-giolla', 12, 30, null, 'self'],
  ['chidi-rosenqvist', 30, 21, null, 'manager'],
  ['noor-van-aalsum', 90, -35, 38, 'self'],
]

function actions(setting: Setting): Deed[] {
  const { states } = setting.words
  return agreed.flatMap(([id, daysAgo, dueIn, done, ownedBy]): Deed[] => {
    const person = personOf(setting, id)
    const { competency, levels } = peculiarities.find((it) => it.person === id)!
    const prompt = levels < 0 ? 'gap' : 'strength'
    const { growth, organization, action, done: came, comment } = states.actions.find((it) => it.competency === competency && (it.person ?? id) === id)!
    const manager = managerOf(setting, person)
    const owner = ownedBy === 'self' ? person.email : manager
    const key = `agreed/${id}`
    const agree: Deed = { kind: 'agree', key, at: at(setting, daysAgo, 11), by: manager, about: person.email, competency: idOf(setting, person, competency), prompt, growth, organization, action, owner, dueOn: daysBefore(setting.today, -dueIn) }
    return [
      agree,
      ...(comment === undefined ? [] : [{ kind: 'comment' as const, at: at(setting, daysAgo - 1, 9), by: person.email, action: key, words: comment }]),
      ...(done === null || came === undefined ? [] : [{ kind: 'finish' as const, at: at(setting, done, 15), by: owner, action: key, words: came }]),
    ]
  })
}

/** Who asked for support, how many days ago, due so many days from now, whether shared with the level above, and given how many days ago. */
const supported: readonly (readonly [person: string, daysAgo: number, dueIn: number, shared: boolean, given: number | null])[] = [
  ['rasheed-ballantyne', 34, -11, true, null],
  ['bjarki-hallmarsson', 26, -6, false, null],
  ['neha-kulkarni', 8, 14, false, null],
  ['theo-garrigue', 60, -30, false, 33],
  ['keziah-lonsdale', 10, 20, false, null],
  ['saoirse-mac-giolla', 21, -3, true, null],
  // Asked of whoever managed them then: it has gone over to the two who do today.
  ['wanjiru-kamotho', 240, 34, false, null],
]

const support = (setting: Setting): Deed[] =>
  supported.flatMap(([id, daysAgo, dueIn, shared, given], index): Deed[] => {
    const { states } = setting.words
    const person = personOf(setting, id)
    const { words, competency } = states.support[index % states.support.length]!
    const owner = managersOn(person, daysBefore(setting.today, daysAgo))[0]!
    const key = `support/${id}`
    const known = roleOn(person, setting.today, setting.frameworks)?.competencies.find((it) => lastPart(it.id) === competency)
    const ask: Deed = { kind: 'support', key, at: at(setting, daysAgo, 10), by: person.email, about: person.email, competency: known?.id ?? null, words, owner, dueOn: daysBefore(setting.today, -dueIn), shared }
    return given === null ? [ask] : [ask, { kind: 'support-given', at: at(setting, given, 13), by: owner, support: key, words: states['support-done'] }]
  })

/** Most people have one or two things on their next agenda, and managers put some there too. */
function agendas(setting: Setting): Deed[] {
  const { seed, today, people, words: { states } } = setting
  return people.flatMap((person): Deed[] => {
    const chance = new Chance(`${seed}/agenda/${person.id}`)
    const role = roleOn(person, today, setting.frameworks)
    const manager = worksOn(person, today) ? managersOn(person, today)[0] : undefined
    if (!role || !manager || !worksOn(person, daysBefore(today, 30))) return []
    const own = chance.several(states.agenda, chance.between(0, 2)).map((it) => ({ ...it, by: person.email }))
    const theirs = chance.happens(0.25) ? [{ ...chance.one(states['agenda-by-managers']), by: manager }] : []
    return [...own, ...theirs].flatMap(({ kind, words, by }, index): Deed[] => {
      const competency = chance.one(ownCompetencies(setting, person))
      const level = kind === 'goal' ? (competency.texts.find((it) => it.position > (role.position ?? 0)) ?? competency.texts.at(-1)!).level : role.level
      const shown = competency.texts.some((it) => it.level === level)
      const key = `agenda/${person.id}/${index}`
      // What was raised longer ago than since the last talk has been talked about.
      const raised = chance.between(1, 27)
      const agenda: Deed = { kind: 'agenda', key, at: at(setting, raised, chance.between(9, 16)), by, about: person.email, topic: kind, competency: competency.id, level: shown ? level : null, words }
      return raised < 14 ? [agenda] : [agenda, { kind: 'settle-agenda-item', at: at(setting, 13, 17), by: manager, item: key }]
    })
  })
}

/** A manager offers chances to a team of theirs; those for the engineering organization or for everybody come from whoever has one. */
const offeredBy: Readonly<Record<string, string>> = { delivery: 'soren-abildgaard', checkout: 'bronwen-achterberg', catalogue: 'anselm-okereke', platform: 'caoimhe-rafferty' }
const forEverybody = ['imani-castellane', 'anselm-okereke']

const opportunities = (setting: Setting): Deed[] =>
  setting.words.states.opportunities.flatMap(({ framework, competency, title, words, team, engineering, from, closes }, index): Deed[] => {
    const { today } = setting
    const by = personOf(setting, team ? offeredBy[team]! : forEverybody[index % forEverybody.length]!)
    const id = setting.frameworks.get(framework)!.competencies.find((it) => lastPart(it.id) === competency)!.id
    const key = `opportunity/${title}`
    const offer: Deed = { kind: 'opportunity', key, at: at(setting, from, 9), by: by.email, framework, competency: id, title, words, team, forEngineering: engineering, opensOn: daysBefore(today, from - 1), closesOn: closes === null ? null : daysBefore(today, closes) }
    return closes !== null && closes > 100 ? [offer, { kind: 'close-opportunity', at: at(setting, closes + 5, 12), by: by.email, opportunity: key }] : [offer]
  })

/** Who offers to mentor in what, who asked, and what they answered: the second and the third are full, the others have room. */
const mentors: readonly (readonly [person: string, competency: string, daysAgo: number, mentees: readonly (readonly [person: string, daysAgo: number, answer: boolean | null])[]])[] = [
  ['elif-karadeniz', 'handling-money', 80, [['neha-kulkarni', 70, true], ['hanneke-dijkgraaf', 30, null]]],
  ['noor-van-aalsum', 'writing-documents', 60, [['ewa-brzozowska', 50, true], ['emre-aksoylu', 20, true]]],
  ['chidi-rosenqvist', 'testing', 45, [['beatriz-fontoura', 40, true]]],
  ['tomasz-wierzba', 'incident-response', 33, [['ravindra-pillai-moss', 25, false], ['yusuf-demirkol', 5, null]]],
  ['matteo-brambati', 'architecture', 150, [['theo-garrigue', 140, true]]],
  ['wanjiru-kamotho', 'accessibility', 28, [['hanneke-dijkgraaf', 20, true], ['amara-nwosu-field', 11, true]]],
  ['zsofia-lendvai', 'observability', 66, [['linnea-strandberg', 12, null]]],
  ['rosalind-achebe-kerr', 'find-the-wait', 40, []],
]

const mentoring = (setting: Setting): Deed[] =>
  mentors.flatMap(([id, last, daysAgo, mentees], index): Deed[] => {
    const { states } = setting.words
    const mentor = personOf(setting, id)
    const competency = idOf(setting, mentor, last)
    const { framework } = roleOn(mentor, setting.today, setting.frameworks)!
    const offer = states.mentoring[index % states.mentoring.length]!
    const asks = mentees.flatMap(([menteeId, askedAgo, answer], place): Deed[] => {
      const key = `mentorship/${id}/${menteeId}`
      const words = states['mentoring-asked'][(index + place) % states['mentoring-asked'].length]!
      const ask: Deed = { kind: 'ask-mentor', key, at: at(setting, askedAgo, 11), by: personOf(setting, menteeId).email, mentor: mentor.email, framework: framework.id, competency, words }
      return answer === null ? [ask] : [ask, { kind: 'answer-mentee', at: at(setting, askedAgo - 2, 9), by: mentor.email, mentorship: key, accept: answer }]
    })
    return [{ kind: 'offer-mentoring', at: at(setting, daysAgo, 10), by: mentor.email, framework: framework.id, competency, capacity: offer.capacity, words: offer.words }, ...asks]
  })

/** The reliability engineer of one team is from now on managed by the manager of another as well. */
const newManagers = (setting: Setting): Deed[] => [
  {
    kind: 'change-managers',
    at: at(setting, 9, 9),
    by: personOf(setting, 'pilar-quintanilla').email,
    about: personOf(setting, 'tomasz-wierzba').email,
    from: daysBefore(setting.today, 7),
    managers: [personOf(setting, 'bronwen-achterberg').email, personOf(setting, 'caoimhe-rafferty').email],
  },
]
