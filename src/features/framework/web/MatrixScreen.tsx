import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Notice.tsx'
import { usePageTitle } from '../../../ui/page-title.ts'
import { useTypedText } from '../../../ui/typed-text.ts'
import type { Framework, JobFamily } from '../model.ts'
import { hasWords, matrixOf, startingFamily, wordsTyped } from '../rules/matrix.ts'
import { LevelSwitch, MatrixFilters } from './MatrixFilters.tsx'
import { MatrixLegend } from './MatrixLegend.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import css from './MatrixScreen.module.css'

const CellPanel = lazy(async () => ({ default: (await import('./CellPanel.tsx')).CellPanel }))

/** What the address holds of a matrix: its filters, how much of each text it shows, and the open cell. */
export type MatrixSearch = { [Field in 'role' | 'specialty' | 'level' | 'domain' | 'focus' | 'group' | 'text' | 'cell' | 'density']?: string | undefined }

type Props = { content: Framework; search: MatrixSearch; onSearch: (next: MatrixSearch) => void }

/** Where one family is read, a competency need not say which it is for. */
const noFamilies: JobFamily[] = []

/** `role=all` is written where a large framework would otherwise begin with one family. */
const everyRole = 'all'

export function MatrixScreen({ content, search, onSearch }: Props) {
  usePageTitle(say('matrix.title', { framework: content.name }))
  const starting = useMemo(() => startingFamily(content), [content])
  const role = search.role === everyRole ? undefined : (search.role ?? starting)
  const [text, setText] = useTypedText(search.text ?? '', (typed) => onSearch({ ...search, text: typed }))
  const { specialty, domain, focus, group } = search
  const matrix = useMemo(() => matrixOf(content, { family: role, specialty, domain, focus, group }), [content, role, specialty, domain, focus, group])
  const words = useMemo(() => wordsTyped(text), [text])
  const shown = useMemo(() => new Set(matrix.sections.flatMap(({ rows }) => rows).filter(({ haystack }) => hasWords(haystack, words)).map(({ competency }) => competency.id)), [matrix, words])

  const asShown = useMemo(() => ({ ...search, role: role ?? '' }), [search, role])
  const latest = useLatest({ search, onSearch })
  const change = useCallback((part: Partial<MatrixSearch>) => latest.current.onSearch({ ...latest.current.search, ...part }), [latest])
  const open = useCallback((cell: string) => change({ cell }), [change])
  const mark = useCallback((level: string) => change({ level: latest.current.search.level === level ? '' : level }), [change, latest])
  const close = useCallback(() => change({ cell: '' }), [change])
  const clear = () => { setText(''); onSearch({ ...(starting && { role: everyRole }) }) }

  const levelOnPhone = matrix.levels.find(({ id }) => id === search.level) ?? matrix.levels[0]
  return (
    <div className={css.screen} data-density={search.density === 'full' ? 'full' : 'brief'}>
      <h1 className="visually-hidden">{say('matrix.title', { framework: content.name })}</h1>
      <MatrixFilters content={content} search={asShown} text={text} onText={setText} onChange={change} onClear={clear} everyRole={everyRole} count={{ shown: shown.size, total: content.competencies.length }} />
      {levelOnPhone && <LevelSwitch levels={matrix.levels} value={levelOnPhone.id} onChange={(level) => change({ level })} />}
      <div className={css.body}>
        {shown.size > 0 ? (
          <MatrixTable content={content} families={role ? noFamilies : content.families} matrix={matrix} shown={shown} words={words} full={search.density === 'full'} marked={search.level} levelOnPhone={levelOnPhone?.id} opened={search.cell} onOpen={open} onMark={mark} />
        ) : (
          <NothingFits framework={content} onClear={clear} />
        )}
        <Suspense>{search.cell && <CellPanel content={content} specialty={specialty} cell={search.cell} onOpen={open} onClose={close} />}</Suspense>
      </div>
      {shown.size > 0 && <MatrixLegend content={content} matrix={matrix} />}
    </div>
  )
}

function NothingFits({ framework, onClear }: { framework: Framework; onClear: () => void }) {
  if (framework.competencies.length === 0) return <div className={css.none}><Empty title={say('matrix.empty')}><p>{say('frameworks.empty-text')}</p></Empty></div>
  return (
    <div className={css.none}>
      <Empty title={say('matrix.none')}>
        <p>{say('matrix.none-text')}</p>
        <Button onClick={onClear}>{say('matrix.clear')}</Button>
      </Empty>
    </div>
  )
}

function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
