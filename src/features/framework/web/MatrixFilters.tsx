import { memo } from 'react'
import { say } from '../../../phrases/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import type { Framework, Level } from '../model.ts'
import { fullLevelName, restOfLevelName, shortLevelName } from '../rules/level-name.ts'
import type { MatrixSearch } from './MatrixScreen.tsx'
import css from './MatrixFilters.module.css'

type Props = {
  content: Framework
  search: MatrixSearch
  text: string
  everyRole: string
  count: { shown: number; total: number }
  onText: (text: string) => void
  onChange: (part: Partial<MatrixSearch>) => void
  onClear: () => void
}

const filtered = (search: MatrixSearch, text: string): boolean =>
  Boolean(search.role || search.specialty || search.domain || search.focus || search.group || search.level || text)

export function MatrixFilters({ content, search, text, everyRole, count, onText, onChange, onClear }: Props) {
  return (
    <search className={css.filters} aria-label={say('matrix.filters')}>
      <input type="search" className={css.text} data-filter value={text} onChange={(event) => onText(event.target.value)} placeholder={say('matrix.filter-placeholder')} aria-label={say('matrix.filter')} aria-keyshortcuts="/" />
      <details className={css.more} open={!window.matchMedia('(max-width: 760px)').matches}>
        <summary>{say('matrix.filters')}</summary>
        <Choices content={content} search={search} everyRole={everyRole} onChange={onChange} />
      </details>
      {filtered(search, text) && <Button small kind="quiet" onClick={onClear}>{say('matrix.clear')}</Button>}
      <p className={css.count} role="status">{say('matrix.shown', count)}</p>
      <div className={css.density}><Density search={search} onChange={onChange} /></div>
    </search>
  )
}

/** The choices do not change while one types into the text filter, so they are not drawn again. */
const Choices = memo(function Choices({ content, search, everyRole, onChange }: Pick<Props, 'content' | 'search' | 'everyRole' | 'onChange'>) {
  const specialties = content.specialties.filter(({ family }) => family === search.role)
  return (
    <div className={css.choices}>
      <Choice label={say('matrix.role')} any={say('matrix.any-role')} value={search.role} options={content.families} onChange={(role) => onChange({ role: role || everyRole, specialty: '' })} />
      {specialties.length > 0 && <Choice label={say('matrix.specialty')} any={say('matrix.any-specialty')} value={search.specialty} options={specialties} onChange={(specialty) => onChange({ specialty })} />}
      <Choice label={say('matrix.level')} any={say('matrix.any-level')} value={search.level} options={content.levels.map(titled)} onChange={(level) => onChange({ level })} />
      <Choice label={say('matrix.focus')} any={say('matrix.any-focus')} value={search.focus} options={content.focuses} onChange={(focus) => onChange({ focus })} />
      <Choice label={say('matrix.domain')} any={say('matrix.any-domain')} value={search.domain} options={content.domains} onChange={(domain) => onChange({ domain })} />
      <Choice label={say('matrix.group')} any={say('matrix.any-group')} value={search.group} options={content.groups} onChange={(group) => onChange({ group })} />
    </div>
  )
})

const titled = (level: Level): { id: string; name: string } => ({ id: level.id, name: fullLevelName(level) })

type ChoiceProps = { label: string; any: string; value: string | undefined; options: readonly { id: string; name: string }[]; onChange: (id: string) => void }

function Choice({ label, any, value, options, onChange }: ChoiceProps) {
  if (options.length === 0) return null
  return (
    <select className={css.choice} aria-label={label} value={value ?? ''} data-chosen={value ? true : undefined} onChange={(event) => onChange(event.target.value)}>
      <option value="">{any}</option>
      {options.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
    </select>
  )
}

function Density({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const options = [{ value: 'brief', label: say('matrix.brief') }, { value: 'full', label: say('matrix.full') }] as const
  return <Segmented label={say('matrix.density')} options={options} value={search.density === 'full' ? 'full' : 'brief'} onChange={(density) => onChange({ density: density === 'full' ? density : '' })} />
}

/** On a phone one level is read at a time. */
export function LevelSwitch({ levels, value, onChange }: { levels: Level[]; value: string; onChange: (level: string) => void }) {
  const shown = levels.find(({ id }) => id === value)
  return (
    <div className={css.levels}>
      <Segmented label={say('matrix.levels-shown')} options={levels.map((level) => ({ value: level.id, label: shortLevelName(level), title: level.name }))} value={value} onChange={onChange} />
      {shown && restOfLevelName(shown) && <p>{shown.name}</p>}
    </div>
  )
}
