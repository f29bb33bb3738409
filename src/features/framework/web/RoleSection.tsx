import { Fragment, type ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { classes } from '../../../ui/classes.ts'
import { Line, Passage, Prose } from '../../../ui/Prose.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { Competency, Framework, Level, Source } from '../model.ts'
import { resourcesFor } from '../rules/resources.ts'
import type { CompetencyPart, DefinitionsPart, Origin, RoleItem, RolePart, RoleSection } from '../rules/role-page.ts'
import { CarriedData } from './CarriedData.tsx'
import { CellBody } from './CellBody.tsx'
import { EvidenceAsked } from './EvidenceAsked.tsx'
import { ResourceList } from './Resources.tsx'
import css from './RoleSection.module.css'

/** Which parts are shown: all, those written on this page, or those it shares with other roles. */
export type Parts = 'all' | Origin

type Words = (text: string) => ReactNode
type Props = { content: Framework; section: RoleSection; parts: Parts; words: Words }

export function RoleSectionView({ content, section, parts, words }: Props) {
  const shown = section.parts.filter((part) => holds(part, parts))
  return (
    <section className={css.section} id={section.anchor}>
      <h2 className={section.isTitle ? 'visually-hidden' : undefined}>{section.heading}</h2>
      {shown.length === 0 && <p className={css.none}>{say('role.none')}</p>}
      {shown.map((part, index) => <Fragment key={index}>{drawn(part, content, parts, words)}</Fragment>)}
    </section>
  )
}

function holds(part: RolePart, parts: Parts): boolean {
  if (parts === 'all') return true
  if (part.kind === 'definitions') return part.rows.some((row) => holds(row, parts))
  return part.origin === parts || (part.kind === 'competency' && (part.textOrigin === parts || part.items.some(({ origin }) => origin === parts)))
}

function drawn(part: RolePart, content: Framework, parts: Parts, words: Words): ReactNode {
  switch (part.kind) {
    case 'prose': return <div className={css.part}><Prose text={part.text} words={words} />{part.source && <Where origin={part.origin} source={part.source} />}</div>
    case 'definitions': return <Definitions part={part} content={content} parts={parts} words={words} />
    case 'competency': return <CompetencyText part={part} content={content} parts={parts} words={words} />
  }
}

/** In the margin: whether a part is the page's own, or which file it shares with other roles. */
function Where({ origin, source }: { origin: Origin; source: Source }) {
  const text = say(origin === 'own' ? 'role.own-explained' : 'role.inherited-explained', { file: source.file, line: source.line })
  return (
    <p className={css.where} title={text}>
      <Tag tone={origin === 'own' ? 'accent' : 'plain'}>{say(`role.${origin}`)}</Tag>
      <span>{shortPath(source.file).split('/').map((part, index) => <Fragment key={index}>{index > 0 && <>/<wbr /></>}{part}</Fragment>)}:{source.line}</span>
    </p>
  )
}

const readablePath = 34

/** A long path is known by its end. */
function shortPath(file: string): string {
  return file.length <= readablePath ? file : `…/${file.split('/').slice(-2).join('/')}`
}

type PartProps<Part> = { part: Part; content: Framework; parts: Parts; words: Words }

function CompetencyText({ part, content, parts, words }: PartProps<CompetencyPart>) {
  const { competency, cell, items, textOrigin } = part
  const statement = items.find(({ origin }) => origin === part.origin)
  const source = statement?.statement.source ?? cell.expectation?.source ?? competency.source
  const showText = cell.expectation?.text && (parts === 'all' || textOrigin === parts)
  return (
    <div className={css.part}>
      <div className={css.text}>
        <h3 id={competency.id}>{words(competency.name)}</h3>
        {cell.kind === 'text' ? (
          <>
            {showText && <Prose text={cell.expectation?.text ?? ''} words={words} />}
            <Items items={items.filter(({ origin }) => parts === 'all' || origin === parts)} mostly={part.origin} words={words} />
            <Examples part={part} words={words} />
          </>
        ) : (
          <CellBody content={content} competency={competency} cell={cell} words={words} brief />
        )}
        <EvidenceAsked content={content} competency={competency} />
        <Resources content={content} competency={competency} level={cell.level} />
        <CarriedData carried={cell.expectation?.carried} />
      </div>
      <Where origin={part.origin} source={source} />
    </div>
  )
}

/** Statements that come from elsewhere than most of their neighbours carry a mark of their own. */
function Items({ items, mostly, words }: { items: RoleItem[]; mostly: Origin; words: Words }) {
  if (items.length === 0) return null
  return (
    <ul className={css.items}>
      {items.map(({ statement, origin }) => (
        <li key={statement.id} data-origin={origin} title={`${statement.source.file}:${statement.source.line}`}>
          <Passage text={statement.text} words={words} />
          {origin === mostly ? <span className="visually-hidden"> ({say(`role.${origin}`)})</span> : <> <Tag tone={origin === 'own' ? 'accent' : 'plain'}>{say(`role.${origin}`)}</Tag></>}
          {statement.inPlaceOf && (
            <details className={css.replaced}>
              <summary>{say('role.in-place-of')}</summary>
              <div><Passage text={statement.inPlaceOf.text} words={words} /></div>
              <p className={css.source}>{say('role.from', statement.inPlaceOf.source)}</p>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Examples({ part: { cell }, words }: { part: CompetencyPart; words: Words }) {
  const examples = cell.expectation?.examples ?? []
  if (examples.length === 0) return null
  return (
    <details className={css.examples}>
      <summary>{say('matrix.examples', { count: examples.length })}</summary>
      <ul>{examples.map(({ text }) => <li key={text}><Line text={text} words={words} /></li>)}</ul>
    </details>
  )
}

function Resources({ content, competency, level }: { content: Framework; competency: Competency; level: Level }) {
  const resources = resourcesFor(content, competency, [level.id])
  if (resources.length === 0) return null
  return (
    <details className={css.resources}>
      <summary>{say('resources.count', { count: resources.length })}</summary>
      <ResourceList content={content} resources={resources} />
    </details>
  )
}

function Definitions({ part, content, parts, words }: PartProps<DefinitionsPart>) {
  return (
    <dl className={css.definitions}>
      <div className={css.definitionsHead} aria-hidden><span>{say('role.responsibility')}</span><span>{say('role.description')}</span></div>
      {part.rows.filter((row) => holds(row, parts)).map((row) => (
        <div key={row.competency.id} className={css.definition}>
          <dt id={row.competency.id}>{words(row.competency.name)}</dt>
          <dd className={classes(css.definitionText)}>
            {row.cell.expectation?.text ? <Prose text={row.cell.expectation.text} words={words} /> : <Items items={row.items} mostly={row.origin} words={words} />}
            <EvidenceAsked content={content} competency={row.competency} />
            <Resources content={content} competency={row.competency} level={row.cell.level} />
            <CarriedData carried={row.cell.expectation?.carried} />
          </dd>
          <dd><Where origin={row.origin} source={row.cell.expectation?.source ?? row.competency.source} /></dd>
        </div>
      ))}
    </dl>
  )
}
