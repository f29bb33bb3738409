import { say } from '../../phrases/say.ts'
import css from './Waits.module.css'

type Props = {
  count: number
  /** Shows that something waits, and leaves how much to where it is. */
  quiet?: boolean
}

/** Beside a part of the product: how much waits there for whoever is signed in. */
export function Waits({ count, quiet = false }: Props) {
  if (count === 0) return null
  return (
    <>
      <span className={quiet ? css.dot : css.count} aria-hidden>{quiet ? '' : count}</span>
      <span className="visually-hidden"> {say('shell.waiting', { count })}</span>
    </>
  )
}
