import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { CairnMark } from '../../../ui/CairnMark.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { Line } from '../../../ui/Prose.tsx'
import { hasWords, wordsTyped } from '../rules/matrix.ts'
import { fillingOf } from './frequency-filling.ts'
import { currentVersion } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Glossary.module.css'

const route = getRouteApi('/frameworks/$framework/glossary')

type Entry = { key: string; name: string; definition: string; aliases: string[]; mark?: ReactNode }

/** Every word that the framework defines: its areas of influence, its frequencies and its terms. */
export function Glossary() {
  const { framework } = route.useParams()
  const { data: { content } } = useSuspenseQuery(currentVersion({ framework }))
  const [text, setText] = useState('')
  usePageTitle(say('role.title', { profile: say('glossary.title'), framework: content.name }))
  useEffect(() => document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView({ block: 'center' }), [])

  const scopes = content.scopes.map(({ id, name, definition, aliases }, index): Entry => ({ key: `scope-${id}`, name, definition, aliases, mark: <CairnMark height={index + 1} stone={4} /> }))
  const frequencies = content.frequencies.map(({ id, name, definition }, index): Entry => ({ key: `frequency-${id}`, name, definition, aliases: [], mark: <CairnMark height={3} stone={4} filling={fillingOf(index, content.frequencies.length)} /> }))
  const terms = [...content.terms].sort((one, other) => one.name.localeCompare(other.name)).map(({ id, name, definition, aliases }): Entry => ({ key: `term-${id}`, name, definition, aliases }))
  if (scopes.length + frequencies.length + terms.length === 0) return <div className={page.page}><Empty wholePage title={say('glossary.empty')}><p>{say('glossary.empty-text')}</p></Empty></div>

  const fits = ({ name, definition, aliases }: Entry) => hasWords(`${name} ${aliases.join(' ')} ${definition}`.toLocaleLowerCase(), wordsTyped(text))
  const none = ![...scopes, ...frequencies, ...terms].some(fits)
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('glossary.title')}</h1>
        <p className={page.lead}>{say('glossary.lead')}</p>
      </header>
      <search className={page.bar}>
        <input type="search" className={page.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} placeholder={say('glossary.filter')} aria-label={say('glossary.filter')} />
      </search>
      {none && <p className={page.lead} role="status">{say('glossary.none')}</p>}
      <Words title={say('glossary.scopes')} entries={scopes.filter(fits)} />
      <Words title={say('glossary.frequencies')} entries={frequencies.filter(fits)} />
      <Words title={say('glossary.terms')} entries={terms.filter(fits)} />
    </div>
  )
}

function Words({ title, entries }: { title: string; entries: Entry[] }) {
  if (entries.length === 0) return null
  return (
    <section>
      <h2 className={css.title}>{title}</h2>
      <dl className={css.words}>
        {entries.map(({ key, name, definition, aliases, mark }) => (
          <div key={key} id={key} className={css.entry}>
            <dt><span className={css.mark}>{mark}</span>{name}</dt>
            <dd>
              <p className={css.definition}><Line text={definition} /></p>
              {aliases.length > 0 && <p className={css.also}>{say('glossary.also', { words: aliases.join(', ') })}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
