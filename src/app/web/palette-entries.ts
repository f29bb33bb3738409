import type { Session } from '../../features/access/model.ts'
import type { Framework } from '../../features/framework/model.ts'
import { isFoundByName, searchFramework, type Found } from '../../features/framework/rules/search.ts'
import type { PersonInList } from '../../features/people/model.ts'
import { hasPlainWords } from '../../platform/plain-letters.ts'
import { say } from '../../phrases/say.ts'
import { plainText } from '../../ui/inline-markdown.ts'
import { sectionsFor } from './sections.ts'

export type Entry = { key: string; name: string; detail: string; kind: string; address: string }

const most = 40
const mostPeople = 6

type Known = { content: Framework | undefined; session: Session; frameworks: { id: string; name: string }[]; people: PersonInList[] }

/**
 * What the palette offers for what was typed: pages, what the framework holds by that name, people, and the framework's texts.
 * People are read from the server, so they may still be those found for fewer letters: they are held against the text, and whenever they arrive a name of the framework stays first.
 */
export function entriesFor({ content, session, frameworks, people }: Known, text: string): Entry[] {
  const wanted = text.toLocaleLowerCase().trim()
  const pages = pagesFor(content, session, frameworks).filter(({ name, detail }) => `${name} ${detail}`.toLocaleLowerCase().includes(wanted))
  const persons = people.filter(({ name, title }) => hasPlainWords(`${name} ${title}`, text)).slice(0, mostPeople).map(entryOfPerson)
  if (!content || wanted === '') return [...pages, ...persons]
  const found = searchFramework(content, wanted, most)
  const entries = (byName: boolean) => found.filter((it) => isFoundByName(it, wanted) === byName).map((it) => entryOf(content, it))
  const whole: Entry = { key: 'search', name: say('palette.all', { text }), detail: '', kind: say('framework.search'), address: `/frameworks/${encodeURIComponent(content.id)}/search?q=${encodeURIComponent(text)}` }
  return [...pages, ...entries(true), ...persons, ...entries(false), whole]
}

function pagesFor(content: Framework | undefined, session: Session, frameworks: { id: string; name: string }[]): Entry[] {
  const { roles, account } = session
  const page = (name: string, address: string, detail = ''): Entry => ({ key: address, name, detail, kind: say('palette.pages'), address })
  const within = content ? `/frameworks/${encodeURIComponent(content.id)}` : ''
  return [
    ...(content ? [
      page(say('framework.matrix'), within, content.name),
      page(say('framework.roles'), `${within}/roles`, content.name),
      page(say('framework.compare'), `${within}/compare`, content.name),
      page(say('framework.glossary'), `${within}/glossary`, content.name),
      page(say('framework.versions'), `${within}/versions`, content.name),
      ...(roles.includes('steward') ? [page(say('framework.lint'), `${within}/lint`, content.name)] : []),
    ] : []),
    ...frameworks.filter(({ id }) => id !== content?.id).map(({ id, name }) => page(name, `/frameworks/${encodeURIComponent(id)}`)),
    ...sectionsFor(session).map(({ to, name }) => page(say(name), to)),
    ...(account ? [page(say('shell.settings'), '/settings')] : []),
    page(say('shell.api'), '/api'),
    page(say('shell.design'), '/ui'),
  ]
}

const entryOfPerson = ({ id, name, title, teams }: PersonInList): Entry =>
  ({ key: `person ${id}`, name, detail: [title, ...teams.map((team) => team.name)].join(' · '), kind: say('palette.person'), address: `/people/${id}` })

function entryOf(content: Framework, { kind, id, name, level, text, cell }: Found): Entry {
  const within = `/frameworks/${encodeURIComponent(content.id)}`
  const detail = plainText(text)
  if (kind === 'role') return { key: `role ${id}`, name, detail, kind: say('search.role'), address: `${within}/roles/${encodeURIComponent(id)}` }
  if (kind === 'term') return { key: `term ${id}`, name, detail, kind: say('search.term'), address: `${within}/glossary#term-${encodeURIComponent(id)}` }
  return { key: `${kind} ${id}`, name, detail, kind: level ?? say(kind === 'resource' ? 'search.resource' : 'search.competency'), address: `${within}?cell=${encodeURIComponent(cell ?? id)}` }
}
