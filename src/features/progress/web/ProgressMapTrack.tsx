import { classes } from '../../../ui/classes.ts'
import { isCalledOutside } from '../rules/without-number.ts'
import { CairnStones } from './CairnStones.tsx'
import type { RowView, Zone } from './map-view.ts'
import { OutsideRoleMark } from './OutsideRoleMark.tsx'
import css from './ProgressMapTrack.module.css'

const from = (percent: number) => ({ insetInlineStart: `${percent.toFixed(2)}%` })
const stretch = (start: number, end: number) => ({ ...from(start), inlineSize: `${(end - start).toFixed(2)}%` })

type Props = { drawn: RowView; self: boolean }

/** One row's ladder: what is expected, the ground that the cairn stands on, the cairn, and the trail from a year ago. */
export function ProgressMapTrack({ drawn: { row, zones, stones, scale, self: selfAt }, self }: Props) {
  const { rating, yearAgo, standing } = row
  const tone = standing.prompt
  return (
    <div className={classes(css.track, tone && css[tone])} aria-hidden>
      {zones.map((zone) => <ZoneArea key={`${zone.kind}${zone.start}`} zone={zone} />)}
      {[...scale.columns.map(({ start }) => start), scale.columns.at(-1)?.end ?? 100].map((edge) => <i key={edge} className={css.rule} style={from(edge)} />)}
      {!rating && standing.kind === 'no-opportunity' && <NoOpportunity zones={zones} />}
      {isCalledOutside(row) && <span className={css.outside} style={from((scale.columns[0]?.start ?? 0) / 2)}><OutsideRoleMark /></span>}
      {rating && (
        <>
          {yearAgo !== null && <Trail from={scale.at(yearAgo)} to={scale.at(rating.adjusted)} />}
          <i className={classes(css.ground, scale.beyond(rating.low) && css.openStart, scale.beyond(rating.high) && css.openEnd)} style={stretch(scale.at(rating.low), scale.at(rating.high))} />
          <i className={css.raw} style={from(scale.at(rating.raw))} />
          <span className={css.stands} style={from(scale.at(rating.adjusted))}>
            {tone && <i className={tone === 'gap' ? css.down : css.up} />}
            <CairnStones {...stones} tone={tone} />
          </span>
        </>
      )}
      {self && selfAt !== null && <i className={css.self} style={from(scale.at(selfAt))} />}
    </div>
  )
}

const classOf = { expected: css.expected, 'same-text': css.sameText, 'not-yet': css.notYet, limit: css.limit }

const ZoneArea = ({ zone: { kind, start, end } }: { zone: Zone }) => <i className={classOf[kind]} style={stretch(start, end)} />

/** Where one was a year before, and the way since. */
function Trail({ from: start, to }: { from: number; to: number }) {
  return (
    <>
      <i className={css.trail} style={stretch(Math.min(start, to), Math.max(start, to))} />
      <i className={css.yearAgo} style={from(start)} />
    </>
  )
}

function NoOpportunity({ zones }: { zones: Zone[] }) {
  const expected = zones.find(({ kind }) => kind === 'expected')
  return <i className={css.broken} style={expected ? stretch(expected.start, expected.end) : stretch(0, 100)} />
}
