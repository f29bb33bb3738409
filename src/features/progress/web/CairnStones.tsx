import { classes } from '../../../ui/classes.ts'
import type { Stones } from './map-view.ts'
import css from './CairnStones.module.css'

const widest = 29
const narrowest = 11
const mostRise = 6.9
const tallest = 42

/** A pebble: flatter below than above, and leaning a little to one side or the other. */
function pebble(width: number, height: number, foot: number, lean: number, side: number): string {
  const [half, top] = [width / 2, foot - height]
  const x = (part: number) => (lean + side * part * half).toFixed(2)
  const y = (part: number) => (top + part * height).toFixed(2)
  return `M${x(-1)} ${y(0.58)}C${x(-1)} ${y(0.2)} ${x(-0.62)} ${y(0)} ${x(-0.08)} ${y(0)}C${x(0.58)} ${y(0)} ${x(1)} ${y(0.24)} ${x(1)} ${y(0.62)}C${x(1)} ${y(0.9)} ${x(0.7)} ${y(1)} ${x(0.1)} ${y(1)}C${x(-0.66)} ${y(1)} ${x(-1)} ${y(0.94)} ${x(-1)} ${y(0.58)}Z`
}

const leans = [0, 0.8, -0.7, 0.6, -0.5, 0.4]

type Props = Stones & { tone?: 'gap' | 'strength' | null; scale?: number }

/** A row's cairn, standing on y = 0. One stone a rung; where nobody said how far the work reached, a single round one. */
export function CairnStones({ rungs, of, filling, tone = null, scale = 1 }: Props) {
  const count = rungs ?? 1
  const rise = Math.min(mostRise, tallest / Math.max(count, 1))
  const tall = count * rise
  const step = (widest - narrowest) / Math.max(5, of - 1)
  return (
    <svg className={classes(css.cairn, tone && css[tone])} width={(widest + 6) * scale} height={(tall + 3) * scale} viewBox={`${-(widest + 6) / 2} ${-tall - 2} ${widest + 6} ${tall + 3}`} aria-hidden>
      {rungs === null
        ? <circle className={fill(filling, true)} cx={0} cy={-4.2} r={4} />
        : Array.from({ length: count }, (_, index) => (
            <path key={index} className={fill(filling, index === count - 1)} d={pebble(widest - step * index, rise - 1, -index * rise, leans[index % leans.length] ?? 0, index % 2 === 0 ? 1 : -1)} />
          ))}
    </svg>
  )
}

const fill = (filling: Stones['filling'], top: boolean): string | undefined => {
  if (filling === null) return css.unsaid
  return filling === 'outline' || (filling === 'capped' && top) ? css.open : css.solid
}
