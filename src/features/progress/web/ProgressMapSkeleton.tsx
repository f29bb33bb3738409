import { say } from '../../../phrases/say.ts'
import css from './ProgressMapSkeleton.module.css'

const groups = [5, 4, 3]

/** The shape of a map that is on its way. */
export function ProgressMapSkeleton() {
  return (
    <div className={css.skeleton} role="status">
      <span className="visually-hidden">{say('map.loading')}</span>
      <i className={css.title} aria-hidden />
      <i className={css.line} aria-hidden />
      {groups.map((rows, group) => (
        <div key={group} className={css.group} aria-hidden>
          {Array.from({ length: rows }, (_, row) => (
            <div key={row} className={css.row}>
              <i style={{ inlineSize: `${60 + ((row * 37 + group * 19) % 36)}%` }} />
              <span><i style={{ marginInlineStart: `${30 + ((row * 23 + group * 31) % 45)}%` }} /></span>
              <i />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
