import { say } from '../../../phrases/say.ts'
import type { Framework, Resource } from '../model.ts'
import { shortLevelName } from '../rules/level-name.ts'
import css from './Resources.module.css'

type Props = { content: Pick<Framework, 'levels'>; resources: readonly Resource[] }

/** What a competency can be learned from. Whoever follows a link that leads outside is told so first, and the page it leads to is not told from where. */
export function ResourceList({ content, resources }: Props) {
  return (
    <div className={css.all}>
      <ul className={css.list}>
        {resources.map((resource, index) => (
          <li key={index}>
            <Title resource={resource} />
            {resource.description && <p>{resource.description}</p>}
            <p className={css.soft}>{aboutOf(resource, content)}</p>
          </li>
        ))}
      </ul>
      {resources.some(({ address }) => leadsOutside(address)) && <p className={css.soft}>{say('resources.arrow')}</p>}
    </div>
  )
}

const leadsOutside = (address: string): boolean => !address.startsWith('/')

function Title({ resource: { title, address } }: { resource: Resource }) {
  if (!leadsOutside(address)) return <a href={address}>{title}</a>
  return <a href={address} rel="noreferrer" target="_blank">{title} <span aria-hidden>↗</span><span className="visually-hidden">({say('resources.outside')})</span></a>
}

function aboutOf({ address, from }: Resource, { levels }: Pick<Framework, 'levels'>): string {
  const level = levels.find(({ id }) => id === from)
  const where = leadsOutside(address) ? new URL(address).host : say('resources.inside')
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
