import { classes } from './classes.ts'
import css from './CairnMark.module.css'

export type Filling = 'outline' | 'capped' | 'solid'

/** Each stone from the ground up: how wide it is and how far it leans, so that no two lie quite alike. */
const stones = [
  { width: 22, lean: 0 },
  { width: 19, lean: 0.7 },
  { width: 16.5, lean: -0.6 },
  { width: 14, lean: 0.5 },
  { width: 11.5, lean: -0.4 },
  { width: 9, lean: 0.3 },
] as const

const stoneHeight = 4.5
const rise = 5.6
const box = 24

type Props = {
  /** How many stones, from 1 to 6. */
  height: number
  filling?: Filling
  /** What the mark says to somebody who cannot see it; without it, the words beside it say so. */
  label?: string | undefined
  /** Its size on screen, in pixels a stone. */
  stone?: number
  tipped?: boolean
  className?: string | undefined
}

/** The one recurring mark: a pile of stones. Height is how far something reached, filling is how often. */
export function CairnMark({ height, filling = 'solid', label, stone = 5, tipped = false, className }: Props) {
  const shown = stones.slice(0, Math.max(1, Math.min(stones.length, Math.round(height))))
  const tall = shown.length * rise + 1.2
  const scale = stone / rise
  return (
    <svg className={classes(css.mark, className)} viewBox={`0 0 ${box} ${tall}`} width={box * scale} height={tall * scale} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      {shown.map(({ width, lean }, index) => {
        const top = index === shown.length - 1
        const open = filling === 'outline' || (filling === 'capped' && top)
        return (
          <rect
            key={width}
            className={classes(open ? css.open : css.solid, tipped && top && css.tip)}
            x={(box - width) / 2 + lean}
            y={tall - 0.6 - (index + 1) * rise + (rise - stoneHeight)}
            width={width}
            height={stoneHeight}
            rx={stoneHeight / 2}
          />
        )
      })}
    </svg>
  )
}
