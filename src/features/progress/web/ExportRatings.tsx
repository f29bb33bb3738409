import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import type { Part } from '../model.ts'
import type { Exported } from './growth-queries.ts'
import css from './Growth.module.css'
import own from './Export.module.css'

type Rating = Exported['ratings'][number]

/** Each rating with its interval and, opened, the observations that it is the weighted sum of. */
export function ExportRatings({ ratings }: { ratings: Rating[] }) {
  return (
    <section className={css.section} aria-labelledby="about-me-ratings">
      <div className={css.sectionHead}>
        <h2 id="about-me-ratings">{say('about-me.ratings')}</h2>
        <p className={css.soft}>{say(ratings.length > 0 ? 'about-me.ratings-text' : 'about-me.ratings-none')}</p>
      </div>
      {ratings.length > 0 && <ul className={css.rows}>{ratings.map((rating) => <RatingItem key={rating.competency} rating={rating} />)}</ul>}
    </section>
  )
}

function RatingItem({ rating: { competency, name, adjusted, raw, low, high, offset, parts, fittedAt } }: { rating: Rating }) {
  const seen = parts.filter((part) => part.competency === competency)
  return (
    <li className={own.rating}>
      <h3>{name}</h3>
      <p>{say('about-me.rating', { adjusted, low, high, raw })}</p>
      <details className={css.folded}>
        <summary>{say('about-me.parts', { count: seen.length })}</summary>
        <p className={css.soft}>{fittedAt ? say('about-me.parts-text', { offset, when: onDay(fittedAt) }) : say('about-me.parts-unfitted', { offset })}</p>
        <div className={own.scroll} role="group" aria-label={say('about-me.parts-of', { name })} tabIndex={0}><Parts name={name} parts={seen} others={parts.filter((part) => part.competency !== competency)} /></div>
      </details>
    </li>
  )
}

const columns = ['giver', 'seen', 'value', 'counted', 'offset', 'leniency', 'weight', 'part'] as const
const exact = new Intl.NumberFormat(undefined, { minimumFractionDigits: 3, maximumFractionDigits: 3 })

const sumOf = (parts: readonly Part[], what: 'weight' | 'part'): string => exact.format(parts.reduce((sum, it) => sum + it[what], 0))

/** What was seen of the competency itself, one by one, and what the rest of the person's feedback adds, in one line. */
function Parts({ name, parts, others }: { name: string; parts: Part[]; others: Part[] }) {
  return (
    <table className={own.parts}>
      <caption className="visually-hidden">{say('about-me.parts-of', { name })}</caption>
      <thead><tr>{columns.map((column) => <th key={column} scope="col">{say(`about-me.column.${column}`)}</th>)}</tr></thead>
      <tbody>
        {parts.map(({ feedback, competency, giver, observedOn, value, counted, offset, leniency, weight, part }) => (
          <tr key={`${feedback} ${competency}`}>
            <th scope="row">{giver?.name ?? say('about-me.unnamed')}</th>
            <td>{onDay(observedOn)}</td>
            {[value, counted, offset, leniency, weight, part].map((number, index) => <td key={columns[index + 2]} className={own.number}>{exact.format(number)}</td>)}
          </tr>
        ))}
        {others.length > 0 && (
          <tr>
            <th scope="row" colSpan={6}>{say('about-me.parts-others', { count: others.length })}</th>
            <td className={own.number}>{sumOf(others, 'weight')}</td>
            <td className={own.number}>{sumOf(others, 'part')}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
