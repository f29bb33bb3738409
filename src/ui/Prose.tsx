import { Fragment, type ReactNode } from 'react'
import { readBlocks, type Block } from './block-markdown.ts'
import { readInline, type Inline } from './inline-markdown.ts'
import css from './Prose.module.css'

type Words = (text: string) => ReactNode

/** One paragraph's Markdown. `words` may dress the plain words, to open terms in place. */
export function Line({ text, words }: { text: string; words?: Words | undefined }) {
  return <>{readInline(text).map((inline, index) => <Fragment key={index}>{drawn(inline, words)}</Fragment>)}</>
}

function drawn(inline: Inline, words: Words | undefined): ReactNode {
  switch (inline.kind) {
    case 'text': return words ? words(inline.text) : inline.text
    case 'code': return <code>{inline.text}</code>
    case 'break': return <br />
    case 'strong': return <strong>{all(inline.children, words)}</strong>
    case 'emphasis': return <em>{all(inline.children, words)}</em>
    case 'link': return <Outward address={inline.address}>{all(inline.children, undefined)}</Outward>
  }
}

const all = (children: Inline[], words: Words | undefined) => children.map((child, index) => <Fragment key={index}>{drawn(child, words)}</Fragment>)

/** A link that the source wrote. One that only holds within the source's own site is shown as words, with where it led. */
function Outward({ address, children }: { address: string; children: ReactNode }) {
  if (/^(https?:|mailto:)/.test(address)) return <a href={address} rel="noreferrer" target="_blank">{children}</a>
  return <span className={css.elsewhere} title={address}>{children}</span>
}

/** A statement: one line, or one that has a list of its own below it. */
export const Passage = ({ text, words }: { text: string; words?: Words | undefined }) => (text.includes('\n') ? <Prose text={text} words={words} /> : <Line text={text} words={words} />)

/** Several paragraphs of Markdown, with lists, tables and headings. */
export function Prose({ text, words }: { text: string; words?: Words | undefined }) {
  return <div className={css.prose}>{readBlocks(text).map((block, index) => <Fragment key={index}>{drawnBlock(block, words)}</Fragment>)}</div>
}

function drawnBlock(block: Block, words: Words | undefined): ReactNode {
  const line = (text: string) => <Line text={text} words={words} />
  switch (block.kind) {
    case 'paragraph': return <p>{line(block.text)}</p>
    case 'heading': return <p className={css.heading}>{line(block.text)}</p>
    case 'rule': return <hr className={css.rule} />
    case 'list': return block.ordered ? <ol>{block.items.map((item, index) => <li key={index}>{line(item)}</li>)}</ol> : <ul>{block.items.map((item, index) => <li key={index}>{line(item)}</li>)}</ul>
    case 'table': return <ProseTable head={block.head} rows={block.rows} line={line} />
    case 'code': return <pre className={css.code}>{block.text}</pre>
  }
}

function ProseTable({ head, rows, line }: { head: string[]; rows: string[][]; line: (text: string) => ReactNode }) {
  return (
    <div className={css.scroll}>
      <table>
        <thead><tr>{head.map((cell, index) => <th key={index} scope="col">{line(cell)}</th>)}</tr></thead>
        <tbody>{rows.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at}>{line(cell)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}
