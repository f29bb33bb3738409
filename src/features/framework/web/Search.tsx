import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { useTypedText } from '../../../ui/typed-text.ts'
import { plainText } from '../../../ui/inline-markdown.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { wordsTyped } from '../rules/matrix.ts'
import { searchFramework, type Found } from '../rules/search.ts'
import { currentVersion } from './queries.ts'
import page from '../../../ui/Page.module.css'
import css from './Search.module.css'

const route = getRouteApi('/frameworks/$framework/search')

const most = 200

/** Looks through every word of the framework. */
export function Search() {
  const { framework } = route.useParams()
  const { q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: { content } } = useSuspenseQuery(currentVersion({ framework }))
  const [text, setText] = useTypedText(q, (typed) => void navigate({ search: { q: typed.trim() || undefined }, replace: true, resetScroll: false }))
  usePageTitle(say('search.title', { framework: content.name }))
  const found = useMemo(() => searchFramework(content, text, most), [content, text])
  return (
    <div className={page.page}>
      <header className={page.head}><h1>{say('search.title', { framework: content.name })}</h1></header>
      <search className={page.bar}>
        <input type="search" className={css.input} data-filter autoFocus value={text} onChange={(event) => setText(event.target.value)} aria-label={say('search.label')} placeholder={say('search.begin')} />
      </search>
      {text.trim() === '' ? <Empty title={say('search.begin')}><p>{say('search.begin-text')}</p></Empty> : <Results framework={framework} found={found} text={text} />}
    </div>
  )
}

function Results({ framework, found, text }: { framework: string; found: Found[]; text: string }) {
  const words = wordsTyped(text)
  if (found.length === 0) return <Empty title={say('search.nothing')}><p>{say('search.nothing-text')}</p></Empty>
  return (
    <>
      <p className={page.count} role="status">{say('search.count', { count: found.length })}{found.length >= most && ` ${say('search.more', { count: most })}`}</p>
      <ol className={css.results}>
        {found.map((one) => (
          <li key={`${one.kind} ${one.id}`} className={css.result}>
            <h2><Place framework={framework} found={one} words={words} /> <Tag>{kindOf(one)}</Tag></h2>
            {one.text && <p><Marked text={plainText(one.text)} words={words} /></p>}
          </li>
        ))}
      </ol>
    </>
  )
}

function kindOf({ kind, level }: Found): string {
  if (kind === 'example') return say('search.example')
  if (kind === 'role' || kind === 'term' || kind === 'resource') return say(`search.${kind}`)
  return level ?? say('search.competency')
}

function Place({ framework, found: { kind, id, name, level, cell }, words }: { framework: string; found: Found; words: string[] }) {
  const params = { framework }
  const label = <Marked text={level ? `${name}, ${level}` : name} words={words} />
  if (kind === 'role') return <Link to="/frameworks/$framework/roles/$profile" params={{ ...params, profile: id }}>{label}</Link>
  if (kind === 'term') return <Link to="/frameworks/$framework/glossary" params={params} hash={`term-${id}`}>{label}</Link>
  return <Link to="/frameworks/$framework" params={params} search={{ cell: cell ?? id }}>{label}</Link>
}

/** The text with the words that were looked for marked. */
function Marked({ text, words }: { text: string; words: string[] }) {
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'giu')
  return <>{text.split(pattern).map((part, index): ReactNode => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))}</>
}
