import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../phrases/say.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { usePageTitle } from '../../ui/page-title.ts'
import page from '../../ui/Page.module.css'
import { operationsOf, type OpenApi, type Operation } from './operations.ts'
import css from './Operations.module.css'

async function fetchDocument(): Promise<OpenApi> {
  const response = await fetch('/api/openapi.json')
  if (!response.ok) throw new Error(`/api/openapi.json: ${response.status}`)
  return (await response.json()) as OpenApi
}

/** Every operation of the API, read from the same description that programs read. */
export function Operations() {
  usePageTitle(say('api.title'))
  const { data } = useQuery({ queryKey: ['/api/openapi.json'], queryFn: fetchDocument, throwOnError: true, staleTime: Infinity })
  const [text, setText] = useState('')
  const words = text.toLocaleLowerCase().split(/\s+/)
  const operations = data ? operationsOf(data).filter(({ id, path, summary }) => words.every((word) => `${id} ${path} ${summary}`.toLocaleLowerCase().includes(word))) : []
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>{say('api.title')}</h1>
        <p className={page.lead}>{say('api.lead', { header: 'Authorization: Bearer …' })}</p>
        {data && <p><a href="/api/openapi.json">{say('api.document', { version: data.openapi })}</a></p>}
      </header>
      {!data && <Skeleton label={say('shell.loading')} lines={12} />}
      {data && (
        <>
          <search className={page.bar}>
            <input type="search" className={page.filter} data-filter value={text} onChange={(event) => setText(event.target.value)} placeholder={say('api.filter')} aria-label={say('api.filter')} />
            <p className={page.count} role="status">{say('api.count', { count: operations.length })}</p>
          </search>
          {operations.length === 0 && <p className={page.lead}>{say('api.none')}</p>}
          <ul>{operations.map((operation) => <li key={`${operation.method} ${operation.path}`}><OneOperation operation={operation} /></li>)}</ul>
        </>
      )}
    </div>
  )
}

function OneOperation({ operation: { method, path, summary, id, parameters, body, answer } }: { operation: Operation }) {
  return (
    <details className={css.operation}>
      <summary>
        <span className={css.method} data-method={method}>{method}</span>
        <code className={css.path}>{path}</code>
        <span className={css.summary}>{summary}</span>
      </summary>
      <div className={css.about}>
        <p><code>{id}</code></p>
        {parameters.length > 0 && (
          <section>
            <h3>{say('api.parameters')}</h3>
            <dl>{parameters.map(({ name, where, required, description }) => <div key={name}><dt><code>{name}</code></dt><dd>{[where, required && say('api.required'), description].filter(Boolean).join(', ')}</dd></div>)}</dl>
          </section>
        )}
        {body !== undefined && <Schema title={say('api.body')} schema={body} />}
        {answer !== undefined && <Schema title={say('api.output')} schema={answer} />}
      </div>
    </details>
  )
}

const Schema = ({ title, schema }: { title: string; schema: unknown }) => (
  <section>
    <h3>{title}</h3>
    <pre tabIndex={0} aria-label={title}>{JSON.stringify(schema, null, 2)}</pre>
  </section>
)
