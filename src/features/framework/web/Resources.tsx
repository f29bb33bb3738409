import { say } from '../../../phrases/say.ts'
import type { Framework, Resource } from '../model.ts'
import { shortLevelName } from '../rules/level-name.ts'
import css from './Resources.module.css'

type Props = { content: Pick<Framework, 'levels'>; resources: readonly Resource[] }

/** What a competency can be learned from. Whoever follows a link that leads outside is told so, and the page it leads to is not told from where. */
export function ResourceList({ content, resources }: Props) {
  return (
    <ul className={css.list}>
      {resources.map((resource, index) => (
        <li key={index}>
          <Title resource={resource} />
          <span className={css.soft}>{aboutOf(resource, content)}</span>
          {resource.description && <p>{resource.description}</p>}
        </li>
      ))}
    </ul>
  )
}

const leadsOutside = (address: string): boolean => !address.startsWith('/')

function Title({ resource: { title, address } }: { resource: Resource }) {
  return leadsOutside(address) ? <a href={address} rel="noreferrer" target="_blank">{title}</a> : <a href={address}>{title}</a>
}

function aboutOf({ address, from }: Resource, { levels }: Pick<Framework, 'levels'>): string {
  const level = levels.find(({ id }) => id === from)
  const where = leadsOutside(address) ? say('resources.outside', { host: new URL(address).host }) : say('resources.inside')
  return [level && say('resources.from', { level: shortLevelName(level) }), where].filter(Boolean).join(' · ')
}

/** The same below a heading, beside the text of a cell; nothing where there is nothing. */
export function ResourceSection({ content, resources }: Props) {
  if (resources.length === 0) return null
  return (
    <section className={css.resources}>
      <h3>{say('resources.title')}</h3>
      <ResourceList content={content} resources={resources} />
    </section>
  )
}
