import { Fragment } from 'react'
import css from './Changes.module.css'

type Change = { kind: 'same' | 'added' | 'removed'; text: string }

type Props = {
  changes: readonly Change[]
  added: string
  removed: string
  marked?: boolean
  /** Between two sides nothing was taken away: what only the left says is tinted, and stays easy to read. */
  struck?: boolean
}

/** A text with the words that changed. A screen reader hears which they are, and print underlines and strikes them. */
export function Changes({ changes, added, removed, marked = true, struck = true }: Props) {
  return (
    <>
      {changes.map(({ kind, text }, index) => (
        <Fragment key={index}>{kind === 'same' || !marked ? text : kind === 'added' ? <ins><Hear text={added} />{text}</ins> : <del className={struck ? css.removed : css.elsewhere}><Hear text={removed} />{text}</del>}</Fragment>
      ))}
    </>
  )
}

const Hear = ({ text }: { text: string }) => <span className="visually-hidden"> {text} </span>
