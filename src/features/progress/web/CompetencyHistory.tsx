import { say } from '../../../phrases/say.ts'
import { monthOf } from '../../../ui/when.ts'
import type { Framework } from '../../framework/model.ts'
import { shortLevelName } from '../../framework/rules/level-name.ts'
import { fillingOf } from '../../framework/web/frequency-filling.ts'
import type { HistoryPoint } from '../model.ts'
import { CairnStones } from './CairnStones.tsx'
import { inLevels } from './map-words.ts'
import css from './CompetencyHistory.module.css'

type Props = { points: HistoryPoint[]; content: Framework; expected: number | null }

const height = 132
const width = 560

/** Rating, rung and frequency month by month, as a picture and as a table. */
export function CompetencyHistory({ points, content, expected }: Props) {
  const [first, last] = [points[0], points.at(-1)]
  return (
    <section className={css.history} aria-labelledby="stone-history">
      <h3 id="stone-history">{say('stone.history')}</h3>
      {!first || !last || points.length < 2 ? <p className={css.soft}>{say('stone.history-short')}</p> : (
        <>
          <p className={css.soft}>{say('stone.history-text')}</p>
          <Picture points={points} content={content} expected={expected} label={say('stone.history-figure', { from: monthOf(first.on), to: monthOf(last.on) })} />
          <details>
            <summary className={css.summary}>{say('stone.history-table')}</summary>
            <Table points={points} content={content} />
          </details>
        </>
      )}
    </section>
  )
}

/** The levels that the drawn values reach, with half a level of room at either end. */
function reachOf(points: HistoryPoint[], expected: number | null): [low: number, high: number] {
  const values = points.flatMap(({ low, high, raw }) => [low, high, raw])
  if (expected !== null) values.push(expected)
  return [Math.floor(Math.min(...values) * 2) / 2, Math.ceil(Math.max(...values) * 2) / 2]
}

function Picture({ points, content, expected, label }: Props & { label: string }) {
  const [low, high] = reachOf(points, expected)
  const x = (index: number) => ((index + 0.5) / points.length) * width
  const y = (value: number) => height - ((value - low) / Math.max(0.5, high - low)) * height
  const line = points.map(({ adjusted }, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(adjusted).toFixed(1)}`).join('')
  const area = `${points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(point.high).toFixed(1)}`).join('')}${points.map((point, index) => `L${x(index).toFixed(1)} ${y(point.low).toFixed(1)}`).reverse().join('')}Z`
  const levels = content.levels.filter(({ position }) => position >= low && position <= high)
  return (
    <div className={css.picture} role="img" aria-label={label}>
      <ol className={css.scale} aria-hidden>{levels.map((level) => <li key={level.id} style={{ insetBlockStart: `${(y(level.position) / height) * 100}%` }}>{shortLevelName(level)}</li>)}</ol>
      <svg className={css.plot} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        {levels.map(({ id, position }) => <line key={id} className={position === expected ? css.expected : css.level} x1={0} x2={width} y1={y(position)} y2={y(position)} />)}
        <path className={css.interval} d={area} />
        <path className={css.line} d={line} />
        {points.map(({ on, raw }, index) => <line key={on} className={css.raw} x1={x(index) - 6} x2={x(index) + 6} y1={y(raw)} y2={y(raw)} />)}
      </svg>
      <ol className={css.months} style={{ gridTemplateColumns: `repeat(${points.length}, minmax(0, 1fr))` }} aria-hidden>
        {points.map((point, index) => <li key={point.on}><Stone point={point} content={content} />{(points.length - 1 - index) % 3 === 0 && <span>{monthOf(point.on)}</span>}</li>)}
      </ol>
    </div>
  )
}

function Stone({ point: { scope, frequency }, content: { scopes, frequencies } }: { point: HistoryPoint; content: Framework }) {
  const rung = scopes.findIndex(({ id }) => id === scope)
  const often = frequencies.findIndex(({ id }) => id === frequency)
  return <CairnStones rungs={rung < 0 ? null : rung + 1} of={scopes.length} filling={often < 0 ? null : fillingOf(often, frequencies.length)} scale={0.7} />
}

const Table = ({ points, content: { scopes, frequencies } }: { points: HistoryPoint[]; content: Framework }) => (
  <div className={css.scroll}>
    <table className={css.table}>
      <thead><tr>{(['month', 'rating', 'interval', 'raw-mean', 'reach', 'frequency'] as const).map((column) => <th key={column} scope="col">{say(`stone.${column}`)}</th>)}</tr></thead>
      <tbody>
        {points.toReversed().map((point) => (
          <tr key={point.on}>
            <th scope="row">{monthOf(point.on)}</th>
            <td>{inLevels(point.adjusted)}</td>
            <td>{say('map.between', { low: inLevels(point.low), high: inLevels(point.high) })}</td>
            <td>{inLevels(point.raw)}</td>
            <td>{scopes.find(({ id }) => id === point.scope)?.name ?? '–'}</td>
            <td>{frequencies.find(({ id }) => id === point.frequency)?.name ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
